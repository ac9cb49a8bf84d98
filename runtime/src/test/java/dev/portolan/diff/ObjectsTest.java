package dev.portolan.diff;

import static dev.portolan.diff.Fixture.index;
import static dev.portolan.diff.Fixture.n;
import static dev.portolan.diff.Fixture.names;
import static dev.portolan.diff.Fixture.physical;
import static dev.portolan.diff.Fixture.renamed;
import static dev.portolan.diff.Fixture.table;
import static dev.portolan.diff.Fixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Extension;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Physical;
import dev.portolan.schema.QName;
import dev.portolan.schema.Schema;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import dev.portolan.schema.View;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ObjectsTest {
    private final Differ differ = new Differ(Fixture.RENAMING);

    private static Physical of(Graph graph) {
        return new Physical("test", graph);
    }

    private static View view(String name, String query) {
        return new View(QName.quoted(name), PerDialect.of(query), null, List.of(QName.quoted("t")));
    }

    @Test
    void objects_come_before_tables_and_go_after_them_and_views_the_other_way() {
        Table t = table("t");
        Graph some = new Graph(
                List.of(new Schema(n("s"), null)),
                List.of(new Extension(n("e"))),
                List.of(new EnumType(QName.quoted("k"), List.of("A"))),
                List.of(new Sequence(QName.quoted("q"), 1, 50, null)),
                List.of(t),
                List.of(view("v", "SELECT 1")),
                List.of(),
                List.of());
        Difference there = differ.diff(of(Graph.EMPTY), of(some), Hints.NONE);
        assertEquals(
                List.of("AddSchema", "AddExtension", "AddEnum", "AddSequence", "AddTable", "AddView"),
                there.changes().stream().map(c -> c.getClass().getSimpleName()).toList());
        assertEquals(some, there.to().graph());
        Difference back = differ.reverse(there);
        assertEquals(
                List.of("DropView", "DropTable", "DropSequence", "DropEnum", "DropSchema"),
                back.changes().stream().map(c -> c.getClass().getSimpleName()).toList());
        assertEquals(some.extensions(), back.to().graph().extensions());
    }

    @Test
    void objects_that_differ_are_modified() {
        EnumType is = new EnumType(QName.quoted("k"), List.of("A"));
        EnumType want = new EnumType(QName.quoted("k"), List.of("A", "B"));
        Sequence ten = new Sequence(QName.quoted("q"), 1, 10, null);
        Sequence fifty = new Sequence(QName.quoted("q"), 1, 50, null);
        Graph from = Graph.EMPTY
                .withEnums(List.of(is))
                .withSequences(List.of(ten))
                .withViews(List.of(view("v", "SELECT 1")));
        Graph to = Graph.EMPTY
                .withEnums(List.of(want))
                .withSequences(List.of(fifty))
                .withViews(List.of(view("v", "SELECT 2")));
        assertEquals(
                List.of(
                        new Change.ModifyEnum(is, want),
                        new Change.ModifySequence(ten, fifty),
                        new Change.ModifyView(view("v", "SELECT 1"), view("v", "SELECT 2"))),
                differ.diff(of(from), of(to), Hints.NONE).changes());
    }

    @Test
    void only_rows_that_are_missing_are_added() {
        Table t = table("gen", "name:text", "v:bigint");
        Seed two = new Seed(
                t.name(), names("name", "v"), names("name"), List.of(List.of("'a'", "0"), List.of("'b'", "0")));
        Seed one = new Seed(t.name(), names("name", "v"), names("name"), List.of(List.of("'a'", "17")));
        Graph tables = Graph.ofTables(List.of(t));
        assertEquals(
                List.of(new Change.AddSeed(
                        new Seed(t.name(), names("name", "v"), names("name"), List.of(List.of("'b'", "0"))))),
                differ.diff(of(tables.withSeeds(List.of(one))), of(tables.withSeeds(List.of(two))), Hints.NONE)
                        .changes());
        Seed counter = new Seed(t.name(), names("v"), List.of(), List.of(List.of("1")));
        Seed used = new Seed(t.name(), names("v"), List.of(), List.of(List.of("99")));
        assertEquals(
                List.of(),
                differ.diff(of(tables.withSeeds(List.of(used))), of(tables.withSeeds(List.of(counter))), Hints.NONE)
                        .changes());
        assertEquals(
                List.of(new Change.AddTable(t), new Change.AddSeed(counter)),
                differ.diff(of(Graph.EMPTY), of(tables.withSeeds(List.of(counter))), Hints.NONE)
                        .changes());
    }

    @Test
    void what_is_kept_without_being_understood_follows_renames_and_goes_only_with_its_table() {
        Table before = table("t", "a:int");
        Opaque trigger = new Opaque(
                "trigger",
                QName.quoted("x"),
                before.name(),
                "CREATE TRIGGER x AFTER INSERT ON t BEGIN UPDATE \"t\" SET a = 't'; END");
        Physical from = of(Graph.ofTables(List.of(before)).withOpaques(List.of(trigger)));
        Difference rename = differ.diff(from, physical(table("u", "b:int")), renamed("u=t", "u.b=a"));
        assertEquals(
                List.of(new Opaque(
                        "trigger",
                        trigger.name(),
                        QName.quoted("u"),
                        "CREATE TRIGGER x AFTER INSERT ON u BEGIN UPDATE \"u\" SET b = 't'; END")),
                rename.to().graph().opaques());
        Difference drop = differ.diff(from, physical(), Hints.NONE);
        assertEquals(List.of(), drop.to().graph().opaques());
        assertEquals(List.of(trigger), differ.reverse(drop).to().graph().opaques());
    }

    @Test
    void the_spelling_that_exists_stays_where_case_does_not_count() {
        DiffRules ignoringCase = new DiffRules() {
            @Override
            public boolean comments() {
                return false;
            }

            @Override
            public boolean renamesConstraints() {
                return false;
            }

            @Override
            public String nameKey(String stored) {
                return stored.toLowerCase(Locale.ROOT);
            }
        };
        Table child = with(table("child", "Parent_Id:bigint"), Fixture.foreignKey("fk", true, "Parent_Id", "Parent"));
        Table wanted = with(table("CHILD", "parent_id:bigint"), Fixture.foreignKey("FK", false, "parent_id", "PARENT"));
        Physical from = physical(table("Parent"), with(child, index("ix", true, false, "Parent_Id")));
        Physical to = physical(table("PARENT"), with(wanted, index("IX", true, false, "parent_id")));
        Difference difference = new Differ(ignoringCase).diff(from, to, renamed("PARENT=parent"));
        assertEquals(List.of(), difference.changes());
        assertEquals(
                from.graph().tables().get(0).name(),
                difference.to().graph().tables().get(0).name());
        Difference column = new Differ(ignoringCase).diff(from, to, renamed("CHILD.other=PARENT_ID"));
        assertEquals(List.of(), column.changes(), "the old name is claimed, whatever its letter case");
    }

    @Test
    void a_unique_constraint_and_a_unique_index_are_one_where_the_database_says_so() {
        Unique unique = new Unique(n("sqlite_autoindex_t_1"), true, names("a"), null);
        Physical from = physical(table("t", "a:int").withUniques(List.of(unique)));
        Physical to = physical(with(table("t", "a:int"), index("given", true, true, "a")));
        Difference same = new Differ(Fixture.PLAIN).diff(from, to, Hints.NONE);
        assertTrue(same.isEmpty());
        assertEquals(
                List.of(unique.name()),
                same.to().graph().tables().get(0).uniques().stream()
                        .map(Unique::name)
                        .toList());
        assertEquals(1, differ.diff(from, to, Hints.NONE).changes().size());
    }

    @Test
    void identities_options_and_comments_are_compared_by_what_they_mean() {
        Column one = Fixture.column("a", "int").withIdentity(new Column.Identity(false, 1L, 1L));
        Column defaults = one.withIdentity(Column.Identity.DEFAULT).withComment("");
        Table from = Table.of(QName.quoted("t"), List.of(one), null).withOptions(java.util.Map.of("strict", "true"));
        Table to = Table.of(QName.quoted("t"), List.of(defaults), null).withComment("c");
        assertEquals(
                List.of(
                        new TableChange.ModifyTableComment(null, "c"),
                        new TableChange.ModifyOption("strict", "true", null)),
                ((Change.ModifyTable) differ.diff(physical(from), physical(to), Hints.NONE)
                                .changes()
                                .get(0))
                        .changes());
    }

    @Test
    void the_primary_key_is_made_anew_when_its_columns_change() {
        Table from = table("t", "a:int");
        Table to = from.withPrimaryKey(new dev.portolan.schema.PrimaryKey(n("pk_t"), false, names("id", "a")));
        assertEquals(
                List.of(new TableChange.ModifyPrimaryKey(from.primaryKey(), to.primaryKey())),
                ((Change.ModifyTable) differ.diff(physical(from), physical(to), Hints.NONE)
                                .changes()
                                .get(0))
                        .changes());
    }

    @Test
    void names_and_literals_inside_expressions() {
        Identifiers identifiers = new Identifiers(s -> s);
        assertEquals(
                "x + \"x\" + `x` + [x] + a.x + 'a' + a('a''a') + ab + x",
                identifiers
                        .replace(
                                "a + \"a\" + `a` + [a] + a.a + 'a' + a('a''a') + ab + a",
                                java.util.Map.of(n("a"), n("x")))
                        .replace("x.x", "a.x"));
        assertEquals(
                "\"Odd \"\"name\"\"\" > 0",
                identifiers.replace("a > 0", java.util.Map.of(n("a"), Name.quoted("Odd \"name\""))));
        assertEquals(java.util.Set.of("A", "B"), Identifiers.literals("(c)::text = ANY (ARRAY['A'::text, 'B'::text])"));
        assertEquals(
                "ARRAY[x, b] || ARRAY[x]",
                identifiers.replace("ARRAY[a, b] || ARRAY[a]", java.util.Map.of(n("a"), n("x"))));
        assertEquals(java.util.Set.of("it's", "12"), Identifiers.literals("c in ('it''s', 12)"));
    }
}
