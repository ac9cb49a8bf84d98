package dev.portolan.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTextTest {
    @Test
    void everyGraphComesBackFromItsBytes() {
        for (long seed = 0; seed < 1_000; seed++) {
            Desired desired = new RandomGraphs(seed).desired();
            String text = GraphText.write(desired);
            String read = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertEquals(desired, GraphText.read(read), () -> "seed\n" + text);
            assertEquals(desired, GraphText.read(read.replace("\n", "\r\n")), "with Windows line ends");
            assertEquals(text, GraphText.write(GraphText.read(text)));
        }
    }

    @Test
    void isMadeToBeRead() {
        Name id = Name.of("id");
        Column mail = new Column(
                Name.quoted("Mail"),
                PerDialect.<ColumnType>of(new ColumnType.Text(255, false))
                        .with("postgres", new ColumnType.Raw("citext")),
                true,
                PerDialect.of("''"),
                null,
                null,
                null,
                "where to \"write\"",
                null);
        Table users = Table.of(
                        QName.of("users"),
                        List.of(
                                Column.of(id, new ColumnType.Int(64), false).withIdentity(Column.Identity.DEFAULT),
                                mail),
                        null)
                .withPrimaryKey(PrimaryKey.of(id))
                .withUniques(List.of(new Unique(Name.of("uk_mail"), true, List.of(mail.name()), null)))
                .withIndexes(List.of(Index.of(
                        null,
                        false,
                        List.of(IndexPart.of(mail.name(), true), IndexPart.expression("lower(x)", false)))))
                .withForeignKeys(List.of(new ForeignKey(
                        null,
                        false,
                        List.of(id),
                        QName.of("people"),
                        List.of(id),
                        ForeignKey.Action.NO_ACTION,
                        ForeignKey.Action.SET_NULL,
                        null,
                        null)))
                .withChecks(List.of(Check.of(null, "id > 0")));
        Hints hints = new Hints(
                Map.of(new ElementRef(QName.of("users"), mail.name()), List.of(Name.of("e mail"))),
                Map.of(),
                Map.of(),
                List.of(new Hints.ValueRename(QName.of("users"), id, "A", "B")),
                Map.of(ElementRef.of(QName.of("users")), "com.acme.User"));
        assertEquals("""
                portolan-graph 1 unit "shop"
                table users origin "com.acme.User"
                  column id int(64) not null identity default
                  column "Mail" text(255)[postgres: raw("citext")] null default "''" comment "where to \\"write\\"" renamed (~"e mail")
                  primary key (id)
                  unique name uk_mail ("Mail")
                  index ("Mail" desc, ("lower(x)"))
                  foreign key (id) references people (id) on delete set null
                  check "id > 0"
                value users:id "A" "B"
                """, GraphText.write(new Desired("shop", Graph.ofTables(List.of(users)), hints)));
    }

    @Test
    void aCatalogStandsBeforeTheSchemaThatMayBeMissing() {
        String text = """
                portolan-graph 1 unit "shop"
                table ~"a.b".s.t
                  column id int(64) not null
                table ~"a.b"..t
                  column id int(64) not null
                  foreign key (id) references s.t (id)
                  foreign key (id) references ~"a.b".s.t (id)
                table s.t
                  column id int(64) not null
                value ~"a.b"..t:id "A" "B"
                """;
        Desired desired = GraphText.read(text);
        assertEquals(desired, GraphText.read(GraphText.write(desired)));
        assertEquals(
                List.of("s.t", "a.b.t", "a.b.s.t"),
                desired.graph().tables().stream().map(t -> t.name().toString()).toList());
        assertEquals(QName.of("a").sibling(Name.of("b")), new QName(null, null, Name.of("b")));
    }

    @Test
    void aLaterVersionIsToldApartFromAnError() {
        PortolanException e = assertThrows(
                PortolanException.class, () -> GraphText.read("portolan-graph 2 unit \"x\"\nnew things\n"));
        assertEquals("graph-version", e.code());
        assertTrue(e.getMessage().contains("portolan-runtime"), e.getMessage());
    }

    @Test
    void aMalformedLineIsNamed() {
        String good = "portolan-graph 1 unit \"x\"\ntable t\n";
        malformed("", 0, "portolan-graph");
        malformed("create table t", 1, "portolan-graph");
        malformed("portolan-graph one", 1, "number");
        malformed(good + "  column id int(64) nul\n", 3, "null");
        malformed(good + "  column id int(64) not null extra\n", 3, "extra");
        malformed(good + "\n\n  column id strange(64) null\n", 5, "strange");
        malformed(good + "  column id text(99999999999) null\n", 3, "99999999999");
        malformed(good + "  column \"id int(64) null\n", 3, "not closed");
        malformed(good + "  column \"i\\d\" int(64) null\n", 3, "escape");
        malformed(good + "  column \"\\u00g0\" int(64) null\n", 3, "escape");
        malformed(good + "  foreign key (a) references b (c) on delete vanish\n", 3, "vanish");
        malformed(good + "row (\"1\")\n", 3, "no seed");
        malformed("portolan-graph 1\ncolumn id int(64) null\n", 2, "column");
        malformed("portolan-graph 1\nvalue users \"A\" \"B\"\n", 2, "column");
    }

    private static void malformed(String text, int line, String what) {
        PortolanException e = assertThrows(PortolanException.class, () -> GraphText.read(text));
        assertEquals("graph-text", e.code());
        assertTrue(line == 0 || e.getMessage().contains("line " + line + " of"), e.getMessage());
        assertTrue(e.getMessage().contains(what), e.getMessage());
    }

    /** The file was written when version 1 was the only one; it must be read by all that follow. */
    @Test
    void versionOneStaysReadable() throws Exception {
        String text = new String(
                getClass().getResourceAsStream("/graph/version-1.graph").readAllBytes(), StandardCharsets.UTF_8);
        Desired desired = GraphText.read(text);
        assertEquals("version one", desired.unit());
        assertEquals(17, desired.graph().tables().size());
        assertEquals(
                text.replaceFirst("portolan-graph 1", "portolan-graph " + GraphText.VERSION), GraphText.write(desired));
    }

    @Test
    void everyPrefixIsReadOrRefused() {
        String text = GraphText.write(new RandomGraphs(7).desired());
        for (int end = 0; end < text.length(); end++) {
            String prefix = text.substring(0, end);
            try {
                GraphText.read(prefix);
            } catch (PortolanException e) {
                assertEquals("graph-text", e.code());
            }
        }
    }
}
