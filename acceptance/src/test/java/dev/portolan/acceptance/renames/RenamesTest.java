package dev.portolan.acceptance.renames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Apply;
import dev.portolan.acceptance.Target;
import dev.portolan.dir.MigrationFile;
import dev.portolan.migrate.Generator;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated.Storage;
import dev.portolan.schema.Desired;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hint acts once, keeps the rows, drags what is named after it, and may stay in the source forever. */
class RenamesTest {
    @TempDir
    Path work;

    private int version = 1;

    private static Column column(String name, ColumnType type) {
        return Column.of(Name.of(name), type, true);
    }

    private static Table table(String name, Column... columns) {
        List<Column> all = new java.util.ArrayList<>();
        all.add(Column.of(Name.of("id"), new ColumnType.Int(64), false));
        all.addAll(List.of(columns));
        return Table.of(QName.of(name), all, PrimaryKey.of(Name.of("id")));
    }

    /** {@code new=old} or {@code table.new=old}. */
    private static Hints hints(List<Hints.ValueRename> values, String... said) {
        Map<ElementRef, List<Name>> renamed = new HashMap<>();
        for (String one : said) {
            String[] sides = one.split("=");
            String[] path = sides[0].split("\\.");
            Name column = path.length == 1 ? null : Name.of(path[1]);
            renamed.put(new ElementRef(QName.of(path[0]), column), List.of(Name.of(sides[1])));
        }
        return new Hints(renamed, Map.of(), Map.of(), values, Map.of());
    }

    private static SchemaSource source(Hints hints, Table... tables) {
        return SchemaSource.of(new Desired("u", Graph.ofTables(List.of(tables)), hints));
    }

    private Generator generator(Target target, SchemaSource source) throws Exception {
        return target.generator(source, work.resolve("migrations"))
                .versionTime(Long.toString(20_260_101_000_000L + version++));
    }

    private Result migrate(Target target, Connection database, SchemaSource source) throws Exception {
        Result result = generator(target, source).diff("step");
        assertEquals(Result.Outcome.WRITTEN, result.outcome());
        for (MigrationFile file : result.files()) {
            Apply.file(database, target, file);
        }
        assertSynced(target, database, source);
        return result;
    }

    private void assertSynced(Target target, Connection database, SchemaSource source) throws Exception {
        assertEquals(List.of(), generator(target, source).diff("again").changes());
        assertEquals(
                List.of(),
                generator(target, source)
                        .inspect(database)
                        .dryRun()
                        .diff("none")
                        .changes());
        Path snapshot = work.resolve("migrations/schema.snapshot");
        String text = Files.readString(snapshot);
        Files.delete(snapshot);
        assertEquals(List.of(), generator(target, source).dryRun().diff("again").changes(), "without a snapshot");
        assertEquals(
                List.of(),
                generator(target, source)
                        .inspect(database)
                        .dryRun()
                        .diff("none")
                        .changes(),
                "the database without a snapshot");
        Files.writeString(snapshot, text);
    }

