package dev.portolan.dialect.postgres;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables that inherit from others: what happens to a parent happens to them by itself. */
final class Inherited {
    static final String OPTION = "inherits";

    private Inherited() {}

    /** Without what the change of a parent brings already. */
    static Change.ModifyTable without(Change.ModifyTable change, ChangeSet changes) {
        List<TableChange> brought = new ArrayList<>();
        for (Change.ModifyTable other : changes.modified.values()) {
            if (inherits(change.from(), other.to().name())) {
                brought.addAll(other.changes());
            }
        }
        if (brought.isEmpty()) {
            return change;
        }
        Set<Object> subjects = new HashSet<>();
        brought.forEach(c -> subjects.add(subject(c)));
        subjects.remove(null);
        List<TableChange> own = change.changes().stream()
                .filter(c -> !subjects.contains(subject(c)))
                .toList();
        return new Change.ModifyTable(change.from(), change.to(), own);
    }

    private static Object subject(TableChange change) {
        if (change instanceof TableChange.AddColumn c) {
            return List.of("add", c.column().name());
        } else if (change instanceof TableChange.DropColumn c) {
            return List.of("drop", c.column().name());
        } else if (change instanceof TableChange.ModifyColumn c) {
            return List.of("modify", c.to().name());
        } else if (change instanceof TableChange.RenameColumn c) {
            return List.of("rename", c.from(), c.to());
        } else if (change instanceof TableChange.ModifyCheck c) {
            Check check = c.to() == null ? c.from() : c.to();
            return List.of("check", c.from() == null, c.to() == null, check.name());
        }
        return null;
    }

    private static boolean inherits(Table table, QName parent) {
        String parents = table.options().get(OPTION);
        return parents != null && List.of(parents.split(", ")).contains(Ddl.quoted(parent));
    }

    /** As its own statement makes it: what parents have comes from them. */
    static Table own(Table table, Map<QName, Table> all) {
        if (!table.options().containsKey(OPTION)) {
            return table;
        }
        Set<Name> columns = new HashSet<>();
        Set<Name> checks = new HashSet<>();
        all.values().stream().filter(t -> inherits(table, t.name())).forEach(t -> {
            t.columns().forEach(c -> columns.add(c.name()));
            t.checks().forEach(c -> checks.add(c.name()));
        });
        return table.withColumns(table.columns().stream()
                        .filter(c -> !columns.contains(c.name()))
                        .toList())
                .withChecks(table.checks().stream()
                        .filter(c -> !checks.contains(c.name()))
                        .toList());
    }

    /** Each after its parents. */
    static List<QName> ordered(List<QName> order, Map<QName, Table> all) {
        boolean any = order.stream()
                .anyMatch(t -> all.containsKey(t) && all.get(t).options().containsKey(OPTION));
        return any
                ? order.stream()
                        .sorted(Comparator.comparingInt(t -> depth(all.get(t), all, 0)))
                        .toList()
                : order;
    }

    private static int depth(Table table, Map<QName, Table> all, int below) {
        if (table == null || !table.options().containsKey(OPTION) || below > all.size()) {
            return below;
        }
        return all.values().stream()
                .filter(t -> inherits(table, t.name()))
                .mapToInt(t -> depth(t, all, below + 1))
                .max()
                .orElse(below + 1);
    }
}
