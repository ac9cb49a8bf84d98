package dev.portolan.schema;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes the hints of an element behind it, and those of elements that the graph lacks at the end. */
final class HintWriter {
    private final TextOut out;
    private final Hints hints;
    private final Set<ElementRef> left = new TreeSet<>();

    HintWriter(TextOut out, Hints hints) {
        this.out = out;
        this.hints = hints;
        left.addAll(hints.origin().keySet());
        left.addAll(hints.renamedFrom().keySet());
        left.addAll(hints.backfill().keySet());
        left.addAll(hints.using().keySet());
        left.addAll(hints.shapes().keySet());
    }

    void of(ElementRef element) {
        if (left.remove(element)) {
            clauses(element);
        }
    }

    private void clauses(ElementRef element) {
        List<Name> earlier = hints.renamedFrom().get(element);
        if (earlier != null) {
            out.word("renamed").names(earlier);
        }
        sql("backfill", hints.backfill().get(element));
        sql("using", hints.using().get(element));
        for (Shape shape : new TreeSet<>(hints.shapes().getOrDefault(element, Set.of()))) {
            out.word("online").word(shape.word());
        }
        out.clause("origin", hints.origin().get(element));
    }

    private void sql(String word, PerDialect<String> sql) {
        if (sql != null) {
            out.word(word).sql(sql);
        }
    }

    void rest() {
        for (ElementRef element : left) {
            out.line("");
            out.word("hint").ref(element);
            clauses(element);
        }
        for (Hints.ValueRename v : hints.values()) {
            out.line("");
            out.word("value")
                    .ref(new ElementRef(v.table(), v.column()))
                    .string(v.from())
                    .string(v.to());
        }
        for (Leeway leeway : hints.leeways()) {
            out.line("");
            out.word("leeway").word(leeway.kind().word()).name(leeway.table()).names(leeway.columns());
            if (leeway.type() != null) {
                TypeText.write(out, leeway.type());
            }
        }
    }
}
