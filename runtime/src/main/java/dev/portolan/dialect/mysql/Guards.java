package dev.portolan.dialect.mysql;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.dialect.Planner;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Queries that fail where rows do not allow a change, before the first statement that changes something: each of those is final.
 * One is written where the server would change values without a word, and, in a plan of several statements, where a later one
 * would fail.
 */
final class Guards {
    private final Syntax syntax;
    private final Map<QName, Table> tables;
    private final ChangeSet changes;
    private final Hints hints;
    private final List<Step> guards = new ArrayList<>();

    Guards(Syntax syntax, Graph from, ChangeSet changes, Hints hints) {
        this.syntax = syntax;
        this.tables = from.tablesByName();
        this.changes = changes;
        this.hints = hints;
    }

    /** The plan with its guards in front. */
    Planner.Planned before(Planner.Planned plan) {
        boolean several = plan.steps().size() > 1;
        changes.modified.values().forEach(change -> about(change, several));
        List<Step> all = new ArrayList<>(guards);
        all.addAll(plan.steps());
        return new Planner.Planned(all, plan.notices());
    }

    private void about(Change.ModifyTable change, boolean several) {
        QName table = changes.oldName(change.to().name());
        Map<Name, Name> old = new HashMap<>();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.RenameColumn rename) {
                Name first = old.remove(rename.from());
                old.put(rename.to(), first == null ? rename.from() : first);
            }
        }
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.AddColumn add && !hasValue(change.to(), add.column())) {
                Name any = tables.get(table).columns().get(0).name();
                guard(
                        "make sure that table \"" + table.name() + "\" is empty",
                        table,
                        any,
                        "nothing to put into " + add.column().name(),
                        null);
            } else if (c instanceof TableChange.ModifyColumn modify) {
                Name name = old.getOrDefault(modify.to().name(), modify.to().name());
                types(change.to(), modify, table, name);
                boolean required = modify.from().nullable()
                        && !modify.to().nullable()
                        && modify.to().generated() == null
                        && ColumnWork.fillOf(hints, change.to(), modify.to()) == null;
                if (several && required) {
                    guard(
                            "make sure that column \"" + name + "\" on table: \"" + table.name() + "\" holds no NULL",
                            table,
                            name,
                            "NULL in " + name,
                            Syntax.quoted(name) + " IS NULL");
                }
            }
        }
    }

    private boolean hasValue(Table table, Column column) {
        return column.nullable()
                || column.defaultSql() != null
                || column.generated() != null
                || column.identity() != null
                || column.physicalType() instanceof Raw
                || TableWork.backfill(hints, table, column) != null;
    }

    private void types(Table table, TableChange.ModifyColumn c, QName oldTable, Name oldName) {
        boolean told = hints.using().containsKey(new ElementRef(table.name(), c.to().name()));
        boolean raw = c.from().physicalType() instanceof Raw || c.to().physicalType() instanceof Raw;
        if (told || raw || c.to().generated() != null) {
            return;
        }
        String lost = new Conversion(c.from().physicalType(), c.to().physicalType(), Syntax.quoted(oldName)).lost();
        if (lost != null) {
            guard(
                    "make sure that no value of column \"" + oldName + "\" on table: \"" + oldTable.name()
                            + "\" is lost",
                    oldTable,
                    oldName,
                    oldName + " does not fit " + syntax.type(c.to()),
                    lost);
        }
    }

    /** The server prints the expression that is out of range, and so the message in it; a column keeps it from being computed at once. */
    private void guard(String comment, QName table, Name column, String message, String where) {
        String sql = "SELECT EXP(1000 + CHAR_LENGTH(CONCAT(" + Syntax.literal(table.name() + ": " + message)
                + ", IFNULL(LEFT(" + Syntax.quoted(column) + ", 0), '')))) FROM " + Syntax.quoted(table)
                + (where == null ? "" : " WHERE " + where) + " LIMIT 1";
        guards.add(Step.of(comment, sql));
    }
}
