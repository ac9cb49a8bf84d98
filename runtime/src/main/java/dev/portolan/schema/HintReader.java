package dev.portolan.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects hints while elements are read. */
final class HintReader {
    private final Map<ElementRef, List<Name>> renamedFrom = new TreeMap<>();
    private final Map<ElementRef, PerDialect<String>> backfill = new TreeMap<>();
    private final Map<ElementRef, PerDialect<String>> using = new TreeMap<>();
    private final List<Hints.ValueRename> values = new ArrayList<>();
    private final Map<ElementRef, String> origin = new TreeMap<>();
    private final Map<ElementRef, Set<Shape>> shapes = new TreeMap<>();
    private final List<Leeway> leeways = new ArrayList<>();

    /** What follows an element's own clauses; false when {@code word} is no hint. */
    boolean clause(String word, ElementRef element, TextIn in) {
        switch (word) {
            case "renamed" -> renamedFrom.put(element, List.copyOf(in.names()));
            case "backfill" -> backfill.put(element, in.sql());
            case "using" -> using.put(element, in.sql());
            case "online" ->
                shapes.computeIfAbsent(element, e -> new TreeSet<>()).add(shape(in));
            case "origin" -> origin.put(element, in.string());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Shape shape(TextIn in) {
        String word = in.word();
        return Shape.of(word).orElseThrow(() -> in.error("knows no such kind of change: " + word));
    }

    void hint(TextIn in) {
        ElementRef element = in.ref();
        while (in.more()) {
            String word = in.word();
            if (!clause(word, element, in)) {
                throw in.error("holds a word that does not belong there: " + word);
            }
        }
    }

    void value(TextIn in) {
        ElementRef column = in.ref();
        if (column.column() == null) {
            throw in.error("needs a column, as in: value orders:state \"OLD\" \"NEW\"");
        }
        values.add(new Hints.ValueRename(column.object(), column.column(), in.string(), in.string()));
    }

    void leeway(TextIn in) {
        String word = in.word();
        Leeway.Kind kind = Leeway.Kind.of(word).orElseThrow(() -> in.error("knows no such leeway: " + word));
        QName table = in.qname();
        List<Name> columns = in.names();
        leeways.add(new Leeway(kind, table, columns, kind == Leeway.Kind.TYPE ? TypeText.read(in) : null));
    }

    Hints hints() {
        return new Hints(renamedFrom, backfill, using, values, origin, shapes, leeways);
    }
}
