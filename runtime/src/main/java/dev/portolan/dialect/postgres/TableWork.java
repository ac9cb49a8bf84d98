package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Alteration;
import dev.portolan.dialect.Script;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** A table that stays and changes. Renames were made before; foreign keys that must go early or come late are someone else's. */
final class TableWork implements TableChange.Visitor<Void> {
    private final Table from;
    private final Table to;
    private final Set<Name> goneKeys;
    private final Set<Name> lateKeys;
    private final Set<Name> goneColumns;
    private final Alteration work;
    private final ColumnWork columns;
    private final List<Column> added = new ArrayList<>();
    private final List<Column> dropped = new ArrayList<>();
    private final Set<Name> retyped = new LinkedHashSet<>();
    private final Set<Name> replaced = new LinkedHashSet<>();
    private final Set<Name> swapped = new LinkedHashSet<>();
    private final Set<Name> again = new HashSet<>();

    private final Hints hints;

    private TableWork(Change.ModifyTable change, Set<Name> goneKeys, Set<Name> lateKeys, Hints hints) {
        this.from = change.from();
        this.to = change.to();
        this.goneKeys = goneKeys;
        this.lateKeys = lateKeys;
        this.goneColumns = change.droppedColumns();
        this.work = new Alteration(to.name());
        this.hints = hints;
        this.columns = new ColumnWork(to.name(), work, hints);
    }

    /**
     * @param goneKeys foreign keys that are dropped already
     * @param lateKeys foreign keys that are added at the end
     * @param values statements that rename values in rows
     * @return constraints that were there before and were made again
     */
    static Set<Name> write(
            Script script,
            Change.ModifyTable change,
            Set<Name> goneKeys,
            Set<Name> lateKeys,
            List<String> values,
            List<Opaque> opaques,
            Hints hints) {
        TableWork table = new TableWork(change, goneKeys, lateKeys, hints);
        change.changes().forEach(c -> c.accept(table));
        table.dropColumns();
        table.addColumns();
        table.replaceGenerated();
        table.columns.addReplaced();
        Dependents dependents = new Dependents(change, table.replaced, table.swapped, table.work);
        dependents.restore().forEach(table::createIndex);
        values.forEach(sql -> table.work.rows.add(
                s -> s.step("rename values in table: \"" + table.to.name().name() + "\"", sql)));
        table.setImmediate();
        Set<Name> touched = new HashSet<>(table.retyped);
        touched.addAll(table.replaced);
        List<Consumer<Script>> twins = new ArrayList<>();
        table.work.constraints.take(Twins.among()).forEach(c -> twins.add(s -> s.change(table.to.name(), List.of(c))));
        table.work.after.addAll(0, twins);
        Triggers around = Triggers.on(opaques, touched);
        around.drop(script);
        table.work.write(script);
        around.restore(script);
        table.again.addAll(dependents.again);
        return table.again;
    }

    /** As Atlas does, after the others have changed; the server adds one by one, so what is computed from a new one comes after it. */
    private void addColumns() {
        List<Name> names = added.stream().map(Column::name).toList();
        List<Column> computed = added.stream()
                .filter(c -> c.generated() != null
                        && Mentions.any(Ddl.text(c.generated().expression()), names))
                .toList();
        added.stream().filter(c -> !computed.contains(c)).forEach(columns::add);
        computed.forEach(columns::add);
    }

    /** Late, because another may be filled from them; generated ones before those that they are computed from. */
    private void dropColumns() {
        dropped.stream().filter(c -> c.generated() != null).forEach(this::dropColumn);
        dropped.stream().filter(c -> c.generated() == null).forEach(this::dropColumn);
    }

    private void dropColumn(Column column) {
        String clause = "DROP COLUMN " + Ddl.quoted(column.name());
        if (column.generated() != null && !retyped.isEmpty() && !isReadByBackfill(column.name())) {
            // what it is computed from may change its type, which the server refuses under it
            work.column(clause, new TableChange.DropColumn(column));
        } else {
            work.late(clause, new TableChange.DropColumn(column));
        }
    }

    private boolean isReadByBackfill(Name column) {
        return hints.backfill().entrySet().stream()
                .anyMatch(e ->
                        e.getKey().object().equals(to.name()) && Mentions.any(Ddl.text(e.getValue()), List.of(column)));
    }

    /** Rows that were written hold events of deferred keys, under which the server refuses to alter a table. */
    private void setImmediate() {
        boolean deferred = from.foreignKeys().stream()
                .anyMatch(f -> f.options() != null && f.options().contains("INITIALLY DEFERRED"));
        if (!work.rows.isEmpty() && deferred) {
            work.rows.add(s -> s.step("check what is deferred", "SET CONSTRAINTS ALL IMMEDIATE"));
        }
    }

    /** A generated column keeps the column that it reads from changing its type: it is made anew. */
    private void replaceGenerated() {
        for (Column column : to.columns()) {
            boolean stays = column.generated() != null
                    && !replaced.contains(column.name())
                    && added.stream().noneMatch(a -> a.name().equals(column.name()));
            if (stays && Mentions.any(Ddl.text(column.generated().expression()), retyped)) {
                columns.modify(column.withGenerated(null), column);
                replaced.add(column.name());
            }
        }
    }

    private void createIndex(Index index) {
        work.after.add(s -> IndexText.create(s, to, index));
        if (index.comment() != null) {
            work.comments.add(s -> IndexText.comment(s, to, index));
        }
    }

    @Override
    public Void renameColumn(TableChange.RenameColumn c) {
        return null; // made before anything else
    }

    @Override
    public Void renameConstraint(TableChange.RenameConstraint c) {
        return null; // made before anything else
    }

