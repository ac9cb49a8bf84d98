package dev.portolan.devdb.server;

import dev.portolan.dialect.Shapes;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case of a folder: two states, rows in the first one, and the files that lead from one to the other, which may differ by dialect.
 */
public record ShapeCase(Path file, Map<String, String> sections) {
    /** Those of a folder, by name. */
    public static List<ShapeCase> all(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            List<ShapeCase> cases = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                cases.add(read(file));
            }
            return cases;
        }
    }

    private static ShapeCase read(Path file) throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        String section = null;
        for (String line : Files.readString(file, StandardCharsets.UTF_8).split("(?<=\n)")) {
            if (line.matches("-- [a-z]+( [a-z]+)? --\n")) {
                section = line.substring(3, line.length() - 4);
                sections.put(section, "");
            } else {
                sections.merge(section, line, String::concat);
            }
        }
        return new ShapeCase(file, sections);
    }

    public String name() {
        return file.getFileName().toString().replace(".txt", "");
    }

    public String section(String name) {
        return sections.getOrDefault(name, "");
    }

    public Shapes shapes() {
        Shape[] kinds = Arrays.stream(section("shapes").strip().split(","))
                .filter(s -> !s.isEmpty())
                .map(s -> Shape.of(s).orElseThrow())
                .toArray(Shape[]::new);
        String[] times = section("timeouts").strip().split(" ");
        return times.length < 2
                ? Shapes.of(kinds)
                : Shapes.of(kinds).withTimeouts(Duration.parse("PT" + times[0]), Duration.parse("PT" + times[1]));
    }

    public Hints hints() {
        return GraphText.read("portolan-graph 1 unit \"t\"\n" + section("hints"))
                .hints();
    }

    /** With other files. @param suffix {@code " mysql"}; empty where all dialects have the same */
    public void write(String suffix, String files, String reverse) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(sections);
        all.put("files" + suffix, files);
        all.put("reverse" + suffix, reverse);
        StringBuilder text = new StringBuilder();
        all.forEach(
                (name, body) -> text.append("-- ").append(name).append(" --\n").append(body));
        Files.writeString(file, text.toString(), StandardCharsets.UTF_8);
    }
}
