package dev.portolan.diff;

import static dev.portolan.diff.Fixture.column;
import static dev.portolan.diff.Fixture.foreignKey;
import static dev.portolan.diff.Fixture.index;
import static dev.portolan.diff.Fixture.n;
import static dev.portolan.diff.Fixture.physical;
import static dev.portolan.diff.Fixture.table;
import static dev.portolan.diff.Fixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Change;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferTest {
    private final Differ differ = new Differ(Fixture.RENAMING);

    private Difference diff(Physical from, Physical to) {
        return differ.diff(from, to, Hints.NONE);
    }

    private static List<TableChange> only(Difference difference) {
        assertEquals(1, difference.changes().size(), difference.changes()::toString);
        return ((Change.ModifyTable) difference.changes().get(0)).changes();
    }

    @Test
    void a_table_that_is_new_and_one_that_is_gone() {
        Table a = table("a", "x:int");
        Table b = table("b", "y:int");
        Difference difference = diff(physical(a), physical(b));
        assertEquals(List.of(new Change.AddTable(b), new Change.DropTable(a)), difference.changes());
        assertEquals(physical(b), difference.to());
    }

    @Test
    void columns_added_dropped_and_modified_and_the_order_that_exists_stays() {
        Table from = table("a", "x:int", "gone:int", "y:int");
        Table to = table("a", "fresh:int", "y:text", "x:int");
        Difference difference = diff(physical(from), physical(to));
        assertEquals(
                List.of(
                        new TableChange.AddColumn(column("fresh", "int")),
                        new TableChange.ModifyColumn(column("y", "int"), column("y", "text")),
                        new TableChange.DropColumn(column("gone", "int"))),
                only(difference));
        assertEquals(physical(table("a", "x:int", "y:text", "fresh:int")), difference.to());
    }

    @Test
    void an_unnamed_index_keeps_the_name_that_exists() {
        Index existing = index("IDX42", true, false, "x");
        Difference difference = diff(
                physical(with(table("a", "x:int"), existing)),
                physical(with(table("a", "x:int"), index("ix_a_x", false, false, "x"))));
        assertTrue(difference.isEmpty());
        assertEquals(
                n("IDX42"),
                difference.to().graph().tables().get(0).indexes().get(0).name());
    }

    @Test
    void a_name_that_the_mapping_gives_is_taken_by_renaming_where_that_works() {
        Index existing = index("IDX42", true, false, "x");
        Index wanted = index("by_x", true, false, "x");
        Physical from = physical(with(table("a", "x:int"), existing));
        Physical to = physical(with(table("a", "x:int"), wanted));
        assertEquals(List.of(new TableChange.RenameConstraint("index", n("IDX42"), n("by_x"))), only(diff(from, to)));
        Difference anew = new Differ(Fixture.PLAIN).diff(from, to, Hints.NONE);
        assertEquals(List.of(new TableChange.ModifyIndex(existing, wanted)), only(anew));
    }

    @Test
    void a_foreign_key_whose_action_changed_is_replaced_whatever_its_name() {
        ForeignKey is = foreignKey("FKab12", true, "b_id", "b");
        ForeignKey want = new ForeignKey(
                n("fk_a_b_id"),
                false,
                is.columns(),
                is.refTable(),
                is.refColumns(),
                is.onUpdate(),
                ForeignKey.Action.CASCADE,
                null,
                null);
        Table b = table("b");
        Difference difference = diff(
                physical(b, with(table("a", "b_id:bigint"), is)), physical(b, with(table("a", "b_id:bigint"), want)));
        assertEquals(List.of(new TableChange.ModifyForeignKey(is, want)), only(difference));
    }
}
