package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides from the rows alone whether the schema B can hold them, and what they are there. Knows the two schemas, the rows and what
 * the user said (renames, backfill, defaults): nothing of changes, plans or SQL.
 */
final class Oracle {
    private final Rules rules;

    Oracle(Rules rules) {
        this.rules = rules;
    }

    /** @param source row of A that it came from */
    record Row(int source, Map<Integer, Object> values) {}

    /**
     * Why a row has no place.
     *
     * @param source row of A
     * @param columns that are concerned; empty for the whole table
     */
    record Violation(int table, int source, List<Integer> columns, String kind) {}

    /**
     * @param rows of B by table; complete only without violations
     * @param certain false when it depends on values that the oracle cannot know
     */
    record Verdict(Map<Integer, List<Row>> rows, List<Violation> violations, boolean certain) {
        boolean holds() {
            return violations.isEmpty();
        }
    }

    Verdict judge(
            Model a,
            Model b,
            Map<Integer, List<Row>> rowsOfA,
            Map<Integer, Expr> backfill,
            List<Pair.ValueRename> renames) {
        Map<Integer, List<Row>> rows = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        for (Model.Table to : b.tables) {
            List<Row> moved = new ArrayList<>();
            Model.Table from = a.table(to.id);
            if (from != null) {
                for (Row row : rowsOfA.getOrDefault(to.id, List.of())) {
                    Row there = move(from, to, row, backfill, renames, violations);
                    if (there != null) {
                        moved.add(there);
                    }
                }
            }
            rows.put(to.id, moved);
        }
        violations.addAll(check(b, rows));
        boolean certain = b.tables.stream()
                .flatMap(t -> t.fks.stream())
                .noneMatch(f -> rows.getOrDefault(f.refTable(), List.of()).stream()
                        .anyMatch(r ->
                                f.refColumns().stream().anyMatch(c -> r.values().get(c) == Values.ANY)));
        return new Verdict(rows, violations, certain);
    }

    private Row move(
            Model.Table from,
            Model.Table to,
            Row row,
            Map<Integer, Expr> backfill,
            List<Pair.ValueRename> renames,
            List<Violation> violations) {
        Map<Integer, Object> values = new HashMap<>();
        boolean fits = true;
        for (Model.Column c : to.columns) {
            if (c.generated != null) {
                continue;
            }
            Model.Column old = from.column(c.id);
            Object v;
            if (old != null) {
                Object before = row.values().get(c.id);
                for (Pair.ValueRename r : renames) {
                    if (r.column() == c.id && r.from().equals(before)) {
                        before = r.to();
                    }
                }
                try {
                    v = rules.convert(before, old.type, c.type);
                } catch (Rules.Cannot e) {
                    boolean constant = old.type instanceof ColumnType.Enumerated;
                    violations.add(new Violation(to.id, row.source(), List.of(c.id), constant ? "enum" : "type"));
                    fits = false;
                    continue;
                }
                if (!rules.keeps(v, old, c)) {
                    violations.add(new Violation(to.id, row.source(), List.of(c.id), "type"));
                    fits = false;
                    continue;
                }
                if (v == null && !c.nullable) {
                    v = fill(to, c, row, backfill);
                }
            } else {
                v = fill(to, c, row, backfill);
            }
            if (v == null && !c.nullable) {
                violations.add(new Violation(to.id, row.source(), List.of(c.id), "null"));
                fits = false;
            }
            values.put(c.id, v);
        }
        if (!fits) {
            return null;
        }
        compute(to, values);
        return new Row(row.source(), values);
    }

    private Object fill(Model.Table t, Model.Column c, Row row, Map<Integer, Expr> backfill) {
        Expr given = backfill.get(c.id);
        Object v = null;
        if (given != null) {
            v = given.eval(row.values()::get, rules);
        } else if (c.dflt != null && !rules.numbers(t, c)) {
            v = c.dflt.value();
        } else if (c.identity) {
            v = Values.ANY;
        }
        return v == null || v == Values.ANY ? v : rules.store(v, c.type);
    }

    /** Fills in the generated columns. */
    void compute(Model.Table t, Map<Integer, Object> values) {
        for (Model.Column c : t.columns) {
            if (c.generated != null) {
                Object v = c.generated.eval(values::get, rules);
                values.put(c.id, v == null ? null : rules.store(v, c.type));
            }
        }
    }

