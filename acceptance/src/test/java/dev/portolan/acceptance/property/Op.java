package dev.portolan.acceptance.property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * One kind of edit between A and B.
 *
 * @param kind as it is counted
 * @param where the databases that have it
 * @param edit changes B, and A where it needs something to work on; gives whether the edit is still there after repair, or null
 *     when there was nothing to edit
 */
record Op(String kind, Predicate<Rules> where, Edit edit) {
    @FunctionalInterface
    interface Edit {
        BooleanSupplier apply(Pair p);
    }

    static Op of(String kind, Edit edit) {
        return new Op(kind, r -> true, edit);
    }

    static Op without(String dialect, String kind, Edit edit) {
        return new Op(kind, r -> !r.is(dialect.split(" ")), edit);
    }

    static Op sqlite(String kind, Edit edit) {
        return new Op(kind, r -> r.is("sqlite"), edit);
    }

    static Op postgres(String kind, Edit edit) {
        return new Op(kind, r -> r.is("postgres"), edit);
    }

    static List<Op> of(Rules rules) {
        List<Op> all = new ArrayList<>();
        all.addAll(TableOps.ALL);
        all.addAll(ColumnOps.ALL);
        all.addAll(ValueOps.ALL);
        all.addAll(ConstraintOps.ALL);
        all.removeIf(o -> !o.where().test(rules));
        return all;
    }
}
