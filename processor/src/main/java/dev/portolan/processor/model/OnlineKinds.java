package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.Shape;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code @Online}. */
final class OnlineKinds {
    private OnlineKinds() {}

    /** All kinds where it names none; no kind where there is no such annotation. */
    static Set<Shape> read(Annotations annotations, Reporter reporter) {
        Mirror m = annotations.get(Own.ONLINE);
        if (m == null) {
            return Set.of();
        }
        List<String> words = m.strings("value");
        if (words.isEmpty()) {
            return EnumSet.allOf(Shape.class);
        }
        Set<Shape> kinds = EnumSet.noneOf(Shape.class);
        for (String word : words) {
            Shape kind = Shape.of(word).orElse(null);
            if (kind == null) {
                String allowed = Arrays.stream(Shape.values()).map(Shape::word).collect(Collectors.joining(", "));
                reporter.report(Message.OPTION_VALUE, m.at("value"), "@Online", word, allowed);
            } else {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
