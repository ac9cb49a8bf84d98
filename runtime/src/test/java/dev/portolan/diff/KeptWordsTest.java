package dev.portolan.diff;

import static dev.portolan.diff.Fixture.RENAMING;
import static dev.portolan.diff.Fixture.index;
import static dev.portolan.diff.Fixture.n;
import static dev.portolan.diff.Fixture.names;
import static dev.portolan.diff.Fixture.physical;
import static dev.portolan.diff.Fixture.table;
import static dev.portolan.diff.Fixture.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping has no words for stays, and what it has no name for gets a free one. */
class KeptWordsTest {
    private static final DiffRules KEEPING = new DiffRules() {
        @Override
        public boolean comparesOption(String key, boolean asked) {
            return asked || !key.equals("with");
        }

        @Override
        public boolean comments() {
            return true;
        }

        @Override
        public boolean renamesConstraints() {
            return true;
        }
    };

    private static Table merged(Table is, Table want) {
        return merged(is.withUniques(List.of()), is, want);
    }

    /** @param asked for by the last migration */
    private static Table merged(Table asked, Table is, Table want) {
        Ownership ownership = Ownership.of(List.of(physical(asked).graph()), KEEPING);
        Policy policy = new Policy(DropKind.ALL, ownership, Excludes.DEFAULT, true);
        return policy.merge(physical(is), physical(want), Hints.NONE, Fresh.NONE, KEEPING)
                .desired()
                .graph()
                .tables()
                .get(0);
    }

    @Test
    void an_option_that_the_mapping_does_not_give_stays() {
        Table is = table("t").withOptions(Map.of("with", "fillfactor=70", "engine", "x"));
        assertEquals(Map.of("with", "fillfactor=70"), merged(is, table("t")).options());
        Table asked = table("t").withOptions(Map.of("with", "fillfactor=80"));
        assertEquals(Map.of("with", "fillfactor=80"), merged(is, asked).options());
    }

    @Test
    void an_exclusion_stays_until_its_column_goes() {
        Unique exclusion = new Unique(n("x"), true, List.of(), "EXCLUDE USING gist (r WITH &&)");
        Table is = table("t", "r:int4range").withUniques(List.of(exclusion));
        assertEquals(List.of(exclusion), merged(is, table("t", "r:int4range")).uniques());
        assertEquals(List.of(), merged(is, table("t")).uniques());
        assertEquals(List.of(), merged(is, is, table("t", "r:int4range")).uniques());
    }

    @Test
    void the_columns_that_a_key_covers_stay() {
        PrimaryKey key = table("t").primaryKey();
        Table is = table("t", "a:text")
                .withPrimaryKey(new PrimaryKey(key.name(), key.named(), key.columns(), "INCLUDE (\"a\")"));
        assertEquals(is.primaryKey(), merged(is, table("t", "a:text")).primaryKey());
    }

    @Test
    void a_primary_key_gets_a_name_that_nothing_has() {
        Table is = table("t").withPrimaryKey(null);
        Table other = with(table("o", "a:text"), index("pk_t", true, false, "a"));
        Difference difference = new Differ(RENAMING).diff(physical(is, other), physical(table("t"), other), Hints.NONE);
        Change.ModifyTable change = (Change.ModifyTable) difference.changes().get(0);
        Name name =
                ((TableChange.ModifyPrimaryKey) change.changes().get(0)).to().name();
        assertNotEquals(n("pk_t"), name);
        assertTrue(name.text().startsWith("pk_t"), name.text());
        assertEquals(
                names("id"),
                difference.to().graph().tables().get(1).primaryKey().columns());
    }

    /** The second check is the wanted one; whether it takes the place of the first, or is added beside it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t_s_check | s in ('a', 'b') | s in ('a', 'c') | true",
                "by_hand | s in ('a', 'b') | s in ('a', 'b', 'c') | true",
                "by_hand | s in ('a', 'z') | s in ('a', 'b', 'c') | false",
                "t_s_check | s <> 'a' | s in ('a', 'b') | false",
                "t_s_check | length(s) > 1 and s <> 'a' | s in ('a') | false",
                "by_hand | s between 0 and 100 | s between 0 and 2 | false",
                "t_s_check | s between 0 and 1 | s between 0 and 2 | true",
                "t_s_check | \"s\" in ('a','b') | s IN ('a', 'b', 'c') | true",
                "t_s_check | s = 'a'::text | s = ANY (ARRAY['a'::text, 'b'::text]) | true",
            })
    void only_the_list_of_an_enum_is_taken_for_it(String name, String is, String want, boolean taken) {
        Check existing = new Check(n(name), true, PerDialect.of(is), null, null);
        Check wanted = new Check(n("ck_new"), false, PerDialect.of(want), n("s"), null);
        Difference difference = new Differ(RENAMING)
                .diff(
                        physical(with(table("t", "s:text"), existing)),
                        physical(with(table("t", "s:text"), wanted)),
                        Hints.NONE);
        Change.ModifyTable change = (Change.ModifyTable) difference.changes().get(0);
        boolean one = change.changes().stream()
                .anyMatch(c -> c instanceof TableChange.ModifyCheck m && m.from() != null && m.to() != null);
        assertEquals(taken, one, change.changes().toString());
    }
}