    /** Rows that a schema cannot hold together. */
    List<Violation> check(Model m, Map<Integer, List<Row>> rows) {
        List<Violation> found = new ArrayList<>();
        for (Model.Table t : m.tables) {
            List<Row> own = rows.getOrDefault(t.id, List.of());
            for (Row row : own) {
                checkRow(t, row, found);
            }
            if (t.pk != null) {
                unique(t, own, t.pk.columns(), true, found);
            }
            t.keys.forEach(k -> unique(t, own, k.columns(), false, found));
            t.indexes.stream().filter(Model.Ix::unique).forEach(i -> uniqueIndex(t, own, i, found));
            for (Model.Fk fk : t.fks) {
                Set<List<String>> parents = rows.getOrDefault(fk.refTable(), List.of()).stream()
                        .map(r -> keys(r, fk.refColumns()))
                        .collect(Collectors.toCollection(HashSet::new));
                for (Row row : own) {
                    if (fk.columns().stream().allMatch(c -> row.values().get(c) != null)
                            && !parents.contains(keys(row, fk.columns()))) {
                        found.add(new Violation(t.id, row.source(), fk.columns(), "foreign key"));
                    }
                }
            }
        }
        return found;
    }

    private void checkRow(Model.Table t, Row row, List<Violation> found) {
        for (Model.Ck ck : t.checks) {
            if (Boolean.FALSE.equals(ck.expr().eval(row.values()::get, rules))) {
                found.add(
                        new Violation(t.id, row.source(), List.copyOf(ck.expr().columns()), "check"));
            }
        }
        for (Model.Column c : t.columns) {
            Object v = row.values().get(c.id);
            if (v == null && !c.nullable && c.generated == null) {
                found.add(new Violation(t.id, row.source(), List.of(c.id), "null"));
            }
            if (v != null && v != Values.ANY && c.type instanceof ColumnType.Enumerated e && !known(e, v)) {
                found.add(new Violation(t.id, row.source(), List.of(c.id), "enum"));
            }
            if (rules instanceof SqliteRules && v != null && v != Values.ANY) {
                boolean rowid = rules.numbers(t, c);
                if (rowid && !(v instanceof java.math.BigDecimal)
                        || t.options.containsKey(Graphs.STRICT) && SqliteRules.strictRefuses(v, c.type)) {
                    found.add(new Violation(t.id, row.source(), List.of(c.id), "type"));
                }
            }
        }
    }

    private boolean known(ColumnType.Enumerated e, Object v) {
        if (e.storage() == Storage.ORDINAL) {
            return rules.compare(v, Values.number(0)) >= 0
                    && rules.compare(v, Values.number(e.values().size() - 1)) <= 0;
        }
        return e.values().stream().anyMatch(x -> rules.compare(x, v) == 0);
    }

    private void unique(Model.Table t, List<Row> rows, List<Integer> columns, boolean primary, List<Violation> found) {
        Set<List<String>> seen = new HashSet<>();
        for (Row row : rows) {
            boolean hasNull = columns.stream().anyMatch(c -> row.values().get(c) == null);
            boolean hasAny = columns.stream().anyMatch(c -> row.values().get(c) == Values.ANY);
            if (hasNull && primary) {
                found.add(new Violation(t.id, row.source(), columns, "null"));
            } else if (!hasNull && !hasAny && !seen.add(keys(row, columns))) {
                found.add(new Violation(t.id, row.source(), columns, primary ? "primary key" : "unique"));
            }
        }
    }

    private void uniqueIndex(Model.Table t, List<Row> rows, Model.Ix index, List<Violation> found) {
        Set<List<String>> seen = new HashSet<>();
        for (Row row : rows) {
            if (index.where() != null && !Boolean.TRUE.equals(index.where().eval(row.values()::get, rules))) {
                continue;
            }
            List<Object> parts = new ArrayList<>();
            for (Model.Part p : index.parts()) {
                parts.add(
                        p.column() != null
                                ? row.values().get(p.column())
                                : p.expr().eval(row.values()::get, rules));
            }
            if (!parts.contains(null)
                    && !parts.contains(Values.ANY)
                    && !seen.add(parts.stream().map(rules::key).toList())) {
                List<Integer> columns = index.parts().stream()
                        .flatMap(p -> p.column() != null
                                ? java.util.stream.Stream.of(p.column())
                                : p.expr().columns().stream())
                        .toList();
                found.add(new Violation(t.id, row.source(), columns, "unique"));
            }
        }
    }

    private List<String> keys(Row row, List<Integer> columns) {
        return columns.stream().map(c -> rules.key(row.values().get(c))).toList();
    }
}