    private static String ask(Connection database, String sql) throws Exception {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertTrue(row.next(), sql);
            return row.getString(1);
        }
    }

    private static Column kind(String... values) {
        return column("kind", new ColumnType.Enumerated("Kind", List.of(values), Storage.STRING, 20));
    }

    private static Table orders(String target, String column) {
        return table("Orders", column(column, new ColumnType.Int(64)), column("total", new ColumnType.Int(32)))
                .withForeignKeys(List.of(
                        ForeignKey.of(null, List.of(Name.of(column)), QName.of(target), List.of(Name.of("id")))))
                .withIndexes(List.of(Index.of(null, false, List.of(IndexPart.of(Name.of(column))))))
                .withChecks(List.of(Check.of(null, "total >= 0")));
    }

    @ParameterizedTest
    @EnumSource
    void aTableItsColumnsAValueAndAllThatIsNamedAfterThem(Target target) throws Exception {
        SchemaSource before = source(
                Hints.NONE,
                table("Users", column("email", new ColumnType.Text(100, false)), kind("A", "B"))
                        .withUniques(List.of(Unique.of(Name.of("email")))),
                orders("Users", "user_id"));
        SchemaSource after = source(
                hints(
                        List.of(new Hints.ValueRename(QName.of("Customers"), Name.of("kind"), "A", "C")),
                        "Customers=Users",
                        "Customers.mail=email",
                        "Orders.customer_id=user_id"),
                table("Customers", column("mail", new ColumnType.Text(200, false)), kind("B", "C"))
                        .withUniques(List.of(Unique.of(Name.of("mail")))),
                orders("Customers", "customer_id"));
        try (Connection database = target.fresh()) {
            migrate(target, database, before);
            Apply.script(
                    database,
                    "INSERT INTO Users VALUES (1, 'a@b', 'A')\nINSERT INTO Users VALUES (2, 'c@d', 'B')\n"
                            + "INSERT INTO Orders VALUES (7, 1, 5)");
            Result result = migrate(target, database, after);
            assertEquals("a@bC", ask(database, "SELECT concat(mail, kind) FROM Customers WHERE id = 1"));
            assertEquals("c@dB", ask(database, "SELECT concat(mail, kind) FROM Customers WHERE id = 2"));
            assertEquals("1", ask(database, "SELECT customer_id FROM Orders"));
            Apply.steps(database, result.plan().reverse());
            assertEquals("a@bA", ask(database, "SELECT concat(email, kind) FROM Users WHERE id = 1"));
            assertEquals(
                    List.of(),
                    generator(target, before)
                            .inspect(database)
                            .dryRun()
                            .diff("none")
                            .changes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSwapActsOnceAndTheNextChangeDoesNotSwapBack(Target target) throws Exception {
        Column x = column("x", new ColumnType.Int(32));
        Column y = column("y", new ColumnType.Int(32));
        try (Connection database = target.fresh()) {
            migrate(target, database, source(Hints.NONE, table("a", x, y), table("b", x)));
            Apply.script(database, "INSERT INTO a VALUES (1, 10, 20)\nINSERT INTO b VALUES (2, 30)");
            Hints swap = hints(List.of(), "a=b", "b=a", "b.x=y", "b.y=x");
            migrate(target, database, source(swap, table("a", x), table("b", x, y)));
            assertEquals("30", ask(database, "SELECT x FROM a"));
            assertEquals("20", ask(database, "SELECT x FROM b"));
            assertEquals("10", ask(database, "SELECT y FROM b"));
            migrate(
                    target,
                    database,
                    source(swap, table("a", x, column("z", new ColumnType.Int(32))), table("b", x, y)));
            assertEquals("30", ask(database, "SELECT x FROM a"));
            assertEquals("20", ask(database, "SELECT x FROM b"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChainMovesEachTableByOne(Target target) throws Exception {
        Column x = column("x", new ColumnType.Int(32));
        try (Connection database = target.fresh()) {
            migrate(target, database, source(Hints.NONE, table("a", x), table("b", x)));
            Apply.script(database, "INSERT INTO a VALUES (1, 10)\nINSERT INTO b VALUES (2, 30)");
            Result result =
                    migrate(target, database, source(hints(List.of(), "b=a", "c=b"), table("b", x), table("c", x)));
            assertEquals("10", ask(database, "SELECT x FROM b"));
            assertEquals("30", ask(database, "SELECT x FROM c"));
            Apply.steps(database, result.plan().reverse());
            assertEquals("10", ask(database, "SELECT x FROM a"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSequenceKeepsItsValue(Target target) throws Exception {
        SchemaSource before = SchemaSource.of(new Desired(
                "u", Graph.EMPTY.withSequences(List.of(new Sequence(QName.of("a_seq"), 1, 1, null))), Hints.NONE));
        SchemaSource after = SchemaSource.of(new Desired(
                "u",
                Graph.EMPTY.withSequences(List.of(new Sequence(QName.of("b_seq"), 1, 1, null))),
                hints(List.of(), "b_seq=a_seq")));
        try (Connection database = target.fresh()) {
            migrate(target, database, before);
            Apply.script(
                    database,
                    switch (target) {
                        case POSTGRES -> "SELECT setval('a_seq', 41)";
                        case MARIADB -> "SELECT setval(a_seq, 41)";
                        case H2 -> "ALTER SEQUENCE a_seq RESTART WITH 42";
                        default -> "UPDATE a_seq SET next_val = 42";
                    });
            migrate(target, database, after);
            assertEquals(
                    "42",
                    ask(
                            database,
                            switch (target) {
                                case POSTGRES -> "SELECT nextval('b_seq')";
                                case MARIADB -> "SELECT nextval(b_seq)";
                                case H2 -> "SELECT NEXT VALUE FOR b_seq";
                                default -> "SELECT next_val FROM b_seq";
                            }));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDefaultSchemaMayBeNamedAndAnotherIsMade(Target target) throws Exception {
        Column x = column("x", new ColumnType.Int(32));
        Table inDefault = table("a", x).withName(new QName(Name.of("public"), Name.of("a")));
        Table elsewhere = table("b", x).withName(new QName(Name.of("sales"), Name.of("b")));
        try (Connection database = target.fresh()) {
            migrate(target, database, source(Hints.NONE, inDefault, elsewhere));
            Apply.script(database, "INSERT INTO a VALUES (1, 10)");
            Hints hints = new Hints(
                    Map.of(
                            new ElementRef(inDefault.name().sibling(Name.of("c")), Name.of("y")),
                            List.of(Name.of("x")),
                            ElementRef.of(inDefault.name().sibling(Name.of("c"))),
                            List.of(Name.of("a"))),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    Map.of());
            migrate(
                    target,
                    database,
                    source(
                            hints,
                            table("c", column("y", new ColumnType.Int(32)))
                                    .withName(inDefault.name().sibling(Name.of("c"))),
                            elsewhere));
            assertEquals("10", ask(database, "SELECT y FROM c"));
        }
    }

    private static Table painted(String... colors) {
        return table("t", column("color", new ColumnType.Enumerated("Color", List.of(colors), Storage.NATIVE, 20)));
    }

    @ParameterizedTest
    @EnumSource(names = "POSTGRES")
    void aValueOfANativeEnumIsRenamedInItsType(Target target) throws Exception {
        try (Connection database = target.fresh()) {
            migrate(target, database, source(Hints.NONE, painted("RED", "BLUE")));
            Apply.script(database, "INSERT INTO t VALUES (1, 'RED')");
            Hints hints = hints(List.of(new Hints.ValueRename(QName.of("t"), Name.of("color"), "RED", "CRIMSON")));
            Result result = migrate(target, database, source(hints, painted("CRIMSON", "BLUE", "GREEN")));
            assertEquals("CRIMSON", ask(database, "SELECT color FROM t"));
            Apply.steps(database, result.plan().reverse());
            assertEquals("RED", ask(database, "SELECT color FROM t"));
        }
    }
}
