package dev.portolan.acceptance.annotations;

import dev.portolan.acceptance.house.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Entities as they change, with rows. The first line says on which dialects: {@code on postgres sqlite}. Then sections: {@code ==
 * entities} is migrated to, {@code == refused CODE} are entities that cannot be, {@code == sql} are parts of the migration's text (after
 * {@code == sql DIALECT} on that one only), {@code == rows} are statements, a line each, {@code == fails} are statements that must, and
 * {@code == check} are queries, each with its rows.
 */
record Story(String name, List<String> dialects, List<Section> sections) {
    record Section(String kind, String argument, String text) {
        List<String> lines() {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    static Story read(Path file) {
        String[] parts = Checkout.text(file).split("(?m)^== ");
        List<Section> sections = new ArrayList<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            String[] head = part.split("\n", 2);
            String[] words = head[0].strip().split(" ", 2);
            sections.add(new Section(words[0], words.length > 1 ? words[1] : "", head[1].strip()));
        }
        String[] on = parts[0].strip().split(" ");
        String name = file.getFileName().toString().replace(".txt", "");
        return new Story(name, List.of(on).subList(1, on.length), sections);
    }
}
