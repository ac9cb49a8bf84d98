package dev.portolan.migrate.apply;

import java.util.regex.Pattern;

/** What a statement does to the session, which a later run of the same file does not have any more. */
enum SessionEffect {
    /** Nothing. */
    NONE,
    /** It sets something to what it says, and can be said again: {@code PRAGMA}, {@code SET}, {@code USE}. */
    SETS,
    /** It makes something of what there is at that moment: a temporary table, a variable. */
    MAKES,
    /** It opens a transaction. */
    OPENS,
    /** It ends one. */
    ENDS;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    /** Comments in front; what stands in one with a version is executed. */
    private static final Pattern FRONT =
            Pattern.compile("\\A(?:\\s+|--[^\\n]*(?:\\n|\\z)|#[^\\n]*(?:\\n|\\z)|/\\*!\\d*|/\\*(?!!).*?\\*/)+", FLAGS);

    private static final Pattern VARIABLE = Pattern.compile("(?<![@\\w])@[\\w$.]");

    private static final Pattern SETTING = Pattern.compile(
            "(?:PRAGMA|USE|ATTACH|DETACH|RESET|LOCK\\s+TABLES?|UNLOCK\\s+TABLES?)\\b.*"
                    + "|SET\\s+(?!LOCAL\\b|TRANSACTION\\b|CONSTRAINTS\\b|GLOBAL\\b|PERSIST|PASSWORD\\b|@@GLOBAL|@@PERSIST).*"
                    + "|SELECT\\s+(?:pg_catalog\\.)?set_config\\s*\\(.*",
            FLAGS);

    private static final Pattern MAKING = Pattern.compile(
            "CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:(?:LOCAL|GLOBAL|CACHED|MEMORY)\\s+)?TEMP(?:ORARY)?\\b.*|PREPARE\\b.*"
                    + "|SELECT\\b.*\\bINTO\\s+(?:@[\\w$.]|(?:LOCAL\\s+)?TEMP(?:ORARY)?\\b).*",
            FLAGS);

    private static final Pattern OPENING =
            Pattern.compile("BEGIN(?!\\s+NOT\\b)(?:\\s+[A-Z, ]+)?|START\\s+TRANSACTION\\b.*", FLAGS);

    private static final Pattern ENDING =
            Pattern.compile("(?:COMMIT|END|ROLLBACK)(?:\\s+(?:TRANSACTION|WORK))?", FLAGS);

    /** Without comments in front and the semicolon. */
    static String bare(String statement) {
        return FRONT.matcher(statement).replaceFirst("").replaceFirst("[\\s;]+\\z", "");
    }

    static SessionEffect of(String statement) {
        String sql = bare(statement);
        if (OPENING.matcher(sql).matches()) {
            return OPENS;
        }
        if (ENDING.matcher(sql).matches()) {
            return ENDS;
        }
        if (MAKING.matcher(sql).matches()) {
            return MAKES;
        }
        if (!SETTING.matcher(sql).matches()) {
            return NONE;
        }
        // what is computed may come out otherwise now
        return VARIABLE.matcher(sql).find() && sql.indexOf('(') >= 0 ? MAKES : SETS;
    }
}
