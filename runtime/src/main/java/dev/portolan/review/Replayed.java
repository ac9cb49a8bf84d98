package dev.portolan.review;

import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.Moments;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What files do, by what a database held after each of their statements. */
final class Replayed {
    private final Elements elements;
    private final List<Touch> touches = new ArrayList<>();

    private Replayed(Elements elements) {
        this.elements = elements;
    }

    static List<Touch> touches(Moments.Story story, Elements elements) {
        Replayed replayed = new Replayed(elements);
        Graph before = story.before();
        List<Moments.Moment> all = story.moments();
        for (int i = 0; i < all.size(); ) {
            int end = i;
            while (end < all.size() && all.get(end).file().equals(all.get(i).file())) {
                end++;
            }
            replayed.file(before, all.subList(i, end));
            before = all.get(end - 1).after();
            i = end;
        }
        return List.copyOf(replayed.touches);
    }

    /** The net of a file, with the line where each part of it begins. */
    private void file(Graph before, List<Moments.Moment> moments) {
        Map<Element, Integer> lines = new LinkedHashMap<>();
        Map<Element, String> renames = new LinkedHashMap<>();
        Graph was = before;
        for (Moments.Moment moment : moments) {
            Map<Element, Object[]> changed = elements.between(was, moment.after());
            if (!changed.isEmpty()) {
                Set<Element> own = own(was, moment.after(), changed, renames, lines.keySet());
                own.forEach(e -> lines.putIfAbsent(e, moment.statement().line()));
            }
            was = moment.after();
        }
        Map<Element, Object> start = elements.of(before);
        Map<Element, Object> end = elements.of(was);
        // a table that was put aside under another name lost what the new one of its name does not have
        elements.between(before, was).forEach((element, values) -> {
            Element whole = new Element(Element.TABLE, null, element.table());
            if (element.table() != null
                    && start.containsKey(whole)
                    && end.containsKey(whole)
                    && lines.containsKey(whole)) {
                lines.putIfAbsent(element, lines.get(whole));
            }
        });
        MigrationFile file = moments.get(0).file();
        lines.forEach((element, line) -> {
            Object from = start.get(element);
            Object to = end.get(element);
            touches.add(new Touch(
                    file, line, element, kind(from, to, renames.get(element)), renamed(to, renames, element), to));
        });
    }

    private static String renamed(Object now, Map<Element, String> renames, Element element) {
        return now == null ? renames.get(element) : null;
    }

    private static Touch.Kind kind(Object from, Object to, String renamed) {
        if (from == null) {
            return to == null ? Touch.Kind.PASSING : Touch.Kind.CREATES;
        }
        if (to == null) {
            return renamed == null ? Touch.Kind.DROPS : Touch.Kind.RENAMES;
        }
        return from.equals(to) ? Touch.Kind.REBUILDS : Touch.Kind.CHANGES;
    }

    /** What a statement does itself: of a rename, what else bears the new name from now on is no doing of its own. */
    private Set<Element> own(
            Graph was, Graph is, Map<Element, Object[]> changed, Map<Element, String> renames, Set<Element> known) {
        List<Element> gone = of(changed, 1);
        List<Element> come = of(changed, 0);
        for (String kind : List.of(Element.TABLE, Element.COLUMN)) {
            List<Element> from =
                    gone.stream().filter(e -> e.kind().equals(kind)).toList();
            List<Element> to = come.stream().filter(e -> e.kind().equals(kind)).toList();
            boolean whole = kind.equals(Element.TABLE);
            if (from.size() == 1
                    && to.size() == 1
                    && (whole ? alike(was, is, from.get(0), to.get(0)) : inPlace(was, is, from.get(0), to.get(0)))) {
                renames.put(from.get(0), to.get(0).name());
                // one that takes the place of a table that went is no mere rename
                return known.contains(to.get(0)) ? changed.keySet() : Set.of(from.get(0), to.get(0));
            }
        }
        return changed.keySet();
    }

    /** @param side that must be null: 0 what was not there, 1 what is not any more */
    private static List<Element> of(Map<Element, Object[]> changed, int side) {
        return changed.entrySet().stream()
                .filter(e -> e.getValue()[side] == null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    private boolean alike(Graph was, Graph is, Element from, Element to) {
        Table one = table(was, from.name());
        Table other = table(is, to.name());
        return one != null && other != null && names(one).equals(names(other));
    }

    private boolean inPlace(Graph was, Graph is, Element from, Element to) {
        Table one = table(was, from.table());
        Table other = table(is, to.table());
        if (one == null || other == null || !from.table().equals(to.table())) {
            return false;
        }
        List<String> before = new ArrayList<>(names(one));
        before.replaceAll(n -> n.equals(from.name()) ? to.name() : n);
        return before.equals(names(other));
    }

    private Table table(Graph graph, String key) {
        return graph.tables().stream()
                .filter(t -> elements.table(t).name().equals(key))
                .findFirst()
                .orElse(null);
    }

    private List<String> names(Table table) {
        return elements.columns(table);
    }
}
