package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Resolved;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The renames of the command line as hints beside those of the entities. */
final class RunRenames {
    private RunRenames() {}

    /**
     * @param renames new name by old, {@code table} or {@code table.column}
     * @return only those of the command line
     * @throws PortolanException wrong usage, when the new name is none of the desired state
     */
    static Hints hints(Dialect dialect, Resolved desired, Map<String, String> renames) {
        Map<ElementRef, List<Name>> from = new TreeMap<>();
        renames.forEach((old, now) -> {
            int dot = now.lastIndexOf('.');
            ElementRef element = element(dialect, desired.physical().graph(), now, dot);
            String oldName = dot < 0 ? old : old.substring(old.lastIndexOf('.') + 1);
            from.put(element, List.of(dialect.names().fold(Name.of(oldName))));
        });
        return new Hints(from, Map.of(), Map.of(), List.of(), Map.of());
    }

    private static ElementRef element(Dialect dialect, Graph graph, String now, int dot) {
        String object = dot < 0 ? now : now.substring(0, dot);
        List<QName> objects = new ArrayList<>();
        graph.tables().forEach(t -> objects.add(t.name()));
        graph.sequences().forEach(s -> objects.add(s.name()));
        for (QName name : objects) {
            if (same(dialect, name.text(), object) || same(dialect, name.toString(), object)) {
                if (dot < 0) {
                    return ElementRef.of(name);
                }
                return column(dialect, graph, name, now.substring(dot + 1), now);
            }
        }
        throw unknown(now);
    }

    private static ElementRef column(Dialect dialect, Graph graph, QName table, String column, String now) {
        return graph.tables().stream()
                .filter(t -> t.name().equals(table))
                .flatMap(t -> t.columns().stream())
                .filter(c -> same(dialect, c.name().text(), column))
                .findFirst()
                .map(c -> new ElementRef(table, c.name()))
                .orElseThrow(() -> unknown(now));
    }

    private static boolean same(Dialect dialect, String stored, String given) {
        return stored.equals(given)
                || stored.equals(dialect.names().fold(Name.of(given)).text());
    }

    private static PortolanException unknown(String now) {
        return PortolanException.usage(
                "rename-unknown",
                "--rename to \"" + now
                        + "\": the entities have no such table or column. It is --rename OLD=NEW, with the names of"
                        + " the database.");
    }

    /** Both; where both speak of an element, the command line's names come last, so they are tried first. */
    static Hints merge(Hints entities, Hints run) {
        Map<ElementRef, List<Name>> from = new TreeMap<>(entities.renamedFrom());
        run.renamedFrom()
                .forEach((element, names) -> from.merge(element, names, (a, b) -> {
                    List<Name> all = new ArrayList<>(a);
                    all.removeAll(b);
                    all.addAll(b);
                    return all;
                }));
        return new Hints(
                from,
                entities.backfill(),
                entities.using(),
                entities.values(),
                entities.origin(),
                entities.shapes(),
                entities.leeways());
    }
}
