package dev.portolan.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The database that the head of a statement names to change it, or something in it. */
final class NamedDatabase {
    private static final String ID = "(`(?:[^`]|``)+`|[\\p{L}\\p{N}_$]+)";
    private static final String IN_ID = ID + "\\s*\\.";
    private static final String EXISTS = "(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?";
    private static final String WORDS = "(?:[^\\s(]+\\s+){0,5}?";
    private static final Pattern COMMENT =
            Pattern.compile("\\A(?:\\s|--[^\\n]*(?:\\n|\\z)|#[^\\n]*(?:\\n|\\z)|/\\*(?!!).*?\\*/)+", Pattern.DOTALL);
    private static final List<Pattern> HEADS = List.of(
            head("(?:CREATE|ALTER|DROP)\\s+(?:OR\\s+REPLACE\\s+)?(?:DATABASE|SCHEMA)\\s+" + EXISTS + ID),
            head("USE\\s+" + ID),
            head("(?:CREATE|ALTER|DROP|RENAME|TRUNCATE)\\s+" + WORDS
                    + "(?:TABLE|VIEW|TRIGGER|EVENT|PROCEDURE|FUNCTION|SEQUENCE)\\s+" + EXISTS + IN_ID),
            head("TRUNCATE\\s+" + IN_ID),
            head("(?:CREATE|DROP)\\s+" + WORDS + "INDEX\\s+" + EXISTS + "(?:`(?:[^`]|``)+`|[\\p{L}\\p{N}_$]+)\\s+"
                    + WORDS + "ON\\s+" + IN_ID),
            head("(?:INSERT|REPLACE|DELETE|LOAD)\\s+" + WORDS + "(?:INTO|FROM)\\s+(?:TABLE\\s+)?" + IN_ID),
            head("UPDATE\\s+(?:LOW_PRIORITY\\s+)?(?:IGNORE\\s+)?" + IN_ID));

    private NamedDatabase() {}

    /** Whether the statement may make a database. */
    static boolean isMade(String sql) {
        return HEADS.get(0).matcher(text(sql)).lookingAt();
    }

    private static String text(String sql) {
        Matcher comment = COMMENT.matcher(sql);
        return comment.find() ? sql.substring(comment.end()) : sql;
    }

    private static Pattern head(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /** None for a statement that names none there. */
    static List<String> of(String sql) {
        String text = text(sql);
        List<String> names = new ArrayList<>();
        for (Pattern head : HEADS) {
            Matcher matcher = head.matcher(text);
            if (matcher.lookingAt()) {
                String name = matcher.group(1);
                names.add(
                        name.startsWith("`")
                                ? name.substring(1, name.length() - 1).replace("``", "`")
                                : name);
            }
        }
        return names;
    }
}
