package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ForeignKey.Action;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes out of a schema what no database would accept: edits meet each other. */
final class Repair {
    private Repair() {}

    static void repair(Model m, Rules rules) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Model.Table t : m.tables) {
                changed |= columns(t, rules);
                changed |= t.keys.removeIf(k -> !keyable(t, k.columns(), false));
                changed |= t.indexes.removeIf(i -> !index(t, i, rules));
                changed |= t.checks.removeIf(c -> !fits(t, c.expr()));
                dedupe(t);
            }
            changed |= rules.repair(m);
            for (Model.Table t : m.tables) {
                changed |= t.fks.removeIf(f -> !foreignKey(m, t, f));
            }
        }
    }

    private static boolean columns(Model.Table t, Rules rules) {
        List<Model.Column> wrong = new ArrayList<>(t.columns);
        wrong.removeIf(c -> c.generated == null
                || fits(t, c.generated)
                        && c.generated.columns().stream().allMatch(x -> t.column(x).generated == null)
                        && resultFamily(c.generated) == Family.of(c.type));
        if (wrong.size() == t.columns.size() && !wrong.isEmpty()) {
            Model.Column last = wrong.remove(0); // a table has a column
            last.generated = null;
            last.stored = false;
        }
        boolean changed = t.columns.removeAll(wrong);
        if (!t.columns.isEmpty() && t.columns.stream().allMatch(c -> c.generated != null)) {
            t.columns.forEach(c -> {
                c.generated = null;
                c.stored = false;
            });
            changed = true;
        }
        if (t.pk != null && !keyable(t, t.pk.columns(), true)) {
            t.pk = null;
            changed = true;
        }
        for (Model.Column c : t.columns) {
            boolean solePk = t.pk != null && t.pk.columns().equals(List.of(c.id));
            if (c.identity
                    && (!solePk
                            || !(c.type instanceof ColumnType.Int i && i.bits() >= 32)
                            || t.options.containsKey(Graphs.WITHOUT_ROWID)
                            || t.options.containsKey(Graphs.STRICT))) {
                c.identity = false;
                changed = true;
            }
            if (c.identity || c.generated != null) {
                c.dflt = null;
            }
            if (c.generated != null) {
                c.nullable = true;
            }
            if (t.inPk(c.id)) {
                c.nullable = false;
            }
        }
        if (t.pk == null) {
            t.options.remove(Graphs.WITHOUT_ROWID);
        }
        if (t.columns.stream().anyMatch(c -> !(c.type instanceof ColumnType.Raw) || c.generated != null)) {
            t.options.remove(Graphs.STRICT);
        }
        return changed;
    }

    private static Family resultFamily(Expr e) {
        return e instanceof Expr.Concat ? Family.TEXT : Family.INT;
    }

    static boolean keyable(Model.Table t, List<Integer> columns, boolean primary) {
        Set<Integer> seen = new HashSet<>();
        return columns.stream()
                .allMatch(id -> seen.add(id)
                        && t.column(id) != null
                        && (!primary || t.column(id).generated == null)
                        && keyable(t.column(id)));
    }

    static boolean keyable(Model.Column c) {
        return switch (Family.of(c.type)) {
            case INT, DECIMAL, TEXT, DATE, UUID, BOOL -> c.dflt == null || c.dflt.value() != Values.ANY;
            default -> false;
        };
    }

    private static boolean index(Model.Table t, Model.Ix i, Rules rules) {
        return (i.where() == null || fits(t, i.where()))
                && i.parts().stream()
                        .allMatch(p -> p.column() == null
                                ? fits(t, p.expr())
                                : t.column(p.column()) != null && keyable(t.column(p.column())))
                && !(!rules.virtualIndexes()
                        && t.columns.stream().anyMatch(c -> c.generated != null && !c.stored && i.uses(c.id)));
    }

    /** Whether the columns are there and of the kind that the expression was written for. */
    private static boolean fits(Model.Table t, Expr e) {
        if (e instanceof Expr.Length l) {
            return family(t, l.value()) == Family.TEXT;
        } else if (e instanceof Expr.Concat c) {
            return family(t, c.value()) == Family.TEXT;
        } else if (e instanceof Expr.Mod m) {
            return family(t, m.value()) == Family.INT;
        } else if (e instanceof Expr.In in) {
            return family(t, in.value()) == Family.TEXT;
        } else if (e instanceof Expr.Or o) {
            return fits(t, o.left()) && fits(t, o.right());
        } else if (e instanceof Expr.Compare c) {
            if (c.right() instanceof Expr.Lit l) {
                Family f = c.left() instanceof Expr.Col ? family(t, c.left()) : Family.INT;
                return fits(t, c.left())
                        && (l.value() instanceof String
                                ? f == Family.TEXT
                                : f == Family.INT || f == Family.DECIMAL || f == Family.FLOAT);
            }
            return family(t, c.left()) != null && family(t, c.left()) == family(t, c.right());
        }
        return e.columns().stream().allMatch(id -> t.column(id) != null);
    }

    /** Native enums have operators of their own, so they are no text here. */
    private static Family family(Model.Table t, Expr e) {
        Model.Column c = e instanceof Expr.Col col ? t.column(col.id()) : null;
        if (c == null
                || c.type instanceof ColumnType.Enumerated en && en.storage() == ColumnType.Enumerated.Storage.NATIVE) {
            return null;
        }
        return Family.of(c.type);
    }

    private static boolean foreignKey(Model m, Model.Table t, Model.Fk f) {
        Model.Table ref = m.table(f.refTable());
        if (ref == null || !referable(ref, f.refColumns())) {
            return false;
        }
        for (int i = 0; i < f.columns().size(); i++) {
            Model.Column c = t.column(f.columns().get(i));
            Model.Column r = ref.column(f.refColumns().get(i));
            if (c == null || c.generated != null || c.identity || Family.of(c.type) != Family.of(r.type)) {
                return false;
            }
            if (Family.of(c.type) == Family.TEXT
                    && !(c.type instanceof ColumnType.Text && r.type instanceof ColumnType.Text)) {
                return false;
            }
            if (!c.nullable && (f.onDelete() == Action.SET_NULL || f.onUpdate() == Action.SET_NULL)) {
                return false;
            }
        }
        return true;
    }

    private static boolean referable(Model.Table ref, List<Integer> columns) {
        return ref.pk != null && ref.pk.columns().equals(columns)
                || ref.keys.stream().anyMatch(k -> k.columns().equals(columns));
    }

    /** Two elements of one structure, unnamed, are one; the second goes. */
    private static void dedupe(Model.Table t) {
        Set<Object> seen = new HashSet<>();
        List<Model.Key> keys = new ArrayList<>();
        if (t.pk != null) {
            seen.add(t.pk.columns());
        }
        for (Model.Key k : t.keys) {
            if (seen.add(k.columns())) {
                keys.add(k);
            }
        }
        t.keys.clear();
        t.keys.addAll(keys);
        // one unique list of columns is a key or an index, not both: on SQLite they are the same thing
        t.indexes.removeIf(i -> !seen.add(
                i.where() == null && i.unique() && i.parts().stream().allMatch(p -> p.column() != null)
                        ? i.parts().stream().map(Model.Part::column).toList()
                        : List.of(i.parts(), i.unique(), String.valueOf(i.where()))));
        seen.clear();
        t.fks.removeIf(f -> !seen.add(List.of(f.columns(), f.refTable())));
        seen.clear();
        t.checks.removeIf(c -> !seen.add(c.expr()));
    }
}
