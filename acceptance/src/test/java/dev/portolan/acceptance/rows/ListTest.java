package dev.portolan.acceptance.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code rows.txt}: each row has a case that names it, with the annotation and the member that it is about, or says what shows it. */
class ListTest {
    private static final Path CODES = Checkout.ROOT.resolve("processor/src/test/resources/codes.txt");
    /** Rows that fields of one entity show, each behind the id. */
    private static final Pattern MARKED = Pattern.compile("/\\* ([\\d.]+) \\*/");

    private static final Pattern MEMBER = Pattern.compile("[27](?:\\.\\d)? ([A-Z]\\w+)(?:\\.(\\w+))?(?: .*)?");

    /** A row of one of Hibernate's annotations. */
    private static final Pattern HIBERNATES = Pattern.compile("7 ([A-Z]\\w+)(?: .*)?");

    @Test
    void eachRowIsShown() throws IOException {
        Map<String, List<String>> shown = new HashMap<>();
        for (Case one : Case.all()) {
            String source = String.join("\n", one.sources().values());
            List<String> rows = new ArrayList<>(one.rows());
            MARKED.matcher(source).results().forEach(m -> rows.add(m.group(1)));
            rows.forEach(r -> shown.computeIfAbsent(r, k -> new ArrayList<>()).add(source));
        }
        List<String> wrong = new ArrayList<>();
        TreeSet<String> known = new TreeSet<>();
        Map<String, String> tests = tests();
        String codes = Checkout.text(CODES);
        for (String line :
                Checkout.text(Case.FOLDER.resolve("rows.txt")).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(" \\| ");
            if (!known.add(parts[0])) {
                wrong.add(parts[0] + " is there twice");
            } else if (parts.length == 2) {
                if (shown.getOrDefault(parts[0], List.of()).stream().noneMatch(s -> isAbout(parts[0], s))) {
                    wrong.add(parts[0] + " has no case");
                }
            } else if (parts[2].startsWith("! ") && !isSaid(parts[0], parts[2].substring(2), codes)
                    || parts[2].startsWith("= ") && !isTest(tests, parts[2].substring(2))) {
                wrong.add(parts[0] + ": there is no " + parts[2]);
            }
        }
        shown.keySet().stream().filter(r -> !known.contains(r)).sorted().forEach(r -> wrong.add(r + " is no row"));
        assertEquals("", String.join("\n", wrong));
        assertTrue(known.size() > 390, known.size() + " rows");
    }

    /** Whether the annotation and the member are in the source. */
    private static boolean isAbout(String row, String source) {
        Matcher member = MEMBER.matcher(row);
        if (!member.matches()) {
            return true;
        }
        boolean written = member.group(2) == null
                || member.group(2).equals("value")
                || Pattern.compile("\\b" + member.group(2) + " =")
                        .matcher(source)
                        .find();
        return written
                && Pattern.compile("@[\\w.]*" + member.group(1) + "\\b")
                        .matcher(source)
                        .find();
    }

    /** Whether the code has a case, which is about Hibernate's annotation when the row is. */
    private static boolean isSaid(String row, String code, String codes) {
        int at = codes.indexOf("== " + code + "\n");
        if (at < 0) {
            return false;
        }
        Matcher annotation = HIBERNATES.matcher(row);
        int end = codes.indexOf("\n== ", at);
        return !annotation.matches()
                || codes.substring(at, end < 0 ? codes.length() : end).contains("." + annotation.group(1) + "(");
    }

    private static boolean isTest(Map<String, String> tests, String test) {
        String[] name = test.split("\\.");
        return tests.containsKey(name[0])
                && (name.length == 1 || tests.get(name[0]).contains(" " + name[1] + "("));
    }

    /** Sources of all test classes by name. */
    private static Map<String, String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.ROOT)) {
            return files.filter(f -> f.toString().endsWith("Test.java")
                            && f.toString().replace('\\', '/').contains("/src/test/"))
                    .collect(Collectors.toMap(
                            f -> f.getFileName().toString().replace(".java", ""), Checkout::text, (a, b) -> a + b));
        }
    }
}
