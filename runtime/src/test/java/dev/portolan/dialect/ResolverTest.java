package dev.portolan.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResolverTest {
    private static final Dialect SQLITE = Dialects.named("sqlite");
    private static final Dialect POSTGRES = Dialects.named("postgres");

    private static Column column(String name, ColumnType type) {
        return Column.of(Name.of(name), type, true);
    }

    private static Table table(String name, Column... columns) {
        return Table.of(QName.of(name), List.of(columns), null);
    }

    private static Resolved resolve(Dialect dialect, Hints hints, Table... tables) {
        return Resolver.resolve(dialect, new Desired("u", Graph.ofTables(List.of(tables)), hints));
    }

    private static Table only(Dialect dialect, Table table) {
        return resolve(dialect, Hints.NONE, table).physical().graph().tables().get(0);
    }

    private static Hints origin(Map<ElementRef, String> origin) {
        return new Hints(Map.of(), Map.of(), Map.of(), List.of(), origin);
    }

    @Test
    void an_unquoted_name_folds_and_a_quoted_one_stays() {
        Column plain = column("PlacedBy", new ColumnType.Int(64));
        Column quoted = Column.of(Name.quoted("Group"), new ColumnType.Int(64), true);
        Table postgres = only(POSTGRES, table("OrderItem", plain, quoted));
        assertEquals(QName.quoted("orderitem"), postgres.name());
        assertEquals(
                List.of("placedby", "Group"),
                postgres.columns().stream().map(c -> c.name().text()).toList());
        assertEquals(
                QName.quoted("OrderItem"),
                only(SQLITE, table("OrderItem", plain)).name());
    }

    @Test
    void a_catalog_is_the_schema_of_mysql_and_an_error_elsewhere() {
        QName name = new QName(Name.of("Stock"), Name.of("dbo"), Name.of("Item"));
        Table item = Table.of(name, List.of(column("x", new ColumnType.Int(32))), null);
        Hints hints = origin(Map.of(ElementRef.of(name), "com.acme.Item"));
        for (String dialect : List.of("mysql", "mariadb")) {
            Graph graph =
                    resolve(Dialects.named(dialect), hints, item).physical().graph();
            assertEquals(
                    new QName(Name.quoted("Stock"), Name.quoted("Item")),
                    graph.tables().get(0).name());
            assertEquals(Name.quoted("Stock"), graph.schemas().get(0).name());
            Graph there = Resolver.resolve(
                            Dialects.named(dialect), new Desired("u", Graph.ofTables(List.of(item)), hints), "Stock")
                    .physical()
                    .graph();
            assertEquals(QName.quoted("Item"), there.tables().get(0).name());
            assertEquals(List.of(), there.schemas());
        }
        for (String dialect : List.of("sqlite", "postgres", "h2")) {
            PortolanException e =
                    assertThrows(PortolanException.class, () -> resolve(Dialects.named(dialect), hints, item), dialect);
            assertEquals("catalog-unsupported", e.code());
            assertTrue(e.getMessage().contains("com.acme.Item"), e.getMessage());
            assertTrue(e.getMessage().contains("Stock"), e.getMessage());
        }
    }

    @Test
    void two_elements_that_become_one_name_are_an_error_that_names_both() {
        Table a = Table.of(QName.of("Item"), List.of(column("x", new ColumnType.Int(32))), null);
        Table b = Table.of(QName.quoted("item"), List.of(column("x", new ColumnType.Int(32))), null);
        Hints hints = origin(
                Map.of(ElementRef.of(a.name()), "com.acme.Item", ElementRef.of(b.name()), "com.acme.legacy.Item"));
        for (Dialect dialect : List.of(SQLITE, POSTGRES)) {
            PortolanException clash = assertThrows(PortolanException.class, () -> resolve(dialect, hints, a, b));
            assertEquals("name-clash", clash.code());
            assertTrue(clash.getMessage().contains("com.acme.Item"), clash::getMessage);
            assertTrue(clash.getMessage().contains("com.acme.legacy.Item"), clash::getMessage);
        }
        PortolanException columns = assertThrows(
                PortolanException.class,
                () -> only(
                        SQLITE, table("t", column("a", new ColumnType.Int(32)), column("A", new ColumnType.Int(32)))));
        assertTrue(columns.getMessage().contains("\"t.a\""), columns::getMessage);
    }

    @Test
    void a_name_too_long_is_cut_as_the_server_cuts_it_in_queries() {
        String name = "é".repeat(40) + "x";
        Table table = only(POSTGRES, table(name, column("c".repeat(70), new ColumnType.Int(32))));
        assertEquals("é".repeat(31), table.name().text());
        assertEquals("c".repeat(63), table.columns().get(0).name().text());
        Column one = column("d".repeat(63) + "1", new ColumnType.Int(32));
        Column two = column("d".repeat(63) + "2", new ColumnType.Int(32));
        assertEquals(
                "name-clash",
                assertThrows(PortolanException.class, () -> only(POSTGRES, table("t", one, two)))
                        .code());
        assertEquals(2, only(SQLITE, table("t", one, two)).columns().size());
    }

    @Test
    void constraints_get_names_of_the_contract_and_long_ones_are_cut_and_hashed() {
        Name id = Name.of("id");
        Table parent = table("Parent", column("id", new ColumnType.Int(64))).withPrimaryKey(PrimaryKey.of(id));
        Table child = table("Child", column("parent_id", new ColumnType.Int(64)), column("e", new ColumnType.Int(32)))
                .withForeignKeys(
                        List.of(ForeignKey.of(null, List.of(Name.of("parent_id")), QName.of("PARENT"), List.of(id))))
                .withUniques(List.of(Unique.of(Name.of("e"))))
                .withIndexes(List.of(Index.of(null, false, List.of(IndexPart.of(Name.of("e"), true)))));
        Graph graph = resolve(POSTGRES, Hints.NONE, parent, child).physical().graph();
        Table c = graph.tables().get(0);
        assertEquals(Name.quoted("fk_child_parent_id"), c.foreignKeys().get(0).name());
        assertEquals(QName.quoted("parent"), c.foreignKeys().get(0).refTable());
        assertEquals(
                new Unique(Name.quoted("uk_child_e"), false, List.of(Name.quoted("e")), null),
                c.uniques().get(0));
        assertEquals(Name.quoted("ix_child_e"), c.indexes().get(0).name());
        assertEquals(
                Name.quoted("pk_parent"), graph.tables().get(1).primaryKey().name());

        String wide = "w".repeat(60);
        Table t = only(
                POSTGRES,
                table("t", column(wide, new ColumnType.Int(32))).withUniques(List.of(Unique.of(Name.of(wide)))));
        String cut = t.uniques().get(0).name().text();
        assertEquals(63, cut.getBytes(StandardCharsets.UTF_8).length);
        assertTrue(cut.matches("uk_t_w+_[0-9a-f]{8}"), cut);
    }

    @Test
    void generated_names_are_unique_in_the_schema() {
        Table a = table("a", column("b_c", new ColumnType.Int(32)))
                .withIndexes(List.of(Index.of(null, false, List.of(IndexPart.of(Name.of("b_c"))))));
        Table ab = table("a_b", column("c", new ColumnType.Int(32)))
                .withIndexes(List.of(Index.of(null, false, List.of(IndexPart.of(Name.of("c"))))));
        for (Dialect dialect : List.of(SQLITE, POSTGRES)) {
            List<Table> tables =
                    resolve(dialect, Hints.NONE, a, ab).physical().graph().tables();
            assertNotEquals(
                    tables.get(0).indexes().get(0).name(),
                    tables.get(1).indexes().get(0).name());
        }
        Table named = ab.withIndexes(List.of(Index.of(Name.of("by_x"), false, List.of(IndexPart.of(Name.of("c"))))));
        Table same = a.withIndexes(List.of(Index.of(Name.of("by_x"), false, List.of(IndexPart.of(Name.of("b_c"))))));
        assertEquals(
                "name-clash",
                assertThrows(PortolanException.class, () -> resolve(POSTGRES, Hints.NONE, named, same))
                        .code());
    }

    @Test
    void where_a_unique_constraint_is_an_index_it_becomes_one() {
        Table table = only(
                SQLITE, table("t", column("e", new ColumnType.Int(32))).withUniques(List.of(Unique.of(Name.of("e")))));
        assertEquals(List.of(), table.uniques());
        Index index = table.indexes().get(0);
        assertTrue(index.unique());
        assertEquals(Name.quoted("uk_t_e"), index.name());
        assertFalse(index.named());
    }

    @Test
    void the_constants_of_an_enum_are_checked_and_escaped() {
        Column text = column("s", new ColumnType.Enumerated("S", List.of("A", "it's"), Storage.STRING, 10));
        Column number = column("n", new ColumnType.Enumerated("N", List.of("X", "Y", "Z"), Storage.ORDINAL, 255));
        Table postgres = only(POSTGRES, table("t", text, number));
        assertEquals(
                List.of("\"s\" in ('A', 'it''s')", "\"n\" between 0 and 2"),
                postgres.checks().stream().map(c -> c.expression().value()).toList());
        assertEquals(
                List.of("ck_t_s", "ck_t_n"),
                postgres.checks().stream().map(c -> c.name().text()).toList());
        assertEquals(
                "`s` in ('A', 'it''s')",
                only(SQLITE, table("t", text)).checks().get(0).expression().value());
    }

    @Test
    void a_native_enum_is_a_type_of_its_own_where_there_are_such() {
        Column column = column("c", new ColumnType.Enumerated("Color", List.of("RED"), Storage.NATIVE, 255));
        Graph graph =
                resolve(POSTGRES, Hints.NONE, table("t", column)).physical().graph();
        assertEquals(List.of("RED"), graph.enums().get(0).values());
        assertEquals(List.of(), graph.tables().get(0).checks());
        assertEquals(1, only(SQLITE, table("t", column)).checks().size());
    }

    @Test
    void a_sequence_is_a_table_with_a_row_where_there_are_none() {
        Graph logical = Graph.EMPTY.withSequences(List.of(new Sequence(QName.of("User_SEQ"), 1, 50, null)));
        Graph sqlite = Resolver.resolve(SQLITE, new Desired("u", logical, Hints.NONE))
                .physical()
                .graph();
        assertEquals(List.of(), sqlite.sequences());
        assertEquals(
                List.of("next_val"),
                sqlite.tables().get(0).columns().stream()
                        .map(c -> c.name().text())
                        .toList());
        assertEquals(
                List.of(new Seed(
                        QName.quoted("User_SEQ"), List.of(Name.quoted("next_val")), List.of(), List.of(List.of("1")))),
                sqlite.seeds());
        Graph postgres = Resolver.resolve(POSTGRES, new Desired("u", logical, Hints.NONE))
                .physical()
                .graph();
        assertEquals(QName.quoted("user_seq"), postgres.sequences().get(0).name());
        assertEquals(List.of(), postgres.tables());
    }

    @Test
    void what_differs_by_dialect_is_picked_and_what_it_lacks_is_left_out() {
        Column column = column("c", new ColumnType.Int(32))
                .withDefault(PerDialect.of("0").with("postgres", "1"))
                .withComment("says");
        Table table = Table.of(new QName(Name.of("S"), Name.of("t")), List.of(column), null)
                .withChecks(List.of(
                        new Check(null, false, new PerDialect<>(null, Map.of("postgres", "c > 0")), null, null)));
        Table sqlite = only(SQLITE, table);
        assertEquals(QName.quoted("t"), sqlite.name());
        assertEquals("0", sqlite.columns().get(0).physicalDefault());
        assertNull(sqlite.columns().get(0).comment());
        assertEquals(List.of(), sqlite.checks());
        Table postgres = only(POSTGRES, table);
        assertEquals(new QName(Name.quoted("s"), Name.quoted("t")), postgres.name());
        assertEquals("1", postgres.columns().get(0).physicalDefault());
        assertEquals("says", postgres.columns().get(0).comment());
        assertEquals(1, postgres.checks().size());
    }

    @Test
    void a_reference_is_spelled_as_what_it_refers_to() {
        Table parent =
                table("Parent", column("Id", new ColumnType.Int(64))).withPrimaryKey(PrimaryKey.of(Name.of("ID")));
        Table child = table("child", column("p", new ColumnType.Int(64)))
                .withForeignKeys(List.of(
                        ForeignKey.of(null, List.of(Name.of("P")), QName.of("PARENT"), List.of(Name.of("id")))));
        List<Table> tables =
                resolve(SQLITE, Hints.NONE, parent, child).physical().graph().tables();
        assertEquals(List.of(Name.quoted("Id")), tables.get(0).primaryKey().columns());
        ForeignKey key = tables.get(1).foreignKeys().get(0);
        assertEquals(QName.quoted("Parent"), key.refTable());
        assertEquals(List.of(Name.quoted("Id")), key.refColumns());
        assertEquals(List.of(Name.quoted("p")), key.columns());
    }

    @Test
    void hints_travel_with_the_stored_names() {
        ElementRef column = new ElementRef(QName.of("Users"), Name.of("fullName"));
        Hints hints = new Hints(
                Map.of(column, List.of(Name.of("Name"))),
                Map.of(column, PerDialect.of("'x'").with("postgres", "'y'")),
                Map.of(column, new PerDialect<>(null, Map.of("postgres", "a::int"))),
                List.of(new Hints.ValueRename(QName.of("Users"), Name.of("fullName"), "A", "B")),
                Map.of(column, "com.acme.User#fullName"));
        Table table = table("Users", column("fullName", new ColumnType.Text(255, false)));
        Hints postgres = resolve(POSTGRES, hints, table).hints();
        ElementRef stored = new ElementRef(QName.quoted("users"), Name.quoted("fullname"));
        assertEquals(Map.of(stored, List.of(Name.quoted("name"))), postgres.renamedFrom());
        assertEquals(Map.of(stored, PerDialect.of("'y'")), postgres.backfill());
        assertEquals(Map.of(stored, PerDialect.of("a::int")), postgres.using());
        assertEquals(
                List.of(new Hints.ValueRename(QName.quoted("users"), Name.quoted("fullname"), "A", "B")),
                postgres.values());
        assertEquals(Map.of(stored, "com.acme.User#fullName"), postgres.origin());
        assertEquals(Map.of(), resolve(SQLITE, hints, table).hints().using());
    }

    /** As Hibernate 7: constants of one letter each are a character where there is no native enum. */
    @Test
    void anEnumOfLettersIsACharacter() {
        var letters = new ColumnType.Enumerated("L", List.of("A", "B"), Storage.STRING, 1);
        for (String dialect : List.of("postgres", "sqlite")) {
            assertTrue(Dialects.named(dialect)
                    .types()
                    .sql(Dialects.named(dialect).types().toNative(letters))
                    .matches("char(acter)?\\(1\\)"));
        }
    }
}
