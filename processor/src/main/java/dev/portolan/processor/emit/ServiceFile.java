package dev.portolan.processor.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The lines of a service file, in which others may have theirs. */
final class ServiceFile {
    static final String SOURCES = "META-INF/services/dev.portolan.migrate.SchemaSource";

    private ServiceFile() {}

    /**
     * The file with our lines replaced. Lines of others stay in their order, unless their class is gone.
     *
     * @param text as it is; empty when there is none
     * @param former classes that we registered last time
     * @param current classes to register
     * @param exists whether a class is still there
     * @return the whole text; empty when no line is left
     */
    static String merge(String text, Collection<String> former, Collection<String> current, Predicate<String> exists) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String name = line.replaceFirst("#.*", "").strip();
            boolean ours = former.contains(name) || current.contains(name);
            if (name.isEmpty() || !ours && exists.test(name)) {
                lines.add(line);
            }
        }
        lines.addAll(new TreeSet<>(current));
        boolean empty = lines.stream().allMatch(l -> l.replaceFirst("#.*", "").isBlank());
        return empty ? "" : String.join("\n", lines) + "\n";
    }
}
