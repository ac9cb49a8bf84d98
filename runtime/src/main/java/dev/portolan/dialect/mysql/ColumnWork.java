package dev.portolan.dialect.mysql;

import dev.portolan.dialect.mysql.AlterTable.Kind;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a table that changes: what is said of each is gathered, and written in their order. */
final class ColumnWork {
    private static final String OLD = "portolan_old";
    private static final String NEW = "portolan_new";

    private final Syntax syntax;
    private final Table from;
    private final Table to;
    private final AlterTable clauses;
    private final Hints hints;
    private final Set<Name> standing;
    private final boolean renamesValues;
    private final Map<Name, Name> oldNames = new HashMap<>();
    private final Map<Name, Column> before = new LinkedHashMap<>();
    private final Set<Name> dropped = new HashSet<>();
    private final Set<Name> redefined = new LinkedHashSet<>();
    /** Computed columns in the new names of what they are computed from, by the name that they have before. */
    private final Map<Name, Column> following = new LinkedHashMap<>();

    private final Set<Name> apart = new HashSet<>();
    private final Set<Name> keyed = new HashSet<>();
    private final List<Column> added = new ArrayList<>();
    private final Set<Name> replaced = new HashSet<>();

    /**
     * @param standing columns of foreign keys that stay
     * @param renamesValues whether rows get other values in between
     */
    ColumnWork(
            Syntax syntax,
            Table from,
            Table to,
            AlterTable clauses,
            Hints hints,
            Set<Name> standing,
            boolean renamesValues) {
        this.syntax = syntax;
        this.from = from;
        this.to = to;
        this.clauses = clauses;
        this.hints = hints;
        this.standing = standing;
        this.renamesValues = renamesValues;
    }

    /** Steps over temporary names are put together: the server makes all renames of a statement at once. */
    void rename(Name old, Name name) {
        Name first = oldNames.remove(old);
        oldNames.put(name, first == null ? old : first);
    }

    void add(Column column) {
        added.add(column);
    }

    void drop(Column column) {
        dropped.add(column.name());
    }

    void modify(Column was, Column column) {
        before.put(column.name(), was);
    }

    /** A column of a key or index that goes late: its new type may be too long for it. */
    void withKey(Name column) {
        keyed.add(column);
    }

    /** Writes the definition again, because something in it that is no column changed. */
    void redefine(Name column) {
        redefined.add(column);
    }

    /** A computed column follows the new names of what it is computed from. @param alone whether not in their statement */
    void follow(Column was, PerDialect<String> expression, boolean alone) {
        following.put(
                was.name(),
                was.withGenerated(
                        new Column.Generated(expression, was.generated().stored())));
        if (alone) {
            apart.add(was.name());
        }
    }

    /** All columns that have their collation from the table take over its new one. */
    void follow() {
        for (Column column : to.columns()) {
            boolean exists = added.stream().noneMatch(a -> a.name().equals(column.name()));
            if (exists && column.collation() == null && isText(column.physicalType())) {
                redefined.add(column.name());
            }
        }
    }

    static boolean isText(ColumnType type) {
        return type instanceof Native known
                && (known.name().endsWith("char") || known.name().endsWith("text") || MysqlTypes.isList(type));
    }

    Set<Name> replaced() {
        return replaced;
    }

    void write() {
        Map<Name, Name> newNames = new HashMap<>();
        oldNames.forEach((name, old) -> newNames.put(old, name));
        // Renames by themselves: the server makes no copy of a table while it renames a column under a foreign key.
        oldNames.forEach((name, old) -> clauses.first(
                following.containsKey(old) && !apart.contains(old)
                        ? "CHANGE COLUMN " + Syntax.quoted(old) + " " + followed(old, name)
                        : "RENAME COLUMN " + Syntax.quoted(old) + " TO " + Syntax.quoted(name)));
        for (Name old : following.keySet()) {
            Name name = newNames.getOrDefault(old, old);
            if (apart.contains(old)) {
                free(from.column(old).orElseThrow());
                redefined.add(name);
            } else if (!newNames.containsKey(old)) {
                clauses.first("MODIFY COLUMN " + followed(old, name));
            }
        }
        to.columns().stream()
                .filter(c -> oldNames.containsKey(c.name()) && syntax.losesTypeWhenRenamed(c))
                .forEach(c -> redefine(c.name()));
        for (Column was : from.columns()) {
            clauses.because(null);
            Name name = newNames.getOrDefault(was.name(), was.name());
            if (!newNames.containsKey(was.name()) && dropped.contains(was.name())) {
                clauses.because(new TableChange.DropColumn(was));
                clauses.late(Kind.COLUMN, "DROP COLUMN " + Syntax.quoted(was.name()));
            } else if (before.containsKey(name)) {
                Column column = to.column(name).orElseThrow();
                clauses.because(new TableChange.ModifyColumn(before.get(name), column));
                change(before.get(name), column);
            } else if (redefined.contains(name)) {
                clauses.early(
                        Kind.COLUMN, "MODIFY COLUMN " + full(to.column(name).orElseThrow()));
            }
        }
        added.forEach(this::writeAdded);
        clauses.because(null);
    }

