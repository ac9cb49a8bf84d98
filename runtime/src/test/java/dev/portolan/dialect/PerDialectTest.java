package dev.portolan.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated;
import dev.portolan.schema.ColumnType.Enumerated.Storage;
import dev.portolan.schema.Desired;
import dev.portolan.schema.DialectSet;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Extension;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a mapping says for some dialects only, and what becomes of it where it is not for. */
class PerDialectTest {
    private static final Dialect SQLITE = Dialects.named("sqlite");
    private static final Dialect POSTGRES = Dialects.named("postgres");

    private static Table table(Column... columns) {
        return Table.of(QName.of("t"), List.of(columns), null);
    }

    private static Column text(String name) {
        return Column.of(Name.of(name), new ColumnType.Text(9, false), true);
    }

    private static Graph resolve(Dialect dialect, Table table) {
        Hints hints = new Hints(
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(
                        ElementRef.of(table.name()),
                        "com.acme.T",
                        new ElementRef(table.name(), Name.of("a")),
                        "com.acme.T#a"));
        Graph graph = Graph.ofTables(List.of(table));
        return Resolver.resolve(dialect, new Desired("u", graph, hints))
                .physical()
                .graph();
    }

    private static Table only(Dialect dialect, Table table) {
        return resolve(dialect, table).tables().get(0);
    }

    private static String refused(String code, Dialect dialect, Table table) {
        PortolanException e = assertThrows(PortolanException.class, () -> resolve(dialect, table));
        assertEquals(code, e.code());
        assertTrue(e.getMessage().contains("com.acme.T"), e.getMessage());
        return e.getMessage();
    }

    @Test
    void anElementIsOnlyWhereItIsFor() {
        List<Name> a = List.of(Name.of("a"));
        DialectSet postgres = DialectSet.only(Set.of("postgres"));
        DialectSet others = DialectSet.except(Set.of("postgres"));
        Table table = table(text("a"))
                .withIndexes(List.of(
                        index("i", "gin", postgres), index("i", null, others), index("j", null, DialectSet.ALL)))
                .withUniques(List.of(
                        new Unique(null, false, a, "DEFERRABLE", postgres), new Unique(null, false, a, null, others)))
                .withForeignKeys(List.of(foreignKey("DEFERRABLE", postgres), foreignKey(null, others)));
        Table here = only(POSTGRES, table);
        assertEquals(
                List.of("i gin", "j null"),
                here.indexes().stream().map(i -> i.name() + " " + i.method()).toList());
        assertEquals("DEFERRABLE", here.uniques().get(0).options());
        assertEquals(1, here.uniques().size());
        assertEquals("DEFERRABLE", here.foreignKeys().get(0).options());
        assertEquals(1, here.foreignKeys().size());
        Table there = only(SQLITE, table);
        assertEquals(
                List.of("uk_t_a null", "i null", "j null"),
                there.indexes().stream().map(i -> i.name() + " " + i.method()).toList());
        assertEquals(1, there.foreignKeys().size());
        assertNull(there.foreignKeys().get(0).options());
    }

    @Test
    void aNameThatNoServerHasIsRefusedOnEach() {
        Table table = table(text("a")).withIndexes(List.of(index("i\0x", null, DialectSet.ALL)));
        for (String dialect : List.of("sqlite", "postgres", "mysql", "mariadb", "h2")) {
            String message = refused("name-refused", Dialects.named(dialect), table);
            assertTrue(message.contains(dialect + " has no names that have a NUL in them"), message);
        }
    }

    private static Index index(String name, String method, DialectSet dialects) {
        List<IndexPart> parts = List.of(IndexPart.of(Name.of("a")));
        return new Index(Name.of(name), true, false, parts, null, method, List.of(), null, Map.of(), dialects);
    }

    private static ForeignKey foreignKey(String options, DialectSet dialects) {
        List<Name> a = List.of(Name.of("a"));
        ForeignKey.Action none = ForeignKey.Action.NO_ACTION;
        return new ForeignKey(null, false, a, QName.of("t"), a, none, none, options, null, dialects);
    }

    @Test
    void anOptionOfATableIsOnlyWhereItIsFor() {
        Table table = table(text("a"))
                .withOptions(Map.of("sqlite:strict", "STRICT", "postgres:unlogged", "true", "options", "x"));
        assertEquals(
                Map.of("options", "x", "unlogged", "true"),
                only(POSTGRES, table).options());
        assertEquals(
                Map.of("options", "x", "strict", "STRICT"), only(SQLITE, table).options());
        String message =
                refused("table-option-unknown", SQLITE, table(text("a")).withOptions(Map.of("unlogged", "true")));
        assertTrue(message.contains("it has strict, without rowid."), message);
    }

