package dev.portolan.dialect.mysql;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is asked of the rows of a table before it changes, in the words of how it is before. */
final class TableGuards implements TableChange.Visitor<Void> {
    private final Syntax syntax;
    private final Map<QName, Table> tables;
    private final ChangeSet changes;
    private final Change.ModifyTable change;
    private final Hints hints;
    private final boolean several;
    private final QName table;
    private final Map<Name, Name> oldNames;
    private final Set<Name> otherValues = new HashSet<>();
    private final List<Step> guards = new ArrayList<>();
    private boolean misses;

    /** @param several whether the plan has more than one statement */
    TableGuards(
            Syntax syntax,
            Map<QName, Table> tables,
            ChangeSet changes,
            Change.ModifyTable change,
            Hints hints,
            boolean several) {
        this.syntax = syntax;
        this.tables = tables;
        this.changes = changes;
        this.change = change;
        this.hints = hints;
        this.several = several;
        this.table = changes.oldName(change.to().name());
        this.oldNames = oldNames(change);
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.AddColumn add) {
                otherValues.add(add.column().name());
            } else if (c instanceof TableChange.ModifyColumn modify
                    && (!modify.from().physicalType().equals(modify.to().physicalType())
                            || modify.from().nullable() && !modify.to().nullable()
                            || modify.to().generated() != null)) {
                otherValues.add(modify.to().name());
            }
        }
        changes.values.stream()
                .filter(v -> v.table().equals(change.to().name()))
                .forEach(v -> otherValues.add(v.column()));
    }

    private static Map<Name, Name> oldNames(Change.ModifyTable change) {
        Map<Name, Name> old = new HashMap<>();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.RenameColumn rename) {
                Name first = old.remove(rename.from());
                old.put(rename.to(), first == null ? rename.from() : first);
            }
        }
        return old;
    }

    List<Step> guards() {
        return guards;
    }

    /** Whether something may fail that is not asked for. */
    boolean misses() {
        return misses;
    }

    private Name old(Name column) {
        return oldNames.getOrDefault(column, column);
    }

    private List<Name> old(List<Name> columns) {
        return columns.stream().map(this::old).toList();
    }

    @Override
    public Void addColumn(TableChange.AddColumn c) {
        Column column = c.column();
        boolean valued = column.nullable()
                || column.defaultSql() != null
                || column.generated() != null
                || column.identity() != null
                || column.physicalType() instanceof Raw
                || TableWork.backfill(hints, change.to(), column) != null;
        if (!valued) {
            guards.add(Guard.rows(
                    "make sure that table \"" + table.name() + "\" is empty",
                    table,
                    tables.get(table).columns().get(0).name(),
                    "nothing to put into " + column.name(),
                    null));
        }
        misses |= TableWork.backfill(hints, change.to(), column) != null;
        return null;
    }

    @Override
    public Void modifyColumn(TableChange.ModifyColumn c) {
        Column from = c.from();
        Column to = c.to();
        Name name = old(to.name());
        boolean told = hints.using().containsKey(new ElementRef(change.to().name(), to.name()));
        boolean raw = from.physicalType() instanceof Raw || to.physicalType() instanceof Raw;
        if (!told && !raw && to.generated() == null) {
            type(new Conversion(from.physicalType(), to.physicalType(), Syntax.quoted(name)), to, name);
        } else {
            misses = true;
        }
        if (from.identity() == null && to.identity() != null) {
            guards.add(Guard.rows(
                    "make sure that no row of table \"" + table.name() + "\" has the number 0",
                    table,
                    name,
                    "0 in " + name + " would become another number",
                    Syntax.quoted(name) + " = 0"));
        }
        if (several && from.nullable() && !to.nullable() && to.generated() == null) {
            if (ColumnWork.fillOf(hints, change.to(), to) != null) {
                misses = true;
            } else {
                guards.add(Guard.rows(
                        "make sure that column \"" + name + "\" on table: \"" + table.name() + "\" holds no NULL",
                        table,
                        name,
                        "NULL in " + name,
                        Syntax.quoted(name) + " IS NULL"));
            }
        }
        return null;
    }

    private void type(Conversion conversion, Column to, Name name) {
        boolean renamed = changes.values.stream()
                .anyMatch(
                        v -> v.table().equals(change.to().name()) && v.column().equals(to.name()));
        String lost = conversion.lost();
        String where = lost != null ? lost : several && !renamed ? conversion.refused() : null;
        if (where != null) {
            guards.add(Guard.rows(
                    "make sure that no value of column \"" + name + "\" on table: \"" + table.name() + "\" is lost",
                    table,
                    name,
                    name + " does not fit " + syntax.type(to),
                    where));
        } else {
            misses |= conversion.narrows() || conversion.isOtherKind();
        }
    }

    @Override
    public Void modifyPrimaryKey(TableChange.ModifyPrimaryKey c) {
        if (c.to() != null) {
            unique(c.to().columns().stream().map(IndexPart::of).toList());
        }
        return null;
    }

    @Override
    public Void modifyUnique(TableChange.ModifyUnique c) {
        return null; // there are none
    }

    @Override
    public Void modifyIndex(TableChange.ModifyIndex c) {
        Index to = c.to();
        if (to != null
                && to.unique()
                && (c.from() == null || !c.from().unique() || !c.from().parts().equals(to.parts()))) {
            unique(to.parts());
        }
        return null;
    }

    private void unique(List<IndexPart> parts) {
        if (!several) {
            return;
        }
        boolean known = parts.stream().allMatch(p -> p.column() != null && !otherValues.contains(p.column()));
        misses |= !known;
        if (known) {
            guards.add(Guard.duplicates(
                    table,
                    parts.stream()
                            .map(p -> new IndexPart(old(p.column()), null, false, null, null, null, p.prefix()))
                            .toList()));
        }
    }

    @Override
    public Void modifyForeignKey(TableChange.ModifyForeignKey c) {
        ForeignKey to = c.to();
        boolean same = c.from() != null
                && to != null
                && c.from().columns().equals(to.columns())
                && c.from().refTable().equals(to.refTable())
                && c.from().refColumns().equals(to.refColumns());
        if (to == null || same || !several) {
            return null;
        }
        QName parent = changes.oldName(to.refTable());
        Change.ModifyTable changed = changes.modified.get(to.refTable());
        Map<Name, Name> parentNames = changed == null ? Map.of() : oldNames(changed);
        List<Name> refColumns = to.refColumns().stream()
                .map(n -> parentNames.getOrDefault(n, n))
                .toList();
        Table existing = tables.get(parent);
        boolean known = to.columns().stream().noneMatch(otherValues::contains)
                && existing != null
                && refColumns.stream().allMatch(n -> existing.column(n).isPresent());
        misses |= !known;
        if (known) {
            guards.add(Guard.orphans(table, old(to.columns()), parent, refColumns));
        }
        return null;
    }

    @Override
    public Void modifyCheck(TableChange.ModifyCheck c) {
        Check to = c.to();
        if (to == null || !several || "NOT ENFORCED".equals(to.options())) {
            return null;
        }
        Set<String> names = MysqlTerms.names(Syntax.text(to.expression()));
        Set<Name> other = new HashSet<>(otherValues);
        other.addAll(oldNames.keySet());
        boolean known = other.stream().noneMatch(n -> names.contains(n.text().toLowerCase(Locale.ROOT)));
        misses |= !known;
        if (known) {
            guards.add(Guard.rows(
                    "make sure that rows of table \"" + table.name() + "\" satisfy \"" + to.name() + "\"",
                    table,
                    tables.get(table).columns().get(0).name(),
                    to.name() + " does not hold",
                    "NOT (" + Syntax.text(to.expression()) + ")"));
        }
        return null;
    }

    @Override
    public Void renameColumn(TableChange.RenameColumn c) {
        return null;
    }

    @Override
    public Void dropColumn(TableChange.DropColumn c) {
        return null;
    }

    @Override
    public Void renameConstraint(TableChange.RenameConstraint c) {
        return null;
    }

    @Override
    public Void modifyTableComment(TableChange.ModifyTableComment c) {
        return null;
    }

    @Override
    public Void modifyOption(TableChange.ModifyOption c) {
        misses |= c.key().equals("collation") || c.key().equals("engine");
        return null;
    }
}
