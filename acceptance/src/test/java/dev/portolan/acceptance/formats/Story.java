package dev.portolan.acceptance.formats;

import dev.portolan.Portolan;
import dev.portolan.migrate.Generator;
import dev.portolan.migrate.SchemaSource;
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
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Three generations of a schema, in which a table with children in another one is built anew by SQLite. */
final class Story {
    /** Text that tools may take for a word to them. */
    static final String HOSTILE = "${team} $x -- +goose Down; -- migrate:down --rollback";

    private static final Name ID = Name.of("id");
    private static final Name TEAM = Name.of("team_id");

    private Story() {}

    static Generator generator(int generation, String format, Path dir) {
        return Portolan.generator(source(generation)).format(format).dir(dir);
    }

    static SchemaSource source(int generation) {
        Table team = Table.of(
                QName.of("team"),
                List.of(id(), text("name", generation == 1 ? 40 : 80, generation == 1)),
                PrimaryKey.of(ID));
        List<Column> columns = new ArrayList<>(List.of(
                id(),
                text("down_name", generation < 3 ? 40 : 60, true),
                Column.of(TEAM, new ColumnType.Int(64), false)));
        List<Table> tables = new ArrayList<>();
        if (generation == 3) {
            team = team.withUniques(List.of(Unique.of(Name.of("name"))));
            columns.add(text("mark", 80, false).withDefault(PerDialect.of("'" + HOSTILE.replace("'", "''") + "'")));
            tables.add(Table.of(QName.of("note"), List.of(id(), text("up", 20, true)), PrimaryKey.of(ID))
                    .withIndexes(List.of(Index.of(Name.of("by_up"), false, List.of(IndexPart.of(Name.of("up")))))));
        }
        Table member = Table.of(QName.of("member"), columns, PrimaryKey.of(ID))
                .withForeignKeys(List.of(new ForeignKey(
                        null,
                        false,
                        List.of(TEAM),
                        QName.of("team"),
                        List.of(ID),
                        ForeignKey.Action.NO_ACTION,
                        ForeignKey.Action.CASCADE,
                        null,
                        null)));
        if (generation == 3) {
            member = member.withChecks(List.of(Check.of(null, "down_name <> '-- +goose Down'")))
                    .withIndexes(List.of(
                            Index.of(Name.of("by_down_name"), false, List.of(IndexPart.of(Name.of("down_name"))))));
        }
        tables.add(0, team);
        tables.add(1, member);
        return SchemaSource.of(new Desired("story", Graph.ofTables(tables), Hints.NONE));
    }

    private static Column id() {
        return Column.of(ID, new ColumnType.Int(64), false).withIdentity(Column.Identity.DEFAULT);
    }

    private static Column text(String name, int length, boolean nullable) {
        return Column.of(Name.of(name), new ColumnType.Text(length, false), nullable);
    }
}
