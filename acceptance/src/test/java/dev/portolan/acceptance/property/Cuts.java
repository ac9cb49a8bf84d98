package dev.portolan.acceptance.property;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What could be taken out of a pair, the largest first. What a cut names may be gone when its turn comes: then it does nothing. */
final class Cuts {
    private final List<Consumer<Pair>> cuts = new ArrayList<>();

    private Cuts() {}

    static List<Consumer<Pair>> of(Pair pair) {
        Cuts c = new Cuts();
        Set<Integer> tables = ids(pair, m -> m.tables, t -> t.id);
        tables.forEach(t -> c.both(m -> m.tables.removeIf(x -> x.id == t)));
        tables.forEach(t ->
                c.table(t, (a, b) -> {}, (p, k) -> p.b.tables.set(p.b.tables.indexOf(k.b()), k.a().copy())));
        c.cuts.add(p -> p.a.views.clear());
        c.cuts.add(p -> p.a.triggers.clear());
        ids(pair, m -> m.sequences, Model.Seq::id).forEach(s -> c.both(m -> m.sequences.removeIf(x -> x.id() == s)));
        tables.forEach(t -> c.rows(pair, t));
        for (int t : tables) {
            c.table(t, Cuts::sameName);
            c.table(t, (a, b) -> b.comment = a.comment);
            c.table(t, (a, b) -> a.comment = b.comment = null);
            c.table(t, (a, b) -> {
                b.options.clear();
                b.options.putAll(a.options);
            });
            c.table(t, (a, b) -> {
                b.options.clear();
                a.options.clear();
            });
            c.parts(pair, t);
            columns(pair, t).forEach(col -> c.column(t, col));
        }
        c.cuts.add(p -> p.backfill.clear());
        c.cuts.add(p -> p.older.clear());
        c.cuts.add(p -> p.stale.clear());
        c.cuts.add(p -> p.valueRenames.clear());
        tables.forEach(c::plainNames);
        return c.cuts;
    }

    private void both(Consumer<Model> change) {
        cuts.add(p -> {
            change.accept(p.a);
            change.accept(p.b);
        });
    }

    private void table(int id, BiConsumer<Model.Table, Model.Table> change) {
        table(id, change, (p, k) -> {});
    }

    private void table(int id, BiConsumer<Model.Table, Model.Table> change, BiConsumer<Pair, Pair.Kept> also) {
        cuts.add(p -> {
            Model.Table a = p.a.table(id);
            Model.Table b = p.b.table(id);
            if (a != null && b != null) {
                change.accept(a, b);
                also.accept(p, new Pair.Kept(a, b));
            }
        });
    }

    /** In one table or in both. */
    private void each(int id, Consumer<Model.Table> change) {
        both(m -> {
            if (m.table(id) != null) {
                change.accept(m.table(id));
            }
        });
    }

    private static void sameName(Model.Table a, Model.Table b) {
        b.name = a.name;
        b.quoted = a.quoted;
    }

    private static <X> Set<Integer> ids(Pair p, Function<Model, List<X>> of, ToIntFunction<X> id) {
        Set<Integer> all = new LinkedHashSet<>();
        of.apply(p.a).forEach(x -> all.add(id.applyAsInt(x)));
        of.apply(p.b).forEach(x -> all.add(id.applyAsInt(x)));
        return all;
    }

    private static Set<Integer> columns(Pair p, int table) {
        return ids(p, m -> m.table(table) == null ? List.<Model.Column>of() : m.table(table).columns, c -> c.id);
    }

    private void parts(Pair pair, int t) {
        each(t, x -> x.pk = null);
        table(t, (a, b) -> b.pk = a.pk);
        part(pair, t, x -> x.keys, Model.Key::id);
        part(pair, t, x -> x.indexes, Model.Ix::id);
        part(pair, t, x -> x.fks, Model.Fk::id);
        part(pair, t, x -> x.checks, Model.Ck::id);
    }