    /** What is said of a computed column in the statement that renames what it is computed from. */
    private String followed(Name old, Name name) {
        boolean stays = to.column(name).isPresent() && !before.containsKey(name) && !dropped.contains(old);
        return stays
                ? full(to.column(name).orElseThrow())
                : syntax.column(following.get(old).withName(name), to);
    }

    /** Computed from nothing for a while, so that indexes over it stay. */
    private void free(Column computed) {
        Column free = computed.generated().stored()
                ? computed.withGenerated(null)
                : computed.withNullable(true).withGenerated(new Column.Generated(PerDialect.of("NULL"), false));
        clauses.freeing("MODIFY COLUMN " + syntax.column(free, to));
    }

    private String full(Column column) {
        return syntax.column(column, to);
    }

    private void writeAdded(Column column) {
        clauses.because(new TableChange.AddColumn(column));
        String said = TableWork.backfill(hints, to, column);
        String own = Syntax.defaultOf(column);
        String backfill = said == null && syntax.isUnsafeToAdd(own) ? own : said;
        if (backfill == null || column.generated() != null || column.identity() != null) {
            if (column.identity() != null) {
                clauses.late(Kind.ADDED_COLUMN, "ADD COLUMN " + full(column));
            } else {
                clauses.early(Kind.ADDED_COLUMN, "ADD COLUMN " + full(column));
            }
            return;
        }
        clauses.early(Kind.ADDED_COLUMN, "ADD COLUMN " + syntax.unfilled(column, to));
        fill(column, backfill);
        if (!column.nullable() || column.defaultSql() != null) {
            clauses.late(Kind.COLUMN, "MODIFY COLUMN " + full(column));
        }
    }

    private void fill(Column column, String expression) {
        String name = Syntax.quoted(column.name());
        String comment =
                "fill column \"" + column.name() + "\" of table: \"" + to.name().name() + "\"";
        String sql = "UPDATE " + Syntax.quoted(to.name()) + " SET " + name + " = " + Syntax.value(expression)
                + " WHERE " + name + " IS NULL";
        Work work = new Work.Fill(to.name(), column.name());
        if (added.contains(column)) {
            clauses.newRows(comment, sql, work);
        } else {
            clauses.rows(comment, sql, work);
        }
    }

    private void change(Column was, Column column) {
        boolean wasComputed = was.generated() != null;
        boolean computed = column.generated() != null;
        if (computed
                && (!wasComputed
                        || was.generated().stored() != column.generated().stored())) {
            clauses.early(Kind.COLUMN, "DROP COLUMN " + Syntax.quoted(column.name()));
            clauses.early(Kind.ADDED_COLUMN, "ADD COLUMN " + full(column));
            replaced.add(column.name());
            return;
        }
        if (wasComputed && !computed && !was.generated().stored()) {
            keepValues(was, column);
            return;
        }
        PerDialect<String> using = hints.using().get(new ElementRef(to.name(), column.name()));
        if (using != null && !was.physicalType().equals(column.physicalType())) {
            convert(was, column, Syntax.text(using));
            return;
        }
        if (renamesValues && MysqlTypes.isList(was.physicalType()) && MysqlTypes.isList(column.physicalType())) {
            Column both = column.withType(union(was.physicalType(), column.physicalType()))
                    .withDefault(null);
            clauses.early(Kind.COLUMN, "MODIFY COLUMN " + syntax.column(both.withNullable(was.nullable()), to));
            fillRequired(was, column);
            clauses.late(Kind.COLUMN, "MODIFY COLUMN " + full(column));
            return;
        }
        boolean leavesKey = column.nullable() && !was.nullable();
        boolean numbered = column.identity() != null && was.identity() == null;
        boolean filled = fillRequired(was, column);
        boolean retyped = !was.physicalType().equals(column.physicalType()) && !keyed.contains(column.name());
        if (filled && (wasComputed || retyped)) {
            // What is computed takes no value, and the old type perhaps not this one.
            clauses.early(Kind.COLUMN, "MODIFY COLUMN " + syntax.unfilled(column, to));
        }
        if (isOnlyRequired(was, column)) {
            clauses.required("MODIFY COLUMN " + full(column));
        } else if (filled || leavesKey || numbered || keyed.contains(column.name())) {
            // What a key allows or asks for comes together with the key.
            clauses.late(Kind.COLUMN, "MODIFY COLUMN " + full(column));
        } else {
            clauses.early(Kind.COLUMN, "MODIFY COLUMN " + full(column));
        }
    }

