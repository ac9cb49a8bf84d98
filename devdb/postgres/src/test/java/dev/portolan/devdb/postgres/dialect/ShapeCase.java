package dev.portolan.devdb.postgres.dialect;

import dev.portolan.dialect.Shapes;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A case of {@code shapes/}: two states, rows in the first one, and the files that lead from one to the other. */
record ShapeCase(Path file, Map<String, String> sections) {
    static final Path FOLDER = Path.of("src/test/resources/shapes");

    static List<ShapeCase> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            List<ShapeCase> cases = new java.util.ArrayList<>();
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
            if (line.matches("-- [a-z]+ --\n")) {
                section = line.substring(3, line.length() - 4);
                sections.put(section, "");
            } else {
                sections.merge(section, line, String::concat);
            }
        }
        return new ShapeCase(file, sections);
    }

    String name() {
        return file.getFileName().toString().replace(".txt", "");
    }

    String section(String name) {
        return sections.getOrDefault(name, "");
    }

    Shapes shapes() {
        Shape[] kinds = Arrays.stream(section("shapes").strip().split(","))
                .filter(s -> !s.isEmpty())
                .map(s -> Shape.of(s).orElseThrow())
                .toArray(Shape[]::new);
        String[] times = section("timeouts").strip().split(" ");
        return times.length < 2
                ? Shapes.of(kinds)
                : Shapes.of(kinds).withTimeouts(Duration.parse("PT" + times[0]), Duration.parse("PT" + times[1]));
    }

    Hints hints() {
        return GraphText.read("portolan-graph 1 unit \"t\"\n" + section("hints"))
                .hints();
    }

    void write(String files, String reverse) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(sections);
        all.put("files", files);
        all.put("reverse", reverse);
        StringBuilder text = new StringBuilder();
        all.forEach(
                (name, body) -> text.append("-- ").append(name).append(" --\n").append(body));
        Files.writeString(file, text.toString(), StandardCharsets.UTF_8);
    }
}
