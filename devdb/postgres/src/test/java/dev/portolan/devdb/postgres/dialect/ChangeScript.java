package dev.portolan.devdb.postgres.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change in words: {@code === name}, then sections that begin with {@code --- }: {@code a} and {@code b} make the two states,
 * {@code rows} fills the first, {@code then} and {@code back} are a query and what it gives after the way forward and back,
 * {@code plan} the statements (after {@code ...} one of them), {@code fails} the notice of a plan that fails on the rows,
 * {@code kept} asks that what we do not understand stays as it was.
 */
record ChangeScript(String name, Map<String, String> sections) {
    static List<ChangeScript> read(String resource) {
        List<ChangeScript> all = new ArrayList<>();
        for (String text : text(resource).split("(?m)^=== ")) {
            if (all.isEmpty() && !text.contains("--- a")) {
                continue;
            }
            String[] parts = text.split("(?m)^--- ");
            Map<String, String> sections = new LinkedHashMap<>();
            for (int i = 1; i < parts.length; i++) {
                String[] lines = parts[i].split("\n", 2);
                sections.put(lines[0].strip(), lines.length < 2 ? "" : lines[1].strip());
            }
            all.add(new ChangeScript(parts[0].strip(), sections));
        }
        return all;
    }

    private static String text(String resource) {
        try (InputStream in = ChangeScript.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    /** The empty string where there is no such section. */
    String get(String section) {
        return sections.getOrDefault(section, "");
    }

    /** What a section runs. */
    String query(String section) {
        return get(section).split("\n= ", 2)[0];
    }

    /** What it gives, the rows joined by commas. */
    String expected(String section) {
        return get(section).split("\n= ", 2)[1];
    }
}
