package dev.portolan.acceptance.rows;

import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.house.Checkout;
import dev.portolan.acceptance.parity.Difference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entities and their tables: after {@code == } the rows that they show, parted by commas; lines of {@code # } that tell how; the source,
 * or several after {@code -- FILE} each; after {@code -- tables} what is in the database, a fact a line, with the dialects in
 * brackets behind it when they are not all.
 *
 * <ul>
 *   <li>{@code # on postgres h2}: only there
 *   <li>{@code # naming spring}
 *   <li>{@code # validation}: constraints of Bean Validation count
 *   <li>{@code # setting KEY=VALUE}: a setting of Hibernate, told to it and to {@code -Aportolan.hibernate}
 *   <li>{@code # catalog NAME}: another database of the server, which the mapping names
 *   <li>{@code # differs lob-length}: shows that {@link Difference}
 * </ul>
 */
record Case(
        Path file,
        int number,
        List<String> rows,
        List<String> head,
        Map<String, String> sources,
        List<String> expected) {
    static final Path FOLDER = Checkout.ROOT.resolve("acceptance/src/test/resources/rows");
    private static final String TABLES = "-- tables\n";
    private static final Pattern DIALECTS = Pattern.compile("(.*?) {2,}\\[((?:sqlite|postgres|mysql|mariadb|h2| )+)]");

    static List<Case> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".cases"))
                    .sorted()
                    .flatMap(f -> of(f).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Case> of(Path file) {
        List<Case> cases = new ArrayList<>();
        String[] sections = Checkout.text(file).split("(?m)^== ");
        for (int i = 1; i < sections.length; i++) {
            cases.add(read(file, i, sections[i]));
        }
        return cases;
    }

    private static Case read(Path file, int number, String section) {
        int tables = section.indexOf(TABLES);
        String[] parts = (tables < 0 ? section : section.substring(0, tables)).split("\n", 2);
        List<String> head = parts[1].lines().filter(l -> l.startsWith("# ")).toList();
        String text = parts[1].lines().filter(l -> !l.startsWith("# ")).collect(Collectors.joining("\n"));
        Map<String, String> sources = new TreeMap<>();
        String[] files = ("\n" + text).split("\n-- ");
        if (!files[0].isBlank()) {
            sources.put("M.java", files[0]);
        }
        for (String one : Arrays.asList(files).subList(1, files.length)) {
            String[] named = one.split("\n", 2);
            sources.put(named[0].strip(), named[1]);
        }
        List<String> expected = tables < 0
                ? List.of()
                : section.substring(tables + TABLES.length())
                        .lines()
                        .filter(l -> !l.isBlank())
                        .toList();
        return new Case(file, number, List.of(parts[0].strip().split(" *, *")), head, sources, expected);
    }

    Set<Target> targets() {
        return value("on").map(Case::targets).orElse(EnumSet.allOf(Target.class));
    }

    private Optional<String> value(String key) {
        return head.stream()
                .filter(l -> l.startsWith("# " + key))
                .map(l -> l.substring(key.length() + 2).strip())
                .findFirst();
    }

    private static Set<Target> targets(String words) {
        List<String> names = List.of(words.split(" "));
        return Stream.of(Target.values())
                .filter(t -> names.contains(t.dialect()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Target.class)));
    }

    String naming() {
        return value("naming").orElse("jpa");
    }

    /** Another database that the mapping names; empty for none. */
    Optional<String> catalog() {
        return value("catalog");
    }

    boolean validated() {
        return value("validation").isPresent();
    }

    /** What Hibernate is set to; values by key. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        head.stream()
                .filter(l -> l.startsWith("# setting "))
                .map(l -> l.substring("# setting ".length()).strip().split("=", 2))
                .forEach(p -> settings.put(p[0], p[1]));
        return settings;
    }

    /** Deliberate differences that it shows. */
    List<Difference> differences() {
        return head.stream()
                .filter(l -> l.startsWith("# differs "))
                .flatMap(l -> Stream.of(l.substring("# differs ".length()).split(" ")))
                .map(n -> Difference.valueOf(n.toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList();
    }

    /** Facts that are expected there, without the brackets. */
    List<String> expected(Target target) {
        List<String> lines = new ArrayList<>();
        for (String line : expected) {
            Matcher some = DIALECTS.matcher(line);
            if (!some.matches()) {
                lines.add(line);
            } else if (List.of(some.group(2).split(" ")).contains(target.dialect())) {
                lines.add(some.group(1));
            }
        }
        return lines;
    }

    /** Writes what is there on each dialect into the file. */
    void write(Map<Target, List<Fact>> facts) throws IOException {
        String[] sections = Checkout.text(file).split("(?m)^== ", -1);
        int tables = sections[number].indexOf(TABLES);
        String source = tables < 0 ? sections[number].strip() + "\n" : sections[number].substring(0, tables);
        sections[number] = source
                + TABLES
                + Fact.lines(new LinkedHashMap<>(facts), targets())
                + (number + 1 < sections.length ? "\n" : "");
        Files.writeString(file, String.join("== ", sections));
    }

    @Override
    public String toString() {
        return String.join(", ", rows);
    }
}
