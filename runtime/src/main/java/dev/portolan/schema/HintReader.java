package dev.portolan.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects hints while elements are read. */
final class HintReader {
    private final Map<ElementRef, List<Name>> renamedFrom = new TreeMap<>();
    private final Map<ElementRef, PerDialect<String>> backfill = new TreeMap<>();
    private final Map<ElementRef, PerDialect<String>> using = new TreeMap<>();
    private final List<Hints.ValueRename> values = new ArrayList<>();
    private final Map<ElementRef, String> origin = new TreeMap<>();

    /** What follows an element's own clauses; false when {@code word} is no hint. */
    boolean clause(String word, ElementRef element, TextIn in) {
        switch (word) {
            case "renamed" -> renamedFrom.put(element, List.copyOf(in.names()));
            case "backfill" -> backfill.put(element, in.sql());
            case "using" -> using.put(element, in.sql());
            case "origin" -> origin.put(element, in.string());
            default -> {
                return false;
            }
        }
        return true;
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

    Hints hints() {
        return new Hints(renamedFrom, backfill, using, values, origin);
    }
}
