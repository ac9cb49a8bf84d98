package dev.portolan.acceptance.edits;

import dev.portolan.acceptance.house.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An edit of sources. In {@code edit.txt} a line {@code @ File.java} begins a hunk: lines after {@code -} go, lines after {@code +}
 * come, others stay and say where. {@code @ Old.java -> New.java} renames the file first, {@code @ File.java removed} removes it.
 */
record Edit(String text) {
    static Edit read(Path folder) {
        return new Edit(Checkout.text(folder.resolve("edit.txt")));
    }

    /** @param sources text by file name */
    Map<String, String> apply(Map<String, String> sources) {
        Map<String, String> edited = new TreeMap<>(sources);
        for (String hunk : List.of(text.substring(2).split("\n@ "))) {
            String[] parts = hunk.split("\n", 2);
            String file = parts[0].strip();
            if (file.endsWith(" removed")) {
                edited.remove(file.replace(" removed", ""));
                continue;
            }
            String[] names = file.split(" -> ");
            String old = names[0];
            String now = names[names.length - 1];
            edited.put(now, replaced(file, edited.remove(old), parts[1].stripTrailing()));
        }
        return edited;
    }

    private static String replaced(String file, String source, String hunk) {
        StringBuilder from = new StringBuilder();
        StringBuilder to = new StringBuilder();
        for (String line : hunk.split("\n")) {
            String rest = line.isEmpty() ? "" : line.substring(1);
            if (!line.startsWith("+")) {
                from.append(rest).append('\n');
            }
            if (!line.startsWith("-")) {
                to.append(rest).append('\n');
            }
        }
        int at = source == null ? -1 : source.indexOf(from.toString());
        if (at < 0 || source.indexOf(from.toString(), at + 1) >= 0) {
            throw new AssertionError(file + " does not have exactly once:\n" + from);
        }
        return source.substring(0, at) + to + source.substring(at + from.length());
    }
}