    @Override
    public Void addColumn(TableChange.AddColumn c) {
        added.add(c.column());
        return null;
    }

    @Override
    public Void dropColumn(TableChange.DropColumn c) {
        dropped.add(c.column());
        return null;
    }

    @Override
    public Void modifyColumn(TableChange.ModifyColumn c) {
        if (!c.from().physicalType().equals(c.to().physicalType())) {
            retyped.add(c.to().name());
        }
        if (EnumSwap.isOld(c.from().physicalType())) {
            swapped.add(c.to().name());
        }
        boolean anew = c.to().generated() != null && !Objects.equals(c.from().generated(), c.to().generated());
        if (anew
                || c.from().generated() != null
                        && c.to().generated() == null
                        && !c.from().generated().stored()) {
            replaced.add(c.to().name());
        }
        columns.modify(c.from(), c.to());
        return null;
    }

    @Override
    public Void modifyPrimaryKey(TableChange.ModifyPrimaryKey c) {
        keeps(c.from() == null ? null : c.from().name(), c.to() == null ? null : c.to().name());
        if (c.from() != null) {
            work.drops.add(0, dropConstraint(c.from().name()), c);
        }
        if (c.to() != null) {
            work.constraints.add(0, "ADD " + Ddl.primaryKey(to.name(), c.to()), c);
        }
        return null;
    }

    private static String dropConstraint(Name name) {
        return "DROP CONSTRAINT " + Ddl.quoted(name);
    }

    @Override
    public Void modifyUnique(TableChange.ModifyUnique c) {
        keeps(c.from() == null ? null : c.from().name(), c.to() == null ? null : c.to().name());
        if (c.from() != null) {
            work.drops.add(dropConstraint(c.from().name()), c);
        }
        if (c.to() != null) {
            work.constraints.add("ADD " + Ddl.unique(c.to()), c);
        }
        return null;
    }

    @Override
    public Void modifyIndex(TableChange.ModifyIndex c) {
        Index before = c.from();
        Index after = c.to();
        if (before != null
                && after != null
                && !before.options().containsKey(Indexes.INVALID)
                && IndexText.sql(to, before).equals(IndexText.sql(to, after))) {
            work.comments.add(s -> IndexText.comment(s, to, after));
            return null;
        }
        if (before != null) {
            work.before.add(s -> IndexText.drop(s, to, before));
        }
        if (after != null) {
            createIndex(after);
        }
        return null;
    }

    @Override
    public Void modifyForeignKey(TableChange.ModifyForeignKey c) {
        if (Validation.isAllThatLacks(c.from(), c.to())) {
            work.constraints.add(Validation.clause(c.to().name()));
            return null;
        }
        keeps(c.from() == null ? null : c.from().name(), c.to() == null ? null : c.to().name());
        boolean goesWithColumn = c.from() != null
                && c.to() == null
                && !Collections.disjoint(c.from().columns(), goneColumns);
        if (c.from() != null && !goesWithColumn && !goneKeys.contains(c.from().name())) {
            work.drops.add(0, dropConstraint(c.from().name()), c);
        }
        if (c.to() != null && !lateKeys.contains(c.to().name())) {
            work.constraints.add("ADD " + Ddl.foreignKey(c.to()), c);
        }
        return null;
    }

    private void keeps(Name before, Name after) {
        if (before != null && before.equals(after)) {
            again.add(after);
        }
    }

    @Override
    public Void modifyCheck(TableChange.ModifyCheck c) {
        if (Validation.isAllThatLacks(c.from(), c.to())) {
            work.constraints.add(Validation.clause(c.to().name()));
            return null;
        }
        keeps(c.from() == null ? null : c.from().name(), c.to() == null ? null : c.to().name());
        if (c.from() != null) {
            work.drops.add(dropConstraint(c.from().name()), c);
        }
        if (c.to() != null) {
            work.constraints.add("ADD " + Ddl.check(c.to()), c);
        }
        return null;
    }

    @Override
    public Void modifyTableComment(TableChange.ModifyTableComment c) {
        work.comments.add(0, s -> comment(s, to, c.to()));
        return null;
    }

    static void comment(Script script, Table table, String comment) {
        script.step(
                "set comment to table: \"" + table.name().name() + "\"",
                "COMMENT ON TABLE " + Ddl.quoted(table.name()) + " IS " + IndexText.literal(comment));
    }

    @Override
    public Void modifyOption(TableChange.ModifyOption c) {
        switch (c.key()) {
            case Persistence.OPTION -> {
                // in an order that the foreign keys of all tables allow
            }
            case "tablespace" ->
                work.column("SET TABLESPACE " + PostgresNames.QUOTING.name(c.to() == null ? "pg_default" : c.to()));
            case Inherited.OPTION -> {
                if (c.from() != null) {
                    for (String parent : c.from().split(", ")) {
                        work.column("NO INHERIT " + parent);
                    }
                }
                if (c.to() != null) {
                    for (String parent : c.to().split(", ")) {
                        work.late("INHERIT " + parent);
                    }
                }
            }
            case "with" -> {
                if (c.from() != null) {
                    work.column("RESET (" + c.from().replaceAll("=[^,]*", "") + ")");
                }
                if (c.to() != null) {
                    work.column("SET (" + c.to() + ")");
                }
            }
            default ->
                throw PortolanException.failed(
                        "table-option",
                        "PostgreSQL cannot change \"" + c.key() + "\" of table " + name() + " from " + c.from() + " to "
                                + c.to() + ": make a new table by hand and move the rows.");
        }
        return null;
    }

    private QName name() {
        return to.name();
    }
}