    @Test
    void aTableThatIsStrictHasOnlyTheTypesOfOne() {
        Table table = table(
                        text("a"),
                        Column.of(Name.of("b"), new ColumnType.Int(64), true),
                        Column.of(Name.of("c"), new ColumnType.Decimal(9, 2), true),
                        Column.of(Name.of("d"), new ColumnType.Timestamp(6, true), true),
                        Column.of(Name.of("e"), new ColumnType.Bytes(9, false), true),
                        Column.of(Name.of("f"), new ColumnType.Bool(), true),
                        Column.of(Name.of("g"), new ColumnType.Raw("TEXT"), true))
                .withOptions(Map.of("strict", "STRICT"));
        assertEquals(
                List.of("text", "integer", "real", "any", "blob", "integer", "TEXT"),
                only(SQLITE, table).columns().stream()
                        .map(c -> SQLITE.types().sql(c.physicalType()))
                        .toList());
    }

    @Test
    void numberingBeginsAtTheColumnThatTheDatabaseNumbers() {
        Column id = Column.of(Name.of("id"), new ColumnType.Int(64), false).withIdentity(Column.Identity.DEFAULT);
        Table table = table(id, text("a")).withOptions(Map.of("increment start", "1000"));
        assertEquals(1000L, only(POSTGRES, table).columns().get(0).identity().start());
        assertEquals(Map.of(), only(POSTGRES, table).options());
        assertEquals(1000L, only(SQLITE, table).columns().get(0).identity().start());
        refused("identity-start", POSTGRES, table(text("a")).withOptions(Map.of("increment start", "1000")));
    }

    @Test
    void aCollationIsPartOfTheTypeUntilItIsResolved() {
        ColumnType plain = new ColumnType.Text(9, false);
        PerDialect<ColumnType> type = PerDialect.<ColumnType>of(new ColumnType.Collated(plain, null, "nocase"))
                .with("postgres", new ColumnType.Collated(plain, null, "de-x-icu"))
                .with("mysql", new ColumnType.Collated(plain, "latin1", null));
        Table table = table(text("a").withType(type));
        assertEquals("de-x-icu", only(POSTGRES, table).columns().get(0).collation());
        assertEquals("nocase", only(SQLITE, table).columns().get(0).collation());
        assertEquals(
                "character varying(9)",
                POSTGRES.types().sql(only(POSTGRES, table).columns().get(0).physicalType()));
        Table latin = table(text("a").withType(new ColumnType.Collated(plain, "latin1", null)));
        refused("no-charset", POSTGRES, latin);
        refused("no-charset", SQLITE, latin);
    }

    @Test
    void whatIsWrittenAtAnUpdateIsAnErrorWhereNoDatabaseDoesIt() {
        Column a = text("a").withOnUpdate(PerDialect.of("current_timestamp"));
        refused("no-on-update", POSTGRES, table(a));
        refused("no-on-update", SQLITE, table(a));
        Column only = text("a").withOnUpdate(new PerDialect<>(null, Map.of("mysql", "current_timestamp")));
        assertNull(only(POSTGRES, table(only)).columns().get(0).onUpdate());
    }

    @Test
    void aNativeEnumIsInTheSchemaThatItNames() {
        Enumerated type = new Enumerated("Color", List.of("RED"), Storage.NATIVE, 255, "Types");
        Graph graph = resolve(POSTGRES, table(Column.of(Name.of("a"), type, true)));
        assertEquals("types.color", graph.enums().get(0).name().toString());
        assertEquals("types", graph.schemas().get(0).name().text());
        assertEquals(
                "\"types\".\"color\"",
                POSTGRES.types().sql(graph.tables().get(0).columns().get(0).physicalType()));
        Table sqlite = only(SQLITE, table(Column.of(Name.of("a"), type, true)));
        assertEquals("`a` in ('RED')", sqlite.checks().get(0).expression().value());
    }

    @Test
    void extensionsAreNeededOnlyWhereThereAreSuch() {
        Graph graph = new Graph(
                List.of(),
                List.of(new Extension(Name.of("citext"))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Desired desired = new Desired("u", graph, Hints.NONE);
        assertEquals(
                1,
                Resolver.resolve(POSTGRES, desired)
                        .physical()
                        .graph()
                        .extensions()
                        .size());
        assertEquals(
                0,
                Resolver.resolve(SQLITE, desired)
                        .physical()
                        .graph()
                        .extensions()
                        .size());
    }
}
