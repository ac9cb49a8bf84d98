package dev.portolan.acceptance.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Schemas A and B, the rows of A, and what the user says about the way between. All of it follows from the seed. */
final class Pair {
    final long seed;
    final Rules rules;
    final Random random;
    final Labels labels;
    Model a = new Model();
    Model b = new Model();
    /** By column of B, in the names of B. */
    final Map<Integer, Expr> backfill = new HashMap<>();
    /** Names that the user remembers besides the last one, oldest first; by table or column. */
    final Map<Integer, List<String>> older = new HashMap<>();
    /** Names that the user remembers and that something else still bears; by column. */
    final Map<Integer, Integer> stale = new HashMap<>();

    final List<ValueRename> valueRenames = new ArrayList<>();
    final List<String> kinds = new ArrayList<>();
    final Map<Integer, List<Oracle.Row>> rows = new LinkedHashMap<>();
    boolean careless;
    private int next = 1;

    /** An enum constant, or a discriminator value, that has another name in B. */
    record ValueRename(int table, int column, String from, String to) {}

    /** The two faces of a table that stays. */
    record Kept(Model.Table a, Model.Table b) {
        void each(Consumer<Model.Table> change) {
            change.accept(a);
            change.accept(b);
        }
    }

    Pair(long seed, Rules rules) {
        this.seed = seed;
        this.rules = rules;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.labels = new Labels(random);
    }

    /** The same schemas, rows and words, to be changed; what is random begins anew. */
    Pair copy() {
        Pair p = new Pair(seed, rules);
        p.a = a.copy();
        p.b = b.copy();
        p.backfill.putAll(backfill);
        p.older.putAll(older);
        p.stale.putAll(stale);
        p.valueRenames.addAll(valueRenames);
        p.kinds.addAll(kinds);
        rows.forEach((t, all) -> p.rows.put(
                t,
                new ArrayList<>(all.stream()
                        .map(r -> new Oracle.Row(r.source(), new HashMap<>(r.values())))
                        .toList())));
        return p;
    }

    int id() {
        return next++;
    }

    boolean chance(double p) {
        return random.nextDouble() < p;
    }

    <X> X pick(List<X> list) {
        return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
    }

    /** Whether a column takes the time of writing. */
    boolean takesTime() {
        return java.util.stream.Stream.of(a, b)
                .flatMap(m -> m.tables.stream())
                .flatMap(t -> t.columns.stream())
                .anyMatch(c -> c.dflt != null && c.dflt.value() == Values.ANY);
    }

    /** A table that is in A and in B; null when there is none. */
    Kept kept() {
        return kept(t -> true);
    }

    Kept kept(Predicate<Model.Table> which) {
        Model.Table t = pick(b.tables.stream()
                .filter(x -> a.table(x.id) != null && which.test(x))
                .toList());
        return t == null ? null : new Kept(a.table(t.id), t);
    }

    /** A column of both that satisfies; null when there is none. */
    Model.Column keptColumn(Kept k, Predicate<Model.Column> which) {
        return pick(k.b().columns.stream()
                .filter(c -> k.a().column(c.id) != null && which.test(c))
                .toList());
    }

    String stored(Model.Table t) {
        return t.quoted ? t.name : rules.fold(t.name);
    }

    String stored(Model.Column c) {
        return c.quoted ? c.name : rules.fold(c.name);
    }

    /** An expression in the names of that schema. */
    String sql(Expr e, Model m) {
        return e.sql(id -> rules.quote(stored(m.column(id))), rules);
    }
}
