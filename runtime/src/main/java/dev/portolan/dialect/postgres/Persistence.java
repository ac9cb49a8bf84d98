package dev.portolan.dialect.postgres;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.dialect.Components;
import dev.portolan.dialect.Script;
import dev.portolan.schema.Change;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.QName;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables that become logged or unlogged: a logged table refers to logged ones only, so parents become logged first and unlogged
 * last.
 */
final class Persistence {
    static final String OPTION = "unlogged";
    private final List<QName> logged = new ArrayList<>();
    private final List<QName> unlogged = new ArrayList<>();

    Persistence(ChangeSet changes, Graph to) {
        Map<QName, Boolean> wanted = new HashMap<>();
        for (Change.ModifyTable change : changes.modified.values()) {
            for (TableChange c : change.changes()) {
                if (c instanceof TableChange.ModifyOption o && o.key().equals(OPTION)) {
                    wanted.put(change.to().name(), o.to() == null);
                }
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        Map<QName, List<QName>> parents = new HashMap<>();
        to.tables()
                .forEach(t -> parents.put(
                        t.name(),
                        t.foreignKeys().stream().map(ForeignKey::refTable).toList()));
        for (List<QName> group :
                Components.of(List.copyOf(parents.keySet()), t -> parents.getOrDefault(t, List.of()))) {
            for (QName table : group) {
                if (wanted.getOrDefault(table, false)) {
                    logged.add(table);
                } else if (wanted.containsKey(table)) {
                    unlogged.add(0, table);
                }
            }
        }
    }

    void log(Script script) {
        logged.forEach(t -> script.alter(t, List.of("SET LOGGED")));
    }

    void unlog(Script script) {
        unlogged.forEach(t -> script.alter(t, List.of("SET UNLOGGED")));
    }
}