    /** Whether a column of a foreign key that stays becomes required, and nothing else for which rows would be copied. */
    private boolean isOnlyRequired(Column was, Column column) {
        return standing.contains(column.name())
                && was.nullable()
                && !column.nullable()
                && was.physicalType().equals(column.physicalType())
                && column.identity() == null
                && column.generated() == null
                && was.generated() == null;
    }

    /** By way of another column, so that indexes and the order of columns stay. */
    private void convert(Column was, Column column, String using) {
        String name = Syntax.quoted(column.name());
        String table = Syntax.quoted(to.name());
        Column parked = column.withName(Name.quoted(NEW)).withIdentity(null).withComment(null);
        String fill =
                "fill column \"" + column.name() + "\" of table: \"" + to.name().name() + "\"";
        Column empty =
                was.withName(column.name()).withNullable(true).withDefault(null).withIdentity(null);
        clauses.early(Kind.COLUMN, "MODIFY COLUMN " + syntax.column(empty, to));
        clauses.early(Kind.ADDED_COLUMN, "ADD COLUMN " + syntax.unfilled(parked, to));
        String parkedName = Syntax.quoted(parked.name());
        clauses.rows(
                "convert column \"" + column.name() + "\" of table: \""
                        + to.name().name() + "\"",
                "UPDATE " + table + " SET " + parkedName + " = " + Syntax.value(using),
                new Work.Fill(to.name(), column.name()));
        clauses.rows(
                "empty column \"" + column.name() + "\" of table: \""
                        + to.name().name() + "\"",
                "UPDATE " + table + " SET " + name + " = NULL",
                null);
        clauses.between(Kind.COLUMN, "MODIFY COLUMN " + syntax.unfilled(column, to));
        clauses.moreRows(
                fill, "UPDATE " + table + " SET " + name + " = " + parkedName, new Work.Fill(to.name(), column.name()));
        clauses.late(Kind.COLUMN, "MODIFY COLUMN " + full(column));
        clauses.late(Kind.COLUMN, "DROP COLUMN " + parkedName);
    }

    private boolean fillRequired(Column was, Column column) {
        if (!was.nullable() || column.nullable() || column.generated() != null) {
            return false;
        }
        String fill = fillOf(hints, to, column);
        if (fill != null) {
            fill(column, fill);
        }
        return fill != null;
    }

    /** What rows without a value get when the column becomes required; null for nothing. */
    static String fillOf(Hints hints, Table table, Column column) {
        String backfill = TableWork.backfill(hints, table, column);
        if (backfill != null || column.defaultSql() == null) {
            return backfill;
        }
        return Syntax.defaultOf(column);
    }

    private static Native union(ColumnType was, ColumnType type) {
        Set<String> values = new LinkedHashSet<>(MysqlTypes.args(was));
        values.addAll(MysqlTypes.args(type));
        return new Native(((Native) type).name(), List.copyOf(values));
    }

    /** A virtual column cannot be turned into an ordinary one: what it computes is copied. */
    private void keepValues(Column was, Column column) {
        String name = Syntax.quoted(column.name());
        Name old = oldNames.getOrDefault(column.name(), column.name());
        clauses.second(
                apart.contains(old)
                        ? "CHANGE COLUMN " + name + " "
                                + syntax.column(following.get(old).withName(Name.quoted(OLD)), to)
                        : "RENAME COLUMN " + name + " TO " + Syntax.quoted(Name.quoted(OLD)));
        clauses.third(
                "ADD COLUMN " + syntax.unfilled(column, to),
                "fill column \"" + column.name() + "\" of table: \"" + to.name().name() + "\"",
                "UPDATE " + Syntax.quoted(to.name()) + " SET " + name + " = " + Syntax.quoted(Name.quoted(OLD)),
                new Work.Fill(to.name(), column.name()));
        fillRequired(was, column);
        clauses.late(Kind.COLUMN, "MODIFY COLUMN " + full(column));
        clauses.late(Kind.COLUMN, "DROP COLUMN " + Syntax.quoted(Name.quoted(OLD)));
        replaced.add(column.name());
    }
}
