package dev.portolan.dir.format;

import dev.portolan.sql.SplitRules;
import dev.portolan.sql.SplitRules.Syntax;
import dev.portolan.sql.Step;
import java.util.List;

/** Literals with their line ends escaped, for tools that read line by line: where the dialect has escapes. */
final class OneLine {
    private OneLine() {}

    static List<Step> of(List<Step> steps, SplitRules rules) {
        boolean always = rules.syntax().contains(Syntax.BACKSLASHES);
        if (!always && !rules.syntax().contains(Syntax.ESCAPE_STRINGS)) {
            return steps;
        }
        return steps.stream().map(s -> s.withSql(escaped(s.sql(), always))).toList();
    }

    /** @param always whether a backslash escapes without an {@code E} in front */
    private static String escaped(String sql, boolean always) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            int end = c == '\'' || c == '"' || c == '`' ? closed(sql, i, c == '\'' && always) : -1;
            if (c == '$' || end < 0 && (c == '\'' || sql.startsWith("--", i) || sql.startsWith("/*", i))) {
                // a body or a comment: nothing in it is touched
                return out.append(sql.substring(i)).toString();
            }
            if (end < 0) {
                out.append(c);
                i++;
                continue;
            }
            String quoted = sql.substring(i, end);
            boolean literal = c == '\'' && (quoted.indexOf('\n') >= 0 || quoted.indexOf('\r') >= 0);
            boolean prefixed = i > 0 && Character.isLetterOrDigit(sql.charAt(i - 1));
            out.append(literal && !prefixed ? literal(quoted, always) : quoted);
            i = end;
        }
        return out.toString();
    }

    private static String literal(String quoted, boolean always) {
        String inside = always ? quoted : "E" + quoted.replace("\\", "\\\\");
        return inside.replace("\r", "\\r").replace("\n", "\\n");
    }

    /** Behind the quote that ends what begins there; -1 for none. */
    private static int closed(String sql, int from, boolean backslashes) {
        char quote = sql.charAt(from);
        for (int i = from + 1; i < sql.length(); i++) {
            if (backslashes && sql.charAt(i) == '\\') {
                i++;
            } else if (sql.charAt(i) == quote) {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return -1;
    }
}
