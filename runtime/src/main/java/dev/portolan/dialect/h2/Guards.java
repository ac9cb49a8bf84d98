package dev.portolan.dialect.h2;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.dialect.Script;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Questions before the first change: each fails when a row has no place in the new schema. The server commits every statement that
 * changes something, so what fails later would leave the rest done.
 */
final class Guards {
    private final Script script;
    private final ChangeSet changes;
    private final Graph to;
    private final Map<QName, TableImage> images = new HashMap<>();

    private Guards(Script script, ChangeSet changes, Graph to, Hints hints) {
        this.script = script;
        this.changes = changes;
        this.to = to;
        for (Change.ModifyTable change : changes.modified.values()) {
            QName name = change.to().name();
            images.put(name, new TableImage(change, changes.oldName(name), changes.values, hints));
        }
    }

    static void write(Script script, ChangeSet changes, Graph to, Hints hints) {
        Guards guards = new Guards(script, changes, to, hints);
        changes.modified.values().forEach(guards::rows);
        guards.foreignKeys();
    }

    private void rows(Change.ModifyTable change) {
        Table table = change.to();
        TableImage image = images.get(table.name());
        image.unknown()
                .forEach(c -> script.notice(
                        "partly-done",
                        table.name() + "." + c,
                        "What column " + table.name() + "." + c
                                + " is filled with cannot be asked beforehand, and H2 commits each statement: when the migration"
                                + " fails on it, the statements before stay done."));
        image.questions()
                .forEach(q -> ask(
                        "every value of column \"" + q.column() + "\" on table: \""
                                + table.name().name() + "\" fits",
                        table.name() + "." + q.column() + " has " + q.about(),
                        q.source() + " WHERE " + q.condition()));
        Set<Name> made = TableWork.made(change);
        if (table.primaryKey() != null) {
            unique(table, table.primaryKey().name(), made, table.primaryKey().columns(), "");
        }
        for (Unique unique : table.uniques()) {
            unique(table, unique.name(), made, unique.columns(), unique.options());
        }
        for (Index index : table.indexes()) {
            if (index.unique()) {
                List<Name> columns =
                        index.parts().stream().map(IndexPart::column).toList();
                unique(
                        table,
                        index.name(),
                        made,
                        columns,
                        String.join(" ", index.options().keySet()));
            }
        }
        for (Check check : table.checks()) {
            check(table, check, change);
        }
    }

    private void unique(Table table, Name name, Set<Name> made, List<Name> columns, String options) {
        TableImage image = images.get(table.name());
        if (!made.contains(name) && !image.touches(columns) || !image.knows(columns)) {
            return;
        }
        String list = H2Names.QUOTING.names(columns);
        if (image.isEmptyIn(columns) && (options == null || options.isEmpty())) {
            return;
        }
        String nulls = options == null ? "" : options.toUpperCase(java.util.Locale.ROOT);
        String filter = nulls.contains("NOT DISTINCT")
                ? ""
                : " WHERE "
                        + columns.stream()
                                .map(c -> Ddl.quoted(c) + " IS NOT NULL")
                                .collect(Collectors.joining(nulls.contains("ALL DISTINCT") ? " OR " : " AND "));
        ask(
                "columns (" + text(columns) + ") on table: \"" + table.name().name() + "\" are unique",
                table.name() + " has the same values in (" + text(columns) + ")",
                "(SELECT " + list + " FROM " + image.aliased() + filter + " GROUP BY " + list
                        + " HAVING COUNT(*) > 1)");
    }

    private static String text(List<Name> names) {
        return names.stream().map(Name::text).collect(Collectors.joining(", "));
    }

    private void check(Table table, Check check, Change.ModifyTable change) {
        TableImage image = images.get(table.name());
        String expression = Ddl.text(check.expression());
        boolean widens = false;
        boolean isNew = false;
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyCheck m
                    && m.to() != null
                    && m.to().name().equals(check.name())) {
                isNew = true;
                widens = m.from() != null && Checks.allowsAll(m.from(), m.to(), changes.values);
            }
        }
        boolean asked = isNew && !widens || Tokens.mentions(expression, image.touched());
        if (asked && !Tokens.mentions(expression, image.unknown())) {
            ask(
                    "rows of table: \"" + table.name().name() + "\" satisfy \"" + check.name() + "\"",
                    table.name() + " has rows that do not satisfy " + expression,
                    image.aliased() + " WHERE NOT (" + expression + ")");
        }
    }

    private void foreignKeys() {
        for (Table table : to.tables()) {
            if (changes.added.containsKey(table.name())) {
                continue; // no rows
            }
            Change.ModifyTable change = changes.modified.get(table.name());
            Set<Name> made = change == null ? Set.of() : TableWork.made(change);
            for (ForeignKey key : table.foreignKeys()) {
                foreignKey(table, key, made.contains(key.name()));
            }
        }
    }

    private void foreignKey(Table table, ForeignKey key, boolean isNew) {
        TableImage child = images.get(table.name());
        TableImage parent = images.get(key.refTable());
        boolean touched =
                child != null && child.touches(key.columns()) || parent != null && parent.touches(key.refColumns());
        boolean known =
                (child == null || child.knows(key.columns())) && (parent == null || parent.knows(key.refColumns()));
        boolean empty = child != null && child.isEmptyIn(key.columns());
        if (!isNew && !touched || !known || empty || key.refColumns().isEmpty()) {
            return;
        }
        StringBuilder condition = new StringBuilder();
        StringBuilder match = new StringBuilder();
        for (int i = 0; i < key.columns().size(); i++) {
            String column = "c." + Ddl.quoted(key.columns().get(i));
            condition.append(i == 0 ? "" : " AND ").append(column).append(" IS NOT NULL");
            match.append(i == 0 ? "" : " AND ")
                    .append("p.")
                    .append(Ddl.quoted(key.refColumns().get(i)))
                    .append(" = ")
                    .append(column);
        }
        if (!changes.added.containsKey(key.refTable())) {
            condition
                    .append(" AND NOT EXISTS (SELECT 1 FROM ")
                    .append(source(key.refTable()) + " AS p")
                    .append(" WHERE ")
                    .append(match)
                    .append(')');
        }
        ask(
                "rows of table: \"" + table.name().name() + "\" have a parent in \""
                        + key.refTable().name() + "\"",
                table.name() + " has rows without a parent in " + key.refTable() + " by (" + text(key.columns()) + ")",
                source(table.name()) + " AS c WHERE " + condition);
    }

    private String source(QName table) {
        TableImage image = images.get(table);
        return image != null ? image.source() : Ddl.quoted(changes.oldName(table));
    }

    private void ask(String what, String message, String rows) {
        ask(script, what, message, rows);
    }

    static void ask(Script script, String what, String message, String rows) {
        script.step(
                "make sure that " + what,
                "SELECT CAST(" + Ddl.literal(message + ": ") + " || n AS integer) FROM (SELECT COUNT(*) AS n FROM "
                        + rows + ") WHERE n > 0");
    }
}
