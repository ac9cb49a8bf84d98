package dev.portolan.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Leeway;
import dev.portolan.schema.Leeway.Kind;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What exists in the other form stays; in any third form it does not. */
class LeewaysTest {
    private static final QName T = QName.of("t");
    private static final Name A = Name.of("a");
    private static final Name B = Name.of("b");
    private static final DiffRules RULES = new DiffRules() {
        @Override
        public boolean comments() {
            return true;
        }

        @Override
        public boolean renamesConstraints() {
            return true;
        }
    };

    private static Table table(ColumnType type, boolean nullable) {
        return Table.of(
                T,
                List.of(Column.of(A, type, nullable), Column.of(B, Native.of("integer"), false)),
                PrimaryKey.of(A, B));
    }

    private static Table adopt(Table is, Table want, Leeway leeway) {
        Physical current = new Physical("x", Graph.ofTables(List.of(is)));
        Physical desired = new Physical("x", Graph.ofTables(List.of(want)));
        return Leeways.adopt(current, desired, List.of(leeway), RULES)
                .graph()
                .tables()
                .get(0);
    }

    @Test
    void type() {
        Leeway leeway = new Leeway(Kind.TYPE, T, List.of(A), PerDialect.of(Native.of("time", 6)));
        Table want = table(Native.of("time", 0), false);
        Table six = table(Native.of("time", 6), false);
        assertEquals(six, adopt(six, want, leeway));
        assertEquals(want, adopt(table(Native.of("time", 3), false), want, leeway));
    }

    @Test
    void nullability() {
        Table want = table(Native.of("integer"), false);
        Table is = table(Native.of("integer"), true);
        assertEquals(is, adopt(is, want, Leeway.of(Kind.NULL, T, List.of(A))));
        assertEquals(want, adopt(is, want, Leeway.of(Kind.NULL, T, List.of(B))));
    }

    @Test
    void aCheckMayBeMissingButNotSaySomethingElse() {
        Table none = table(Native.of("integer"), false);
        Table want = none.withChecks(List.of(new Check(Name.of("ck"), false, PerDialect.of("a >= 0"), A, null)));
        Table other = none.withChecks(List.of(new Check(Name.of("ck"), false, PerDialect.of("a >= 1"), null, null)));
        Leeway leeway = Leeway.of(Kind.CHECK, T, List.of(A));
        assertEquals(none, adopt(none, want, leeway));
        assertEquals(want, adopt(other, want, leeway));
    }

    @Test
    void aUniqueKeyMayBeMissingWhereItsColumnsAreThere() {
        Table none = table(Native.of("integer"), false);
        Table want = none.withUniques(List.of(Unique.of(B)));
        Leeway leeway = Leeway.of(Kind.UNIQUE, T, List.of(B));
        assertEquals(none, adopt(none, want, leeway));
        assertEquals(want, adopt(none.withColumns(List.of(none.columns().get(0))), want, leeway));
    }

    @Test
    void anotherKeyStaysWhereWhatTheWantedOneHoldsApartIsUniqueAllTheSame() {
        Table both = table(Native.of("integer"), false);
        Table want = both.withPrimaryKey(PrimaryKey.of(B));
        Leeway leeway = Leeway.of(Kind.KEY, T, List.of(A, B));
        assertEquals(want, adopt(both, want, leeway));
        Table unique = both.withUniques(List.of(Unique.of(B)));
        assertEquals(unique, adopt(unique, want, leeway));
    }

    @Test
    void aKeyStaysInItsOrderAndTakesWhatElseIsWantedOfIt() {
        Table is = table(Native.of("integer"), false).withPrimaryKey(PrimaryKey.of(B, A));
        PrimaryKey key = new PrimaryKey(null, false, List.of(A, B), "DEFERRABLE");
        Table want = is.withPrimaryKey(key);
        assertEquals(
                is.withPrimaryKey(new PrimaryKey(null, false, List.of(B, A), "DEFERRABLE")),
                adopt(is, want, Leeway.of(Kind.KEY, T, List.of(A, B))));
        Table one = is.withPrimaryKey(PrimaryKey.of(B));
        assertEquals(want, adopt(one, want, Leeway.of(Kind.KEY, T, List.of(A, B))));
    }
}
