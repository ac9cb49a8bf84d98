package dev.portolan.processor.emit;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the class output holds, so that a compilation of a few sources knows the others: {@code META-INF/portolan/index}.
 *
 * @param entities binary names of entity classes
 * @param converters binary names of classes with {@code @Converter}
 * @param embeddables binary names of classes with {@code @Embeddable}
 * @param declarations binary names of classes with {@code @Migrations}, and packages as {@code name.package-info}
 * @param units names of the units that have a graph here
 * @param generated binary names of generated classes
 */
public record OutputIndex(
        SortedSet<String> entities,
        SortedSet<String> converters,
        SortedSet<String> embeddables,
        SortedSet<String> declarations,
        SortedSet<String> units,
        SortedSet<String> generated) {
    public static final String PATH = "META-INF/portolan/index";

    private static final String HEADER = "portolan-index 1";

    public OutputIndex {
        entities = new TreeSet<>(entities);
        converters = new TreeSet<>(converters);
        embeddables = new TreeSet<>(embeddables);
        declarations = new TreeSet<>(declarations);
        units = new TreeSet<>(units);
        generated = new TreeSet<>(generated);
    }

    /** An empty one. */
    public static OutputIndex empty() {
        return new OutputIndex(
                new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    /** What is there; empty when nothing is, or when another version wrote it. */
    public static OutputIndex read(Output output) {
        return of(output.read(PATH).orElse(""));
    }

    /** That of the jar or folder of the class path that holds the class; empty when there is none. */
    public static OutputIndex beside(Output output, String binaryName) {
        return of(output.indexBeside(binaryName).orElse(""));
    }

    private static OutputIndex of(String text) {
        List<String> lines = text.lines().toList();
        OutputIndex index = empty();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            return index;
        }
        for (String line : lines) {
            int space = line.indexOf(' ');
            if (space > 0) {
                index.section(line.substring(0, space)).add(line.substring(space + 1));
            }
        }
        return index;
    }

    private SortedSet<String> section(String word) {
        return switch (word) {
            case "entity" -> entities;
            case "converter" -> converters;
            case "embeddable" -> embeddables;
            case "migrations" -> declarations;
            case "unit" -> units;
            case "generated" -> generated;
            default -> new TreeSet<>();
        };
    }

    public boolean isEmpty() {
        return entities.isEmpty() && declarations.isEmpty() && units.isEmpty() && generated.isEmpty();
    }

    String text() {
        return HEADER
                + "\n"
                + lines("converter", converters)
                + lines("embeddable", embeddables)
                + lines("entity", entities)
                + lines("generated", generated)
                + lines("migrations", declarations)
                + lines("unit", units);
    }

    private static String lines(String word, Collection<String> names) {
        return names.stream().map(n -> word + " " + n + "\n").collect(Collectors.joining());
    }
}
