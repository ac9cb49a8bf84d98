package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ForeignKey.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schema as the generator builds it. Every element has a number that it keeps from A to B, whatever it is called there: so the
 * oracle knows what became of what, and needs no names for it.
 */
final class Model {
    final List<Table> tables = new ArrayList<>();
    final List<Seq> sequences = new ArrayList<>();
    final List<View> views = new ArrayList<>();
    final List<Trigger> triggers = new ArrayList<>();

    Model copy() {
        Model m = new Model();
        tables.forEach(t -> m.tables.add(t.copy()));
        m.sequences.addAll(sequences);
        m.views.addAll(views);
        m.triggers.addAll(triggers);
        return m;
    }

    Table table(int id) {
        return tables.stream().filter(t -> t.id == id).findFirst().orElse(null);
    }

    Column column(int id) {
        return tables.stream()
                .flatMap(t -> t.columns.stream())
                .filter(c -> c.id == id)
                .findFirst()
                .orElse(null);
    }

    static final class Table {
        final int id;
        String name;
        boolean quoted;
        final List<Column> columns = new ArrayList<>();
        Pk pk;
        final List<Key> keys = new ArrayList<>();
        final List<Ix> indexes = new ArrayList<>();
        final List<Fk> fks = new ArrayList<>();
        final List<Ck> checks = new ArrayList<>();
        String comment;
        final Map<String, String> options = new TreeMap<>();

        Table(int id, String name, boolean quoted) {
            this.id = id;
            this.name = name;
            this.quoted = quoted;
        }

        Table copy() {
            Table t = new Table(id, name, quoted);
            columns.forEach(c -> t.columns.add(c.copy()));
            t.pk = pk;
            t.keys.addAll(keys);
            t.indexes.addAll(indexes);
            t.fks.addAll(fks);
            t.checks.addAll(checks);
            t.comment = comment;
            t.options.putAll(options);
            return t;
        }

        Column column(int column) {
            return columns.stream().filter(c -> c.id == column).findFirst().orElse(null);
        }

        boolean inPk(int column) {
            return pk != null && pk.columns().contains(column);
        }

        /** Whether something in this table, or a foreign key to it, names the column. */
        boolean constrained(int column, Model whole) {
            return inPk(column)
                    || keys.stream().anyMatch(k -> k.columns().contains(column))
                    || indexes.stream().anyMatch(i -> i.uses(column))
                    || fks.stream().anyMatch(f -> f.columns().contains(column))
                    || checks.stream().anyMatch(c -> c.expr().columns().contains(column))
                    || columns.stream()
                            .anyMatch(c ->
                                    c.generated != null && c.generated.columns().contains(column))
                    || whole.views.stream().anyMatch(v -> v.columns().contains(column))
                    || whole.tables.stream()
                            .flatMap(t -> t.fks.stream())
                            .anyMatch(f -> f.refTable() == id && f.refColumns().contains(column));
        }
    }

    static final class Column {
        final int id;
        String name;
        boolean quoted;
        ColumnType type;
        boolean nullable;
        Default dflt;
        Expr generated;
        boolean stored;
        boolean identity;
        String comment;

        Column(int id, String name, boolean quoted, ColumnType type, boolean nullable) {
            this.id = id;
            this.name = name;
            this.quoted = quoted;
            this.type = type;
            this.nullable = nullable;
        }

        Column copy() {
            Column c = new Column(id, name, quoted, type, nullable);
            c.dflt = dflt;
            c.generated = generated;
            c.stored = stored;
            c.identity = identity;
            c.comment = comment;
            return c;
        }
    }

    /** @param value what a row gets; {@link Values#ANY} when only the moment knows */
    record Default(String sql, Object value) {}

    record Pk(String name, List<Integer> columns) {}

    record Key(int id, String name, List<Integer> columns) {}

    record Part(Integer column, Expr expr, boolean descending) {}

    record Ix(int id, String name, boolean unique, List<Part> parts, Expr where) {
        boolean uses(int column) {
            return parts.stream()
                            .anyMatch(p -> p.column() != null
                                    ? p.column() == column
                                    : p.expr().columns().contains(column))
                    || where != null && where.columns().contains(column);
        }
    }

    record Fk(
            int id,
            String name,
            List<Integer> columns,
            int refTable,
            List<Integer> refColumns,
            Action onUpdate,
            Action onDelete) {}

    record Ck(int id, String name, Expr expr) {}

    record Seq(int id, String name, long start, long increment) {}

    /** A view that a person made: no entity knows it. */
    record View(int id, String name, int table, List<Integer> columns, Expr where) {}

    /** A trigger that a person made: counts insertions of {@code table} in {@code log}. */
    record Trigger(int id, String name, int table, int column, int log, int logColumn) {}
}