    /** Out of both; as it was; with the rest as it was. */
    private <X> void part(Pair pair, int t, Function<Model.Table, List<X>> list, ToIntFunction<X> id) {
        Set<Integer> all = ids(pair, m -> m.table(t) == null ? List.<X>of() : list.apply(m.table(t)), id);
        for (int one : all) {
            each(t, x -> list.apply(x).removeIf(y -> id.applyAsInt(y) == one));
            table(t, (a, b) -> {
                list.apply(b).removeIf(y -> id.applyAsInt(y) == one);
                list.apply(a).stream().filter(y -> id.applyAsInt(y) == one).forEach(list.apply(b)::add);
            });
        }
    }

    private void column(int t, int column) {
        each(t, x -> x.columns.removeIf(c -> c.id == column));
        table(t, (a, b) -> {
            Model.Column old = a.column(column);
            Model.Column now = b.column(column);
            if (old != null && now != null) {
                b.columns.set(b.columns.indexOf(now), old.copy());
            } else if (old != null) {
                b.columns.add(old.copy());
            }
        });
        kept(t, column, (a, b) -> {
            b.name = a.name;
            b.quoted = a.quoted;
        });
        kept(t, column, (a, b) -> b.type = a.type);
        kept(t, column, (a, b) -> b.nullable = a.nullable);
        kept(t, column, (a, b) -> b.dflt = a.dflt);
        kept(t, column, (a, b) -> b.comment = a.comment);
        kept(t, column, (a, b) -> b.identity = a.identity);
        kept(t, column, (a, b) -> {
            b.generated = a.generated;
            b.stored = a.stored;
        });
        each(t, column, c -> c.dflt = null);
        each(t, column, c -> c.comment = null);
        each(t, column, c -> c.identity = false);
        each(t, column, c -> c.generated = null);
        each(t, column, c -> c.nullable = true);
    }

    private void kept(int t, int column, BiConsumer<Model.Column, Model.Column> change) {
        table(t, (a, b) -> {
            if (a.column(column) != null && b.column(column) != null) {
                change.accept(a.column(column), b.column(column));
            }
        });
    }

    private void each(int t, int column, Consumer<Model.Column> change) {
        each(t, x -> {
            if (x.column(column) != null) {
                change.accept(x.column(column));
            }
        });
    }

    /** All, halves, single ones. */
    private void rows(Pair pair, int t) {
        List<Integer> all = pair.rows.getOrDefault(t, List.of()).stream()
                .map(Oracle.Row::source)
                .toList();
        for (int size = all.size(); size >= 1; size /= 2) {
            for (int from = 0; from < all.size(); from += size) {
                Set<Integer> some = Set.copyOf(all.subList(from, Math.min(all.size(), from + size)));
                cuts.add(p -> p.rows.getOrDefault(t, new ArrayList<>()).removeIf(r -> some.contains(r.source())));
            }
        }
    }

    private void plainNames(int t) {
        cuts.add(p -> {
            Model.Table a = p.a.table(t);
            Model.Table b = p.b.table(t);
            boolean renamed = a != null && b != null && !a.name.equals(b.name);
            if (a != null) {
                a.name = "t" + t;
                a.quoted = false;
            }
            if (b != null) {
                b.name = "t" + t + (renamed ? "b" : "");
                b.quoted = false;
            }
        });
        cuts.add(p -> columns(p, t).forEach(c -> {
            Model.Column a = p.a.table(t) == null ? null : p.a.table(t).column(c);
            Model.Column b = p.b.table(t) == null ? null : p.b.table(t).column(c);
            boolean renamed = a != null && b != null && !Objects.equals(a.name, b.name);
            if (a != null) {
                a.name = "c" + c;
                a.quoted = false;
            }
            if (b != null) {
                b.name = "c" + c + (renamed ? "b" : "");
                b.quoted = false;
            }
        }));
    }

    /** Views and triggers over what is gone go too. */
    static void settleHandmade(Pair p) {
        p.a.views.removeIf(v -> gone(p, v.table(), v.columns())
                || v.where() != null && gone(p, v.table(), List.copyOf(v.where().columns())));
        p.a.triggers.removeIf(t -> gone(p, t.table(), List.of(t.column())) || gone(p, t.log(), List.of(t.logColumn())));
    }

    private static boolean gone(Pair p, int table, List<Integer> columns) {
        Model.Table a = p.a.table(table);
        Model.Table b = p.b.table(table);
        return a == null || b == null || columns.stream().anyMatch(c -> a.column(c) == null || b.column(c) == null);
    }
}
