package dev.portolan.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a statement, those in comments that the server executes included. */
final class Tokens {
    private static final String LETTER = "[\\p{L}\\p{N}_$\\x{80}-\\x{10FFFF}]";
    private static final String OTHERS =
            "--(?=\\s|\\z)[^\\n]*|#[^\\n]*|/\\*M?!\\d*|/\\*(?!M?!).*?\\*/|\\*/|`(?:[^`]|``)*`|@{0,2}" + LETTER
                    + "+|[.,;()]|\\s+|.";
    private static final Pattern ESCAPED = pattern("'(?:[^'\\\\]|''|\\\\.)*'|\"(?:[^\"\\\\]|\"\"|\\\\.)*\"|");
    private static final Pattern PLAIN = pattern("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|");
    private static final Pattern SKIPPED = Pattern.compile("\\s+|--.*|#.*|/\\*.*|\\*/", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile(LETTER + "+");

    private Tokens() {}

    private static Pattern pattern(String strings) {
        return Pattern.compile(strings + OTHERS, Pattern.DOTALL);
    }

    /** @param escapes whether a backslash in a text says something of the next letter */
    static List<String> of(String sql, boolean escapes) {
        List<String> tokens = new ArrayList<>();
        Matcher token = (escapes ? ESCAPED : PLAIN).matcher(sql);
        while (token.find()) {
            if (!SKIPPED.matcher(token.group()).matches()) {
                tokens.add(token.group());
            }
        }
        return tokens;
    }

    /** Text in double quotes included, which is a name where a session says so. */
    static boolean isName(String token) {
        return isQuoted(token, '`')
                || isQuoted(token, '"')
                || WORD.matcher(token).matches();
    }

    static String name(String token) {
        char quote = token.charAt(0);
        return isQuoted(token, '`') || isQuoted(token, '"')
                ? token.substring(1, token.length() - 1).replace("" + quote + quote, "" + quote)
                : token;
    }

    static boolean isText(String token) {
        return isQuoted(token, '\'') || isQuoted(token, '"');
    }

    static String text(String token) {
        String quote = token.substring(0, 1);
        return token.substring(1, token.length() - 1)
                .replace(quote + quote, quote)
                .replaceAll("\\\\(.)", "$1");
    }

    private static boolean isQuoted(String token, char quote) {
        return token.length() > 1 && token.charAt(0) == quote;
    }
}
