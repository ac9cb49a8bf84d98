package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ForeignKey.Action;
import java.util.ArrayList;
import java.util.List;

/** Makes tables, columns and what hangs on them: for schema A, and for the edits that lead to B. */
final class Base {
    static final List<Action> ACTIONS =
            List.of(Action.NO_ACTION, Action.CASCADE, Action.CASCADE, Action.RESTRICT, Action.SET_NULL);

    private Base() {}

    static void start(Pair p) {
        int tables = 1 + p.random.nextInt(4);
        for (int i = 0; i < tables; i++) {
            p.a.tables.add(table(p));
        }
        for (Model.Table t : p.a.tables) {
            if (p.chance(0.6)) {
                Model.Table ref = p.pick(p.a.tables);
                reference(p, t, ref, t, ref);
            }
        }
        if (p.chance(0.3)) {
            p.a.sequences.add(sequence(p));
        }
        Repair.repair(p.a, p.rules);
    }

    static Model.Seq sequence(Pair p) {
        return new Model.Seq(p.id(), p.labels.always("seq"), 1 + p.random.nextInt(3), p.chance(0.5) ? 50 : 1);
    }

    static Model.Table table(Pair p) {
        Labels.Label label = p.labels.name("t");
        Model.Table t = new Model.Table(p.id(), label.text(), label.quoted());
        if (p.chance(0.08) && p.rules.is("sqlite")) {
            for (String raw : new String[] {"integer", "text", "real", "blob", "text"}) {
                t.columns.add(column(p, new ColumnType.Raw(raw)));
            }
            t.columns.get(0).nullable = false;
            t.pk = new Model.Pk(null, List.of(t.columns.get(0).id));
            if (p.chance(0.5)) {
                t.options.put(Graphs.STRICT, "");
            }
            return t;
        }
        int kind = p.random.nextInt(10);
        if (kind < 5) {
            Model.Column id = column(p, new ColumnType.Int(p.chance(0.7) ? 64 : 32));
            id.nullable = false;
            id.dflt = null;
            id.identity = kind < 3;
            t.columns.add(id);
            t.pk = new Model.Pk(kind == 4 ? p.labels.constraint("pk") : null, List.of(id.id));
        } else if (kind < 9) {
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < (kind < 7 ? 1 : 2); i++) {
                ColumnType type = p.pick(List.of(
                        new ColumnType.Text(20, false),
                        new ColumnType.Int(64),
                        new ColumnType.Uuid(),
                        new ColumnType.Date()));
                Model.Column c = column(p, type);
                c.nullable = false;
                c.dflt = null;
                t.columns.add(c);
                ids.add(c.id);
            }
            t.pk = new Model.Pk(null, ids);
            if (p.chance(0.1) && p.rules.is("sqlite")) {
                t.options.put(Graphs.WITHOUT_ROWID, "");
            }
        }
        int more = 1 + p.random.nextInt(5);
        for (int i = 0; i < more; i++) {
            t.columns.add(column(p, p.pick(p.rules.types())));
        }
        decorate(p, t);
        return t;
    }

    private static void decorate(Pair p, Model.Table t) {
        if (p.chance(0.3)) {
            Model.Key k = key(p, t, t);
            if (k != null) {
                t.keys.add(k);
            }
        }
        for (int i = 0; i < 2; i++) {
            if (p.chance(0.35)) {
                Model.Ix ix = index(p, t, t, p.random.nextInt(5));
                if (ix != null) {
                    t.indexes.add(ix);
                }
            }
        }
        if (p.chance(0.3)) {
            Model.Ck ck = check(p, t, t);
            if (ck != null) {
                t.checks.add(ck);
            }
        }
        if (p.chance(0.25)) {
            Model.Column g = generated(p, t, t, p.chance(0.6));
            if (g != null) {
                t.columns.add(g);
            }
        }
        if (p.chance(0.2)) {
            t.comment = comment(p);
        }
    }

    static String comment(Pair p) {
        return p.pick(List.of("a comment", "it's \"quoted\"; -- x", "two\nlines", "ünï")) + " " + p.id();
    }

    static Model.Column column(Pair p, ColumnType type) {
        Labels.Label label = p.labels.name("c");
        ColumnType own = type instanceof ColumnType.Enumerated e && e.storage() == ColumnType.Enumerated.Storage.NATIVE
                ? new ColumnType.Enumerated(p.labels.always("Shade"), e.values(), e.storage(), e.length())
                : type;
        Model.Column c = new Model.Column(p.id(), label.text(), label.quoted(), own, p.chance(0.6));
        if (p.chance(0.2)) {
            c.dflt = defaultOf(p, own);
        }
        if (p.chance(0.1)) {
            c.comment = comment(p);
        }
        return c;
    }

    /** Null when there is none for that type. */
    static Model.Default defaultOf(Pair p, ColumnType type) {
        Object v = p.pick(p.rules.pool(type));
        return switch (Family.of(type)) {
            case BOOL -> new Model.Default((Boolean) v ? "true" : "false", v);
            case INT, DECIMAL, FLOAT ->
                new Model.Default(v instanceof Double d ? Double.toString(d) : p.rules.constant(v), v);
            case TEXT, DATE -> new Model.Default(p.rules.constant(v), v);
            case TIMESTAMP ->
                p.chance(0.5)
                        ? new Model.Default(p.rules.now(type), Values.ANY)
                        : new Model.Default(p.rules.constant(v), v);
            default -> null;
        };
    }

    /** Over columns of both; null when there are none. */
    static Model.Key key(Pair p, Model.Table a, Model.Table b) {
        List<Integer> columns = some(p, a, b, 1 + p.random.nextInt(2));
        return columns.isEmpty() ? null : new Model.Key(p.id(), p.labels.constraint("uq"), columns);
    }

    private static List<Integer> some(Pair p, Model.Table a, Model.Table b, int count) {
        List<Integer> from = new ArrayList<>(b.columns.stream()
                .filter(c -> a.column(c.id) != null
                        && c.generated == null
                        && a.column(c.id).generated == null
                        && Repair.keyable(c)
                        && Repair.keyable(a.column(c.id)))
                .map(c -> c.id)
                .toList());
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < count && !from.isEmpty(); i++) {
            chosen.add(from.remove(p.random.nextInt(from.size())));
        }
        return chosen;
    }

    /** @param kind 0 plain, 1 ordered, 2 partial, 3 expression, 4 unique */
    static Model.Ix index(Pair p, Model.Table a, Model.Table b, int kind) {
        List<Integer> columns = some(p, a, b, 1 + p.random.nextInt(2));
        if (columns.isEmpty()) {
            return null;
        }
        List<Model.Part> parts = new ArrayList<>();
        for (int c : columns) {
            parts.add(new Model.Part(c, null, kind == 1));
        }
        Expr where = null;
        boolean unique = kind == 4;
        if (kind == 2) {
            where = predicate(p, a, b);
            unique = p.chance(0.3);
        } else if (kind == 3) {
            Model.Column c = expressible(p, a, b);
            if (c == null) {
                return null;
            }
            parts.set(0, new Model.Part(null, scalar(c), p.chance(0.3)));
            unique = p.chance(0.2);
        }
        return new Model.Ix(p.id(), p.labels.constraint("ix"), unique, parts, where);
    }

    private static Model.Column expressible(Pair p, Model.Table a, Model.Table b) {
        return p.pick(b.columns.stream()
                .filter(c -> a.column(c.id) != null
                        && c.generated == null
                        && a.column(c.id).generated == null
                        && simple(c)
                        && simple(a.column(c.id))
                        && Family.of(c.type) == Family.of(a.column(c.id).type))
                .toList());
    }

    private static boolean simple(Model.Column c) {
        return (Family.of(c.type) == Family.INT || Family.of(c.type) == Family.TEXT)
                && !(c.type instanceof ColumnType.Enumerated)
                && !(c.type instanceof ColumnType.Char);
    }

    private static Expr scalar(Model.Column c) {
        return Family.of(c.type) == Family.INT
                ? new Expr.Mod(new Expr.Col(c.id), 7)
                : new Expr.Length(new Expr.Col(c.id));
    }

    static Expr predicate(Pair p, Model.Table a, Model.Table b) {
        Model.Column c = expressible(p, a, b);
        if (c == null || p.chance(0.3)) {
            Model.Column any = p.pick(b.columns.stream()
                    .filter(x -> a.column(x.id) != null && x.generated == null && a.column(x.id).generated == null)
                    .toList());
            return any == null ? null : new Expr.NotNull(new Expr.Col(any.id));
        }
        return condition(p, c);
    }

    private static Expr condition(Pair p, Model.Column c) {
        Expr col = new Expr.Col(c.id);
        if (Family.of(c.type) == Family.INT) {
            return switch (p.random.nextInt(3)) {
                case 0 -> new Expr.Compare(">=", col, new Expr.Lit(Values.number(0)));
                case 1 -> new Expr.Compare("<", col, new Expr.Lit(Values.number(100)));
                default ->
                    new Expr.Or(
                            new Expr.Compare("=", col, new Expr.Lit(Values.number(7))),
                            new Expr.Compare("<>", col, new Expr.Lit(Values.number(42))));
            };
        }
        return switch (p.random.nextInt(3)) {
            case 0 -> new Expr.Compare("<", new Expr.Length(col), new Expr.Lit(Values.number(4)));
            case 1 -> new Expr.Compare("<>", col, new Expr.Lit("O'Brien"));
            default -> new Expr.In(col, List.of("a", "abc", "12", "x;y", "O'Brien"));
        };
    }

    static Model.Ck check(Pair p, Model.Table a, Model.Table b) {
        Model.Column c = expressible(p, a, b);
        return c == null ? null : new Model.Ck(p.id(), p.labels.constraint("ck"), condition(p, c));
    }

    static Model.Column generated(Pair p, Model.Table a, Model.Table b, boolean stored) {
        Model.Column from = expressible(p, a, b);
        if (from == null) {
            return null;
        }
        Expr e = Family.of(from.type) == Family.INT
                ? new Expr.Mod(new Expr.Col(from.id), 5)
                : p.chance(0.5)
                        ? new Expr.Length(new Expr.Col(from.id))
                        : new Expr.Concat(new Expr.Col(from.id), p.pick(List.of("-x", "'s", "")));
        Model.Column c = column(
                p, e instanceof Expr.Concat ? new ColumnType.Text(ColumnType.MAX, false) : new ColumnType.Int(64));
        c.dflt = null;
        c.generated = e;
        c.stored = stored || !p.rules.virtualIndexes();
        c.nullable = true;
        return c;
    }

    /**
     * Columns in {@code child} and a foreign key to {@code parent}; the same in the other face of each. False when the parent has
     * no key.
     */
    static boolean reference(
            Pair p, Model.Table child, Model.Table parent, Model.Table childToo, Model.Table parentToo) {
        List<Integer> key = parent.pk != null ? parent.pk.columns() : null;
        if (!parent.keys.isEmpty() && (key == null || p.chance(0.2))) {
            key = p.pick(parent.keys).columns();
        }
        if (key == null || key.stream().anyMatch(k -> parentToo.column(k) == null)) {
            return false;
        }
        List<Integer> columns = new ArrayList<>();
        Action onDelete = p.pick(ACTIONS);
        boolean optional = onDelete == Action.SET_NULL || p.chance(0.6);
        for (int k : key) {
            Model.Column c = column(p, parent.column(k).type);
            c.nullable = optional;
            c.dflt = null;
            child.columns.add(c);
            if (childToo != child) {
                childToo.columns.add(c.copy());
            }
            columns.add(c.id);
        }
        Model.Fk fk = new Model.Fk(
                p.id(),
                p.labels.constraint("fk"),
                columns,
                parent.id,
                key,
                p.chance(0.2) ? Action.CASCADE : Action.NO_ACTION,
                onDelete);
        child.fks.add(fk);
        if (childToo != child) {
            childToo.fks.add(fk);
        }
        return true;
    }
}
