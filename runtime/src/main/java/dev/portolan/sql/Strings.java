package dev.portolan.sql;

import dev.portolan.sql.SplitRules.Syntax;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a backslash escapes in strings, which statements of the file may change for those behind them. */
final class Strings {
    private static final int LOOKED_AT = 1_000;
    private static final Pattern STANDARD = Pattern.compile(
            "(?i)(RE)?SET\\s+(?:SESSION\\s+|LOCAL\\s+)?standard_conforming_strings(?:\\s*=\\s*|\\s+TO\\s+)?['\"]?(\\w*).*",
            Pattern.DOTALL);
    private static final Pattern MODE = Pattern.compile(
            "(?i)(?<!GLOBAL[ .]|PERSIST[ .]|@old_|\\w)sql_mode\\s*:?=\\s*(?:'([^']*)'|\"([^\"]*)\"|([^,;*]*))");

    private final boolean mysql;
    private final boolean postgres;
    private boolean standard = true;
    private boolean backslashes = true;

    Strings(SplitRules rules) {
        mysql = rules.has(Syntax.BACKSLASHES);
        postgres = rules.has(Syntax.ESCAPE_STRINGS);
    }

    /** @param escape whether an {@code E} stands before the quote */
    boolean escapes(char quote, boolean escape) {
        if (mysql) {
            return quote != '`' && backslashes;
        }
        return postgres && quote == '\'' && (escape || !standard);
    }

    /** What a statement says about those behind it. */
    void after(String text, int from, int to) {
        char c = text.charAt(from);
        if (mysql && (c == 'S' || c == 's' || c == '/') || postgres && (c == 'S' || c == 's' || c == 'R' || c == 'r')) {
            after(text.substring(from, Math.min(to, from + LOOKED_AT)));
        }
    }

    private void after(String statement) {
        if (mysql) {
            Matcher mode = MODE.matcher(statement);
            boolean set = statement.regionMatches(true, 0, "SET", 0, 3) || statement.startsWith("/*");
            while (set && mode.find()) {
                backslashes = !mode.group().toUpperCase(Locale.ROOT).contains("NO_BACKSLASH_ESCAPES");
            }
            return;
        }
        Matcher setting = STANDARD.matcher(statement);
        if (setting.matches()) {
            String value = setting.group(2).toLowerCase(Locale.ROOT);
            standard = setting.group(1) != null || !value.matches("of|off|f|fal|fals|false|n|no|0");
        }
    }
}
