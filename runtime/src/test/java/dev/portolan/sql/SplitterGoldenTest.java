package dev.portolan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Dialects;
import dev.portolan.schema.PortolanException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Atlas 1.2.3 splits files into. */
class SplitterGoldenTest {
    private static final SplitRules SQLITE = Dialects.named("sqlite").splitRules();
    private static final SplitRules POSTGRES = Dialects.named("postgres").splitRules();
    private static final SplitRules MYSQL = Dialects.named("mysql").splitRules();
    private static final Map<String, SplitRules> RULES = Map.of(
            "sqlite",
            SQLITE,
            "postgres",
            POSTGRES,
            "mysql",
            MYSQL,
            "generic",
            SplitRules.GENERIC,
            "local",
            SplitRules.GENERIC);

    /** Where a user gets something else than from Atlas, and why that is right. */
    private static final Map<String, String> DIFFERENT = new TreeMap<>(
            Map.of(
                    "dollar_ident",
                            "a$b$c is one identifier to the server, and no quote opens in it: two statements run as two",
                    "brackets", "[a;b] is an identifier on SQLite: the statement is run whole, not cut in the name",
                    "pg_escape_lower",
                            "a backslash escapes in e'it\\'s;' on PostgreSQL: the file is split as the server reads it",
                    "bquote_backslash",
                            "a backslash does not escape between backticks on MySQL: the file is split, not refused",
                    "dollar_unclosed",
                            "a string that is not closed is an error with its place, not the rest of the file as one statement",
                    "nul",
                            "SQLite and PostgreSQL end a text at NUL: an error with its place, not a statement that is never executed"));

    @Test
    void splitsAsAtlasDoes() throws Exception {
        int held = 0;
        List<String> other = new ArrayList<>();
        try (InputStream in = getClass().getResourceAsStream("/golden/statements.json")) {
            for (JsonNode vector : new JsonMapper().readTree(in)) {
                String name = vector.get("name").asString();
                String scanner = name.substring(name.lastIndexOf('@') + 1);
                if (!RULES.containsKey(scanner)) {
                    continue;
                }
                String want = want(vector);
                String got = got(vector.get("input").asString(), RULES.get(scanner));
                if (want.equals(got)) {
                    held++;
                } else {
                    other.add(name);
                    assertTrue(
                            DIFFERENT.containsKey(name.split("@")[0]), () -> name + "\nwant " + want + "\ngot  " + got);
                }
            }
        }
        assertEquals(235 - other.size(), held);
        assertEquals(
                List.of(
                        "bquote_backslash@mysql",
                        "brackets@sqlite",
                        "dollar_ident@generic",
                        "dollar_ident@local",
                        "dollar_ident@postgres",
                        "dollar_unclosed@generic",
                        "dollar_unclosed@local",
                        "dollar_unclosed@postgres",
                        "nul@postgres",
                        "nul@sqlite",
                        "pg_escape_lower@postgres"),
                other.stream().sorted().toList());
    }

    private static String want(JsonNode vector) {
        if (vector.has("error")) {
            return vector.get("error").asString();
        }
        StringBuilder out = new StringBuilder();
        for (JsonNode s : vector.get("stmts")) {
            List<String> comments = new ArrayList<>();
            s.get("comments").forEach(c -> comments.add(c.asString()));
            out.append(s.get("pos").asInt())
                    .append(' ')
                    .append(s.get("text").asString())
                    .append(comments)
                    .append('\n');
        }
        return out.toString();
    }

    // Atlas counts bytes, from behind the line that names a delimiter.
    private static String got(String input, SplitRules rules) {
        int cut = input.startsWith("-- atlas:delimiter ") ? input.indexOf('\n') + 1 : 0;
        StringBuilder out = new StringBuilder();
        try {
            for (Statement s : Splitter.split(input, rules)) {
                int bytes = input.substring(cut, s.position()).getBytes(StandardCharsets.UTF_8).length;
                out.append(bytes)
                        .append(' ')
                        .append(s.text())
                        .append(s.comments())
                        .append('\n');
            }
        } catch (PortolanException e) {
            return e.text();
        }
        return out.toString();
    }
}
