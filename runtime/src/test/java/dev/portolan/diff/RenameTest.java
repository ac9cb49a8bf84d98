package dev.portolan.diff;

import static dev.portolan.diff.Fixture.foreignKey;
import static dev.portolan.diff.Fixture.index;
import static dev.portolan.diff.Fixture.n;
import static dev.portolan.diff.Fixture.physical;
import static dev.portolan.diff.Fixture.renamed;
import static dev.portolan.diff.Fixture.table;
import static dev.portolan.diff.Fixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Hints;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Physical;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Notice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenameTest {
    private final Differ differ = new Differ(Fixture.RENAMING);

    private static Change.RenameTable rename(String from, String to) {
        return new Change.RenameTable(QName.quoted(from), QName.quoted(to));
    }

    private static TableChange.RenameColumn column(String from, String to, boolean same) {
        return new TableChange.RenameColumn(n(from), n(to));
    }

    /** A table whose key keeps its name, so that nothing follows. */
    private static Table plain(String name, String... columns) {
        return table(name, columns).withPrimaryKey(null);
    }

    private List<Change> renames(Physical from, Physical to, Hints hints, Fresh fresh) {
        Difference difference = differ.diff(from, to, hints, fresh);
        Difference back = differ.reverse(difference);
        assertEquals(from.graph().withSeeds(List.of()), back.to().graph(), "the way back restores the structure");
        assertTrue(
                differ.diff(difference.to(), to, hints, Fresh.NONE).isEmpty(),
                "nothing is left to do after the changes");
        return difference.changes();
    }

    @Test
    void a_table_and_its_column_at_once() {
        Physical from = physical(plain("a", "x:int"));
        Physical to = physical(plain("b", "y:int"));
        assertEquals(
                List.of(
                        rename("a", "b"),
                        new Change.ModifyTable(
                                plain("b", "x:int"), plain("b", "y:int"), List.of(column("x", "y", true)))),
                renames(from, to, renamed("b=a", "b.y=x"), Fresh.NONE));
    }

    @Test
    void a_rename_with_a_change_of_type() {
        Physical from = physical(plain("a", "x:int"));
        Physical to = physical(plain("a", "y:text"));
        assertEquals(
                List.of(new Change.ModifyTable(
                        plain("a", "x:int"),
                        plain("a", "y:text"),
                        List.of(
                                column("x", "y", true),
                                new TableChange.ModifyColumn(
                                        Fixture.column("y", "int"), Fixture.column("y", "text"))))),
                renames(from, to, renamed("a.y=x"), Fresh.NONE));
    }

    @Test
    void a_chain_makes_room_first() {
        Physical from = physical(plain("a", "x:int"), plain("b", "y:int"));
        Physical to = physical(plain("b", "x:int"), plain("c", "y:int"));
        assertEquals(List.of(rename("b", "c"), rename("a", "b")), renames(from, to, renamed("b=a", "c=b"), Fresh.NONE));
        assertTrue(differ.diff(to, to, renamed("b=a", "c=b"), Fresh.NONE).isEmpty(), "done is done");
    }

    @Test
    void a_swap_acts_when_it_is_new_and_never_again() {
        Physical from = physical(plain("a", "x:int"), plain("b", "y:int"));
        Physical to = physical(plain("a", "y:int"), plain("b", "x:int"));
        Hints hints = renamed("a=b", "b=a");
        assertEquals(
                List.of(rename("b", "swap_b"), rename("a", "b"), rename("swap_b", "a")),
                renames(from, to, hints, Fresh.notIn(Hints.NONE)));
        assertTrue(differ.diff(to, to, hints, Fresh.notIn(hints)).isEmpty());
        assertTrue(differ.diff(to, to, hints).isEmpty());
    }

    @Test
    void columns_swap_through_a_temporary_name_that_a_rebuild_need_not_know() {
        Physical from = physical(plain("t", "a:int", "b:text"));
        Physical to = physical(plain("t", "a:text", "b:int"));
        List<Change> changes = renames(from, to, renamed("t.a=b", "t.b=a"), Fresh.ALL);
        Change.ModifyTable modify = (Change.ModifyTable) changes.get(0);
        assertEquals(
                List.of(column("b", "swap_b", true), column("a", "b", true), column("swap_b", "a", true)),
                modify.changes());
        assertEquals(Map.of(n("a"), n("b"), n("b"), n("a")), ColumnRenames.oldNames(modify));
    }

    @Test
    void the_latest_of_several_earlier_names_acts() {
        Hints hints = renamed("c=b,a");
        assertEquals(List.of(rename("a", "c")), renames(physical(plain("a")), physical(plain("c")), hints, Fresh.NONE));
        assertEquals(List.of(rename("b", "c")), renames(physical(plain("b")), physical(plain("c")), hints, Fresh.NONE));
    }

    @Test
    void a_hint_is_stale_while_its_old_name_is_claimed_or_its_new_name_exists() {
        Physical both = physical(plain("a", "x:int"), plain("b", "x:int"));
        assertTrue(differ.diff(both, both, renamed("b=a")).isEmpty());
        Difference claimed = differ.diff(physical(plain("a", "x:int")), both, renamed("b=a"));
        assertEquals(List.of(new Change.AddTable(plain("b", "x:int"))), claimed.changes());
    }

    @Test
    void an_old_name_that_two_claim_goes_to_neither_and_that_is_said() {
        Difference difference = differ.diff(
                physical(plain("a", "x:int")),
                physical(plain("b", "x:int"), plain("c", "x:int")),
                renamed("b=a", "c=a"));
        assertEquals(
                List.of(
                        new Change.AddTable(plain("b", "x:int")),
                        new Change.AddTable(plain("c", "x:int")),
                        new Change.DropTable(plain("a", "x:int"))),
                difference.changes());
        assertEquals("rename-ambiguous", difference.notices().get(0).code());
    }

    @Test
    void references_and_generated_names_follow() {
        Table parent = table("a");
        Table child = with(
                with(table("c", "a_id:bigint"), foreignKey("fk_c_a_id", true, "a_id", "a")),
                index("ix_c_a_id", true, false, "a_id"));
        Table newParent = table("b");
        Table newChild = with(
                with(table("c", "b_id:bigint"), foreignKey("fk_c_b_id", false, "b_id", "b")),
                index("ix_c_b_id", false, false, "b_id"));
        List<Change> changes = renames(
                physical(parent, child), physical(newParent, newChild), renamed("b=a", "c.b_id=a_id"), Fresh.NONE);
        assertEquals(rename("a", "b"), changes.get(0));
        assertEquals(
                List.of(new TableChange.RenameConstraint("constraint", n("pk_a"), n("pk_b"))),
                ((Change.ModifyTable) changes.get(1)).changes());
        assertEquals(
                List.of(
                        column("a_id", "b_id", true),
                        new TableChange.RenameConstraint("index", n("ix_c_a_id"), n("ix_c_b_id")),
                        new TableChange.RenameConstraint("constraint", n("fk_c_a_id"), n("fk_c_b_id"))),
                ((Change.ModifyTable) changes.get(2)).changes());
        assertEquals(3, changes.size());
    }

    @Test
    void where_constraints_cannot_be_renamed_their_names_stay() {
        Difference difference = new Differ(Fixture.PLAIN)
                .diff(
                        physical(with(table("a", "x:int"), index("ix_a_x", true, false, "x"))),
                        physical(with(table("b", "x:int"), index("ix_b_x", false, false, "x"))),
                        renamed("b=a"));
        assertEquals(List.of(rename("a", "b")), difference.changes());
        assertEquals(
                n("ix_a_x"),
                difference.to().graph().tables().get(0).indexes().get(0).name());
    }

    @Test
    void a_new_index_gives_way_to_the_name_that_stayed_behind() {
        Difference difference = new Differ(Fixture.PLAIN)
                .diff(
                        physical(with(plain("t", "a:int"), index("ix_t_a", true, false, "a"))),
                        physical(with(
                                plain("t", "b:int", "a:int"),
                                index("ix_t_b", false, false, "b"),
                                index("ix_t_a", false, false, "a"))),
                        renamed("t.b=a"));
        // a is claimed by a column of that name: not a rename, so the index stays what it was
        assertEquals(
                2, ((Change.ModifyTable) difference.changes().get(0)).changes().size());
        Difference renamed = new Differ(Fixture.PLAIN)
                .diff(
                        physical(with(plain("t", "a:int"), index("ix_t_c", true, false, "a"))),
                        physical(with(
                                plain("t", "b:int", "c:int"),
                                index("ix_t_b", false, false, "b"),
                                index("ix_t_c", false, false, "c"))),
                        renamed("t.b=a"));
        List<String> names = renamed.to().graph().tables().get(0).indexes().stream()
                .map(i -> i.name().text())
                .toList();
        assertEquals(2, names.stream().distinct().count(), names::toString);
        assertTrue(names.contains("ix_t_c"));
    }

    @Test
    void checks_follow_the_column_that_they_name() {
        Check is =
                new Check(n("ck_t_a"), true, PerDialect.of("\"a\" > 0 and length(a) < 9 and b <> 'a'"), n("a"), null);
        Check want =
                new Check(n("ck_t_c"), false, PerDialect.of("\"c\" > 0 and length(c) < 9 and b <> 'a'"), n("c"), null);
        List<Change> changes = renames(
                physical(with(plain("t", "a:int", "b:int"), is)),
                physical(with(plain("t", "c:int", "b:int"), want)),
                renamed("t.c=a"),
                Fresh.NONE);
        assertEquals(
                List.of(
                        column("a", "c", true),
                        new TableChange.RenameConstraint("constraint", n("ck_t_a"), n("ck_t_c"))),
                ((Change.ModifyTable) changes.get(0)).changes());
    }

    @Test
    void a_value_is_renamed_while_a_check_knows_the_old_one_only() {
        Check old = Check.of(n("ck"), "\"kind\" in ('A', 'B')");
        Check now = Check.of(n("ck"), "\"kind\" in ('B', 'C')");
        Physical from = physical(with(plain("t", "kind:text"), old));
        Physical to = physical(with(plain("t", "kind:text"), now));
        Hints hints = new Hints(
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(new Hints.ValueRename(QName.quoted("t"), n("kind"), "A", "C")),
                Map.of());
        Difference difference = differ.diff(from, to, hints);
        assertEquals(
                new Change.RenameValue(QName.quoted("t"), n("kind"), "A", "C"),
                difference.changes().get(0));
        assertEquals(2, difference.changes().size());
        assertTrue(differ.diff(difference.to(), to, hints).isEmpty());
        assertEquals(
                new Change.RenameValue(QName.quoted("t"), n("kind"), "C", "A"),
                differ.reverse(difference).changes().get(0));
    }

    @Test
    void a_drop_and_an_add_that_look_like_a_rename_are_said() {
        List<Notice> tables = differ.diff(physical(plain("a", "x:int")), physical(plain("b", "x:int")), Hints.NONE)
                .notices();
        assertEquals(1, tables.size());
        assertEquals("looks-like-rename", tables.get(0).code());
        assertTrue(tables.get(0).message().contains("@RenamedFrom(\"a\")"));
        assertTrue(tables.get(0).message().contains("--rename a=b"));
        List<Notice> columns = differ.diff(physical(plain("a", "x:int")), physical(plain("a", "y:int")), Hints.NONE)
                .notices();
        assertTrue(columns.get(0).message().contains("--rename a.x=y"), columns::toString);
    }
}
