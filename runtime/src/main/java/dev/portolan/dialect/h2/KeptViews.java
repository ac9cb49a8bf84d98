package dev.portolan.dialect.h2;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.dialect.Script;
import dev.portolan.dialect.ViewPlan;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.View;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Views that stay as they are over what changes: whether each can be made again at the end is asked before the first change. Where
 * the text cannot tell, the server is asked to compile the query over what will be there by then.
 */
final class KeptViews {
    private static final String GOES = ", which gets another name or goes";

    private final Script script;
    private final ChangeSet changes;
    private final Map<QName, Table> tablesBefore;
    private final Map<QName, Table> tables;
    private final Map<QName, View> before = new HashMap<>();
    private final Map<QName, View> after = new LinkedHashMap<>();
    /** The queries of views that change or read what changes, over tables and views as they will be. */
    private final Map<QName, String> queries = new HashMap<>();

    private KeptViews(Script script, ChangeSet changes, Graph from, Graph to) {
        this.script = script;
        this.changes = changes;
        this.tablesBefore = from.tablesByName();
        this.tables = to.tablesByName();
        from.views().forEach(v -> before.put(v.name(), v));
        ViewPlan.ordered(to.views()).forEach(v -> after.put(v.name(), v));
    }

    static void ask(Script script, ChangeSet changes, Graph from, Graph to) {
        KeptViews views = new KeptViews(script, changes, from, to);
        views.after.values().forEach(views::view);
    }

    private void view(View view) {
        boolean stays = isUnchanged(view.name());
        Optional<QName> gone = view.dependsOn().stream()
                .filter(n -> !tables.containsKey(n) && !after.containsKey(n))
                .findFirst();
        if (stays && gone.isPresent()) {
            String what = "table " + gone.get() + GOES;
            if (!changes.dropped.containsKey(gone.get())) {
                notice(view, what, "The migration fails until then.");
            }
            refuse(view, what);
            return;
        }
        ViewText text = new ViewText(Ddl.text(view.query()));
        String what = stays
                ? view.dependsOn().stream()
                        .map(n -> change(n, view))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : "";
        if (what == null) {
            return;
        }
        if (text.needsTables()) {
            if (what.endsWith(GOES)) {
                refuse(view, what);
            }
            return;
        }
        if (stays && mayReadAnother(view, text)) {
            refuse(view, what);
            return;
        }
        String columns = view.options().get(ViewText.COLUMNS);
        String query = text.over(this::query);
        queries.put(
                view.name(),
                columns == null
                        ? query
                        : "SELECT * FROM (" + query + ") "
                                + Ddl.quoted(view.name().name()) + " (" + columns + ")");
        if (stays) {
            script.step(
                    "make sure that view \"" + view.name().name() + "\" can stay as it is",
                    "EXPLAIN SELECT " + Ddl.literal(message(view, what)) + " FROM (" + queries.get(view.name()) + ")");
        }
    }

    /** Whether a name that stands alone, of a column that goes, would be taken for that of another table or view: the server takes it. */
    private boolean mayReadAnother(View view, ViewText text) {
        for (QName read : view.dependsOn()) {
            Set<Name> gone = new TreeSet<>(names(tablesBefore, before, read));
            gone.removeAll(names(tables, after, read));
            gone.removeIf(n -> !text.namesAlone(n));
            if (view.dependsOn().stream()
                    .filter(n -> !n.equals(read))
                    .anyMatch(n -> names(tables, after, n).stream().anyMatch(gone::contains))) {
                return true;
            }
        }
        return false;
    }

    /** Of columns; none where the text of a view does not tell them. */
    private static List<Name> names(Map<QName, Table> tables, Map<QName, View> views, QName name) {
        View view = views.get(name);
        if (view == null) {
            return columns(tables.get(name)).stream().map(Column::name).toList();
        }
        List<String> names =
                view.options().containsKey(ViewText.COLUMNS) ? null : new ViewText(Ddl.text(view.query())).columns();
        return names == null ? List.of() : names.stream().map(Name::quoted).toList();
    }

    private boolean isUnchanged(QName name) {
        View was = before.get(name);
        View is = after.get(name);
        return was != null
                && was.options().equals(is.options())
                && Ddl.text(was.query()).equals(Ddl.text(is.query()));
    }

    /** What is read in place of a table or view of today; null for itself. */
    private String query(QName name) {
        if (queries.containsKey(name)) {
            return queries.get(name);
        }
        Table table = tables.get(name);
        if (table == null || table.columns().isEmpty() || table.columns().equals(columns(tablesBefore.get(name)))) {
            return null;
        }
        return table.columns().stream()
                .map(c -> "CAST(NULL AS " + Ddl.type(c) + ") AS " + Ddl.quoted(c.name()))
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }

    private static List<Column> columns(Table table) {
        return table == null ? List.of() : table.columns();
    }

    /** What of a table or view may keep a view over it from being made again; null for nothing. */
    private String change(QName read, View view) {
        if (after.containsKey(read)) {
            return queries.containsKey(read) ? "view " + read + ", which changes" : null;
        }
        Map<Name, Column> was = byName(tablesBefore.get(read));
        Map<Name, Column> is = byName(tables.get(read));
        String query = Ddl.text(view.query());
        ViewText text = new ViewText(query);
        Set<Name> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        for (Name name : names) {
            Column old = was.get(name);
            Column now = is.get(name);
            String what = "column " + read + "." + name;
            if (old == null) {
                if (text.namesAlone(name)) {
                    return what + ", which is new";
                }
            } else if (Tokens.mentions(query, List.of(name)) || text.readsWholeTables()) {
                if (now == null) {
                    if (isRenamed(read, name)) {
                        notice(view, what + GOES, "Where it does, the migration fails and changes nothing.");
                    }
                    return what + GOES;
                }
                if (!Conversion.isSameFamily(old, now)) {
                    return what + ", which gets another type";
                }
            }
        }
        return null;
    }

    private static Map<Name, Column> byName(Table table) {
        Map<Name, Column> columns = new HashMap<>();
        columns(table).forEach(c -> columns.put(c.name(), c));
        return columns;
    }

    /** Of what is dropped, another notice tells. */
    private boolean isRenamed(QName table, Name column) {
        Change.ModifyTable change = changes.modified.get(table);
        return change != null
                && change.changes().stream()
                        .anyMatch(c -> c instanceof TableChange.RenameColumn r
                                && r.from().equals(column));
    }

    private void notice(View view, String what, String result) {
        script.notice("broken-reference", view.name().toString(), message(view, what) + ". " + result);
    }

    private static String message(View view, String what) {
        return "View " + view.name() + " stays and reads " + what + ": drop or change the view first";
    }

    /** A question that fails as long as the view is there. */
    private void refuse(View view, String what) {
        QName name = view.name();
        String schema = name.schema() == null ? H2Names.PUBLIC : name.schema().text();
        Guards.ask(
                script,
                "view \"" + name.name() + "\" is gone",
                message(view, what),
                "INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = " + Ddl.literal(schema) + " AND TABLE_NAME = "
                        + Ddl.literal(name.name().text()));
    }
}
