package dev.portolan.diff;

import static dev.portolan.diff.Fixture.foreignKey;
import static dev.portolan.diff.Fixture.index;
import static dev.portolan.diff.Fixture.n;
import static dev.portolan.diff.Fixture.physical;
import static dev.portolan.diff.Fixture.renamed;
import static dev.portolan.diff.Fixture.table;
import static dev.portolan.diff.Fixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private final DiffRules rules = Fixture.RENAMING;

    private List<Change> changes(Policy policy, Physical from, Physical to, Hints hints) {
        Policy.Merged merged = policy.merge(from, to, hints, Fresh.NONE, rules);
        return new Differ(rules).diff(merged.current(), merged.desired(), hints).changes();
    }

    private List<String> codes(Policy policy, Physical from, Physical to) {
        return policy.merge(from, to, Hints.NONE, Fresh.NONE, rules).notices().stream()
                .map(Notice::code)
                .toList();
    }

    @Test
    void what_is_not_ours_is_left_alone_and_named_once() {
        Physical from = physical(table("ours"), table("quartz_jobs"), table("quartz_locks"));
        Policy policy = Policy.of(QName.quoted("ours")::equals);
        assertEquals(List.of(new Change.DropTable(table("ours"))), changes(policy, from, physical(), Hints.NONE));
        List<Notice> notices =
                policy.merge(from, physical(), Hints.NONE, Fresh.NONE, rules).notices();
        assertEquals(1, notices.size());
        assertTrue(notices.get(0).message().contains("quartz_jobs, quartz_locks"));
    }

    @Test
    void columns_and_indexes_of_a_table_that_is_not_ours_stay() {
        Physical from = physical(with(table("t", "x:int", "y:int"), index("by_y", true, false, "y")));
        Physical to = physical(table("t", "x:int"));
        assertEquals(List.of(), changes(Policy.of(Ownership.NONE), from, to, Hints.NONE));
        assertEquals(1, changes(Policy.of(Ownership.ALL), from, to, Hints.NONE).size());
    }

    @Test
    void append_only_keeps_a_required_column_and_makes_it_optional() {
        Column required = Column.of(n("gone"), ColumnType.Native.of("int"), false);
        Table from = table("t", "x:int");
        List<Column> columns = new ArrayList<>(from.columns());
        columns.add(required);
        List<Change> changes = changes(
                Policy.APPEND_ONLY, physical(from.withColumns(columns)), physical(table("t", "x:int")), Hints.NONE);
        assertEquals(
                List.of(new TableChange.ModifyColumn(required, required.withNullable(true))),
                ((Change.ModifyTable) changes.get(0)).changes());
    }

    @Test
    void append_only_renames_nevertheless() {
        List<Change> changes = changes(
                Policy.APPEND_ONLY,
                physical(table("a", "x:int")),
                physical(table("b", "y:int")),
                renamed("b=a", "b.y=x"));
        assertEquals(new Change.RenameTable(QName.quoted("a"), QName.quoted("b")), changes.get(0));
        assertEquals(2, changes.size());
    }

    @Test
    void a_table_that_something_kept_refers_to_is_kept() {
        Physical from = physical(table("ours"), with(table("theirs", "o:bigint"), foreignKey("fk", true, "o", "ours")));
        Policy policy = Policy.of(QName.quoted("ours")::equals);
        assertEquals(List.of(), changes(policy, from, physical(), Hints.NONE));
        assertEquals(List.of("not-ours", "kept-referenced"), codes(policy, from, physical()));
    }

    @Test
    void what_hangs_on_a_kept_column_is_kept_and_what_hangs_on_a_dropped_one_goes() {
        Physical from = physical(
                table("p"),
                with(
                        with(table("t", "k:bigint"), foreignKey("fk_t_k", true, "k", "p")),
                        index("ix", true, false, "k")));
        Physical to = physical(table("p"), table("t"));
        Policy keepsColumns = new Policy(
                Set.of(DropKind.TABLE, DropKind.INDEX, DropKind.CONSTRAINT), Ownership.ALL, Excludes.DEFAULT, false);
        assertEquals(List.of(), changes(keepsColumns, from, to, Hints.NONE));
        Policy keepsIndexes =
                new Policy(Set.of(DropKind.TABLE, DropKind.COLUMN), Ownership.ALL, Excludes.DEFAULT, false);
        assertEquals(
                3,
                ((Change.ModifyTable)
                                changes(keepsIndexes, from, to, Hints.NONE).get(0))
                        .changes()
                        .size());
    }

    @Test
    void most_tables_at_once_need_a_word() {
        Table[] five = IntStream.range(0, 5).mapToObj(i -> table("t" + i)).toArray(Table[]::new);
        Physical from = physical(five);
        Policy policy = Policy.of(Ownership.ALL);
        PortolanException refused = assertThrows(
                PortolanException.class, () -> changes(policy, from, physical(table("t0"), table("t1")), Hints.NONE));
        assertEquals("mass-drop", refused.code());
        assertTrue(refused.getMessage().contains("--allow-mass-drop"));
        assertEquals(
                2,
                changes(policy, from, physical(table("t0"), table("t1"), table("t2")), Hints.NONE)
                        .size());
        Policy allowed = new Policy(DropKind.ALL, Ownership.ALL, Excludes.DEFAULT, true);
        assertEquals(5, changes(allowed, from, physical(), Hints.NONE).size());
        Physical two = physical(table("t0"), table("t1"));
        assertEquals(2, changes(policy, two, physical(), Hints.NONE).size());
    }

    @Test
    void what_is_excluded_is_not_compared() {
        Policy policy = new Policy(
                DropKind.ALL,
                Ownership.ALL,
                Excludes.of(List.of("tmp_*", "t.legacy*", "public.*_log"), "public"),
                false);
        Physical from = physical(
                table("flyway_schema_history"),
                table("DATABASECHANGELOG"),
                table("tmp_1"),
                table("a_log"),
                table("t", "legacy_x:int", "y:int"));
        Physical to = physical(table("t", "y:text", "legacy_z:int"));
        List<Change> changes = changes(policy, from, to, Hints.NONE);
        assertEquals(1, changes.size());
        assertEquals(1, ((Change.ModifyTable) changes.get(0)).changes().size());
    }

    @Test
    void an_entity_whose_table_is_excluded_is_said() {
        assertEquals(
                List.of("excluded"), codes(Policy.of(Ownership.ALL), physical(), physical(table("schema_version"))));
    }

    @Test
    void sequences_follow_the_ownership_of_tables() {
        var sequence = new dev.portolan.schema.Sequence(QName.quoted("s"), 1, 50, null);
        Physical from = new Physical("test", Graph.EMPTY.withSequences(List.of(sequence)));
        assertEquals(List.of(), changes(Policy.of(Ownership.NONE), from, physical(), Hints.NONE));
        assertEquals(
                List.of(new Change.DropSequence(sequence)),
                changes(Policy.of(Ownership.ALL), from, physical(), Hints.NONE));
    }

    @Test
    void kinds_are_read_and_wrong_ones_refused() {
        assertEquals(Set.of(DropKind.TABLE, DropKind.COLUMN), DropKind.parse("table, column"));
        assertEquals(Set.of(), DropKind.parse("none"));
        assertEquals(
                "unknown-drop-kind",
                assertThrows(PortolanException.class, () -> DropKind.parse("tables"))
                        .code());
    }

    @Test
    void the_check_of_an_enum_is_replaced_also_where_nothing_else_may_go() {
        Check is = new Check(n("t_kind_check"), true, PerDialect.of("kind IN ('A', 'B')"), null, null);
        Check other = new Check(n("by_hand"), true, PerDialect.of("kind <> 'X'"), null, null);
        Check want = new Check(n("ck_t_kind"), false, PerDialect.of("kind IN ('A', 'B', 'C')"), n("kind"), null);
        Physical from = physical(with(table("t", "kind:text"), other, is));
        Physical to = physical(with(table("t", "kind:text"), want));
        assertEquals(
                List.of(new TableChange.ModifyCheck(is, want)),
                ((Change.ModifyTable) changes(Policy.of(Ownership.NONE), from, to, Hints.NONE)
                                .get(0))
                        .changes());
    }

    @Test
    void ours_is_what_a_migration_knew_however_the_server_spells_it() {
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
                return stored.toLowerCase(java.util.Locale.ROOT);
            }
        };
        List<Graph> known = List.of(Graph.ofTables(List.of(table("Users"))));
        assertTrue(Ownership.of(known, ignoringCase).ours(QName.quoted("USERS")));
        assertTrue(!Ownership.of(known, rules).ours(QName.quoted("USERS")));
        Hints hints = renamed("Users.Mail=email");
        Difference difference = new Differ(ignoringCase)
                .diff(physical(table("USERS", "EMAIL:text")), physical(table("Users", "Mail:text")), hints);
        assertEquals(
                List.of(n("EMAIL")),
                difference
                        .hints()
                        .renamedFrom()
                        .get(new dev.portolan.schema.ElementRef(QName.quoted("USERS"), n("Mail"))));
    }
}
