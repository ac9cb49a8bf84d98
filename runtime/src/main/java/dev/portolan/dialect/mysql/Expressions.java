package dev.portolan.dialect.mysql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Expressions as the server keeps them. */
public final class Expressions {
    private static final Set<String> NUMERIC =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "year");
    private static final Pattern NOW =
            Pattern.compile("(?:CURRENT_TIMESTAMP|NOW|LOCALTIMESTAMP)(?:\\(\\d?\\))?", Pattern.CASE_INSENSITIVE);
    /** A string or quoted name, passed over; or the character set before a string. */
    private static final Pattern INTRODUCER =
            Pattern.compile("'(?:[^'\\\\]|\\\\.|'')*'|`(?:[^`]|``)*`|(?<![\\w`])_utf8mb[34](?=')", Pattern.DOTALL);

    private static final Charset LATIN = Charset.forName("windows-1252");

    private Expressions() {}

    static boolean isNumeric(String base) {
        return NUMERIC.contains(base);
    }

    /** Whether it is the time of writing. */
    public static boolean isNow(String expression) {
        return NOW.matcher(expression).matches();
    }

    /** The information schema of MySQL escapes quotes and backslashes once more. */
    static String unescaped(String stored) {
        if (stored.indexOf('\\') < 0) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        for (int i = 0; i < stored.length(); i++) {
            char c = stored.charAt(i);
            if (c == '\\' && i + 1 < stored.length()) {
                text.append(escaped(stored.charAt(++i)));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The information schema of MySQL gives letters beyond ASCII in expressions as the bytes of UTF-8 taken for Latin 1. */
    static String decoded(String stored) {
        if (stored.chars().allMatch(c -> c < 128)) {
            return stored;
        }
        ByteBuffer bytes = ByteBuffer.allocate(stored.length());
        for (int i = 0; i < stored.length(); i++) {
            char c = stored.charAt(i);
            byte[] encoded =
                    c < 256 ? new byte[] {(byte) c} : Character.toString(c).getBytes(LATIN);
            if (c >= 256 && (encoded.length != 1 || encoded[0] == '?')) {
                return stored;
            }
            bytes.put(encoded[0]);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return stored; // not what it seemed to be
        }
    }

    /** What a backslash before it stands for. */
    static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '0' -> '\0';
            case 'Z' -> '\u001a';
            default -> c;
        };
    }

    /** Without {@code _utf8mb4} before strings, which the server puts there after the connection that wrote them. */
    static String withoutIntroducers(String sql) {
        return sql.contains("_utf8mb")
                ? INTRODUCER
                        .matcher(sql)
                        .replaceAll(m ->
                                m.group().startsWith("_") ? "" : java.util.regex.Matcher.quoteReplacement(m.group()))
                : sql;
    }

    /** Without the parentheses that enclose the whole of it. */
    public static String strip(String text) {
        String stripped = text.strip();
        while (stripped.startsWith("(") && closing(stripped) == stripped.length() - 1) {
            stripped = stripped.substring(1, stripped.length() - 1).strip();
        }
        return stripped;
    }

    /** Where the parenthesis at the beginning is closed; -1 when it is not. Strings and quoted names are passed over. */
    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"' || c == '`') {
                i = quoted(text, i);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Where the quote at {@code open} is closed; the end when it is not. */
    static int quoted(String text, int open) {
        char quote = text.charAt(open);
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '`') {
                i++;
            } else if (c == quote) {
                return i; // a doubled one opens the next string at once
            }
        }
        return text.length();
    }

    /** {@code SQL} in lower case outside of quotes: for comparing words. */
    static String lower(String sql) {
        return sql.toLowerCase(Locale.ROOT);
    }
}
