package dev.portolan.diff;

import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A drop and an add that look like a rename nobody said: the person is asked, nothing is guessed. */
final class LookAlikes {
    private final DiffRules rules;
    private final Hints hints;
    private final List<Notice> notices = new ArrayList<>();

    LookAlikes(DiffRules rules, Hints hints) {
        this.rules = rules;
        this.hints = hints;
    }

    List<Notice> notices(List<Change> changes) {
        Map<Set<Name>, List<Table>> added = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.AddTable add) {
                added.computeIfAbsent(columns(add.table()), k -> new ArrayList<>())
                        .add(add.table());
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.DropTable drop) {
                List<Table> alike = added.getOrDefault(columns(drop.table()), List.of());
                if (!alike.isEmpty()) {
                    table(drop.table(), alike.remove(0));
                }
            } else if (change instanceof Change.ModifyTable modify) {
                columns(modify);
            }
        }
        return notices;
    }

    private static Set<Name> columns(Table table) {
        Set<Name> names = new HashSet<>();
        table.columns().forEach(c -> names.add(c.name()));
        return names;
    }

    private void table(Table dropped, Table added) {
        notices.add(new Notice(
                "looks-like-rename",
                dropped.name().toString(),
                "Table \"" + dropped.name() + "\" is dropped with its rows, and table \"" + added.name()
                        + "\" with the same columns is added. If it was renamed, write "
                        + annotation(dropped.name().name(), ElementRef.of(added.name())) + " or pass --rename "
                        + dropped.name() + "=" + added.name() + "."));
    }

    private void columns(Change.ModifyTable modify) {
        List<Column> added = new ArrayList<>();
        for (TableChange change : modify.changes()) {
            if (change instanceof TableChange.AddColumn add) {
                added.add(add.column());
            }
        }
        for (TableChange change : modify.changes()) {
            if (change instanceof TableChange.DropColumn drop) {
                added.stream()
                        .filter(a -> rules.sameType(drop.column(), a))
                        .findFirst()
                        .ifPresent(a -> {
                            added.remove(a);
                            column(modify.to(), drop.column(), a);
                        });
            }
        }
    }

    private void column(Table table, Column dropped, Column added) {
        String name = table.name() + "." + dropped.name();
        notices.add(new Notice(
                "looks-like-rename",
                name,
                "Column \"" + name + "\" is dropped with its values, and \"" + added.name()
                        + "\" of the same type is added. If it was renamed, write "
                        + annotation(dropped.name(), new ElementRef(table.name(), added.name()))
                        + " or pass --rename " + name + "=" + added.name() + "."));
    }

    private String annotation(Name old, ElementRef element) {
        String origin = hints.origin().get(element);
        String written = "@RenamedFrom(\"" + old.text().replace("\\", "\\\\").replace("\"", "\\\"") + "\")";
        return origin == null ? written : written + " at " + origin;
    }
}
