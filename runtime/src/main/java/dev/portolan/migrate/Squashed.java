package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.sql.SqlWords;
import dev.portolan.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A statement of the files that a checkpoint stands for, and whether the schema tells what it did. */
record Squashed(MigrationFile file, Statement statement, Kind kind) {
    /** What a statement leaves behind. */
    enum Kind {
        /** An object that the inspector reads back. */
        SCHEMA,
        /** Rows. */
        ROWS,
        /** Where the numbers of a table or sequence go on. */
        POSITION,
        /** Nothing that outlives the session. */
        SESSION,
        /** Something that is seen nowhere: rights, settings of the database. */
        OTHER
    }

    private static final Set<String> ROWS =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "COPY", "TRUNCATE", "LOAD", "WITH");
    private static final Set<String> SESSION = Set.of(
            "SET",
            "RESET",
            "USE",
            "BEGIN",
            "START",
            "COMMIT",
            "END",
            "ROLLBACK",
            "SAVEPOINT",
            "RELEASE",
            "LOCK",
            "UNLOCK",
            "ANALYZE",
            "VACUUM",
            "REINDEX",
            "OPTIMIZE",
            "CHECKPOINT",
            "DISCARD",
            "SHOW",
            "EXPLAIN",
            "VALUES",
            "REFRESH");
    private static final Set<String> CHANGES = Set.of("CREATE", "ALTER", "DROP", "RENAME", "COMMENT");
    private static final Set<String> OBJECTS = Set.of(
            "TABLE",
            "INDEX",
            "VIEW",
            "SEQUENCE",
            "EXTENSION",
            "TRIGGER",
            "FUNCTION",
            "PROCEDURE",
            "POLICY",
            "RULE",
            "ALIAS",
            "CONSTANT",
            "SYNONYM",
            "EVENT",
            "COLUMN",
            "CONSTRAINT");
    /** Words between the verb and the kind of an object. */
    private static final Set<String> MODIFIERS = Set.of(
            "OR",
            "REPLACE",
            "UNIQUE",
            "TEMP",
            "TEMPORARY",
            "MATERIALIZED",
            "FULLTEXT",
            "SPATIAL",
            "VIRTUAL",
            "UNLOGGED",
            "GLOBAL",
            "LOCAL",
            "CACHED",
            "MEMORY",
            "FORCE",
            "CONSTRAINT",
            "AGGREGATE",
            "RECURSIVE",
            "ON",
            "NULL",
            "HASH",
            "PRIMARY",
            "KEY",
            "NULLS",
            "NOT",
            "DISTINCT");

    /**
     * Of all statements, in order.
     *
     * @param seen kinds of objects that are read back only from some servers, as the words of a statement
     */
    static List<Squashed> of(List<MigrationFile> files, DirFormat format, Dialect dialect, Set<String> seen) {
        List<Squashed> all = new ArrayList<>();
        for (MigrationFile file : files) {
            for (Statement statement : format.statements(file, dialect.splitRules())) {
                all.add(new Squashed(file, statement, kind(statement.text(), seen)));
            }
        }
        return all;
    }

    /** File and line. */
    String place() {
        return file.name() + ":" + statement.line();
    }

    /** Its text without the semicolon. */
    String sql() {
        String text = statement.text().strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
    }

    /** Whether its rows stand behind it. */
    boolean copies() {
        return statement.text().regionMatches(true, 0, "COPY", 0, 4);
    }

    /** Its beginning, in one line. */
    String shown() {
        String line = sql().replaceAll("\\s+", " ");
        return line.length() > 80 ? line.substring(0, 80) + " …" : line;
    }

    /** Whether it makes an object of that kind and name. */
    boolean creates(String object, String name) {
        List<String> words = SqlWords.of(statement.text());
        if (words.isEmpty() || !words.get(0).equalsIgnoreCase("CREATE")) {
            return false;
        }
        for (int i = 1; i + 1 < words.size(); i++) {
            if (words.get(i).equalsIgnoreCase(object)) {
                int at = words.get(i + 1).equalsIgnoreCase("IF") ? i + 4 : i + 1;
                return at < words.size() && SqlWords.last(words.get(at)).equalsIgnoreCase(name);
            }
        }
        return false;
    }

    static Kind kind(String sql, Set<String> seenKinds) {
        List<String> words =
                SqlWords.of(sql).stream().map(w -> w.toUpperCase(Locale.ROOT)).toList();
        String first = words.isEmpty() ? "" : words.get(0);
        if (first.isEmpty() || SESSION.contains(first) || first.equals("PRAGMA")) {
            return Kind.SESSION;
        }
        if (ROWS.contains(first)) {
            return Kind.ROWS;
        }
        if (first.equals("SELECT")) {
            return selection(words);
        }
        return CHANGES.contains(first) ? change(words, seenKinds) : Kind.OTHER;
    }

    private static Kind selection(List<String> words) {
        if (words.stream().anyMatch(w -> SqlWords.last(w).equals("SETVAL"))) {
            return Kind.POSITION;
        }
        boolean calls = words.contains("(")
                && words.stream().noneMatch(w -> SqlWords.last(w).equals("SET_CONFIG"));
        return calls ? Kind.OTHER : Kind.SESSION;
    }

    private static Kind change(List<String> words, Set<String> seenKinds) {
        String object = object(words);
        boolean restarts = words.contains("RESTART")
                || words.contains("AUTO_INCREMENT") && words.indexOf("=") == words.indexOf("AUTO_INCREMENT") + 1;
        if (words.get(0).equals("ALTER") && restarts) {
            return Kind.POSITION;
        }
        boolean comment = words.get(0).equals("COMMENT");
        boolean seen = switch (object) {
            case "TYPE" -> comment || words.get(0).equals("DROP") || isEnum(words);
            case "FUNCTION", "PROCEDURE", "EXTENSION", "SEQUENCE" -> !comment;
            default -> OBJECTS.contains(object) || seenKinds.contains(object);
        };
        return seen && !words.contains("OWNER") ? Kind.SCHEMA : Kind.OTHER;
    }

    private static boolean isEnum(List<String> words) {
        return words.contains("ENUM") || words.contains("VALUE") || words.contains("RENAME");
    }

    private static String object(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("AGGREGATE")) {
                return word;
            }
            if (word.equals("CONSTRAINT") && !words.get(0).equals("CREATE")) {
                return word;
            }
            if (word.equals("DEFINER") || word.equals("ALGORITHM") || word.equals("SQL")) {
                return definer(words, i);
            }
            if (!MODIFIERS.contains(word)) {
                return word;
            }
        }
        return "";
    }

    /** MySQL says who defines a thing before it says what it is. */
    private static String definer(List<String> words, int from) {
        return words.subList(from, words.size()).stream()
                .filter(OBJECTS::contains)
                .findFirst()
                .orElse("");
    }
}
