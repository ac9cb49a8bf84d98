package dev.portolan.dialect.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Resolver;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Desired;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** H2 copies a table to change a column, and gives what is made on the copy the names of both. */
class NameLengthTest {
    private static final Name KEY = Name.quoted("key");
    private static final Name OTHER = Name.quoted("other");

    /** A table and one that refers to it. */
    private static Physical tables(int first, int second, boolean given, boolean more) {
        List<Column> columns = new ArrayList<>(
                List.of(Column.of(KEY, new ColumnType.Int(64), false), Column.of(OTHER, new ColumnType.Int(64), true)));
        if (more) {
            columns.add(Column.of(Name.quoted("more"), new ColumnType.Int(64), true));
        }
        QName parent = QName.quoted("p".repeat(first));
        QName child = QName.quoted("c".repeat(second));
        ForeignKey key = ForeignKey.of(name(given, "f"), List.of(OTHER), parent, List.of(KEY));
        List<Table> tables = List.of(
                made(parent, columns, given, "p"),
                made(child, columns, given, "c").withForeignKeys(List.of(key)));
        Desired desired = new Desired("u", Graph.ofTables(tables), Hints.NONE);
        return Resolver.resolve(Database.DIALECT, desired).physical();
    }

    private static Table made(QName name, List<Column> columns, boolean given, String own) {
        return Table.of(name, columns, new PrimaryKey(name(given, own + "k"), given, List.of(KEY), null))
                .withUniques(List.of(new Unique(name(given, own + "u"), given, List.of(OTHER, KEY), null)))
                .withIndexes(List.of(Index.of(name(given, own + "i"), false, List.of(IndexPart.of(OTHER)))))
                .withChecks(List.of(Check.of(name(given, own + "x"), "\"other\" > 0")));
    }

    private static Name name(boolean given, String own) {
        return given ? Name.quoted(own + "-".repeat(200)) : null;
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "190, 30", "30, 190", "198, 198"})
    void whatIsMadeOnATableLeavesRoomForACopy(int first, int second) throws SQLException {
        for (boolean given : new boolean[] {false, true}) {
            Physical less = tables(first, second, given, false);
            Physical more = tables(first, second, given, true);
            try (Database database = new Database()) {
                database.run(Database.plan(Database.diff(Database.NOTHING, less, Hints.NONE), Hints.NONE)
                        .steps());
                Physical before = database.inspect();
                List<String> steps = new ArrayList<>();
                Database.plan(Database.diff(less, more, Hints.NONE), Hints.NONE)
                        .steps()
                        .forEach(s -> steps.add(s.sql()));
                assertTrue(steps.stream().anyMatch(s -> s.contains("ADD COLUMN")), steps::toString);
                database.run(steps.toArray(String[]::new));
                database.run(Database.plan(Database.diff(more, less, Hints.NONE), Hints.NONE)
                        .steps());
                assertEquals(before, database.inspect());
            }
        }
    }
}
