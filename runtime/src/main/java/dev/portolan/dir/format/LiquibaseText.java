package dev.portolan.dir.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of formatted SQL as Liquibase reads it.
 *
 * @param changesets null for a file that is plain SQL
 * @param properties that it defines
 */
record LiquibaseText(List<Changeset> changesets, Map<String, String> properties) {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE;
    private static final Pattern HEAD = Pattern.compile("\\s*--\\s*liquibase\\s+formatted.*", FLAGS);
    private static final Pattern CHANGESET =
            Pattern.compile("\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]+):\\s*(\"[^\"]+\"|\\S+)(.*)", FLAGS);
    private static final Pattern ROLLBACK = Pattern.compile("\\s*--\\s*rollback(?: (.*)|\\s*)", FLAGS);
    private static final Pattern ROLLBACK_BLOCK = Pattern.compile("\\s*/\\*\\s*liquibase\\s+rollback\\s*", FLAGS);
    private static final Pattern IGNORE = Pattern.compile("\\s*--\\s*ignoreLines:(start|end|\\d+).*", FLAGS);
    private static final Pattern WORD =
            Pattern.compile("\\s*--\\s*(?:comment|preconditions|precondition-\\S+|validCheckSum|property)\\b.*", FLAGS);
    private static final Pattern PROPERTY =
            Pattern.compile("\\s*--\\s*property\\s+name:(\\S+)\\s+value:(\"[^\"]*\"|\\S+).*", FLAGS);
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+):(\"[^\"]*\"|'[^']*'|\\S+)");

    /**
     * @param line of its first line of SQL, from 1
     * @param offset of that line
     * @param sql with an empty line where a line was not SQL
     * @param rollback statements; empty for none
     */
    record Changeset(Map<String, String> attributes, int line, int offset, String sql, String rollback) {
        boolean says(String attribute, String value) {
            return attributes
                    .getOrDefault(attribute.toLowerCase(Locale.ROOT), "")
                    .equalsIgnoreCase(value);
        }

        /** Null for none. */
        String value(String attribute) {
            return attributes.get(attribute.toLowerCase(Locale.ROOT));
        }
    }

    /** Whether the first line that says something makes it one. */
    static boolean isFormatted(String text) {
        String first = text.startsWith("\ufeff") ? text.substring(1) : text;
        return first.lines()
                .filter(l -> !l.isBlank())
                .findFirst()
                .filter(l -> HEAD.matcher(l).matches())
                .isPresent();
    }

    static LiquibaseText of(String text) {
        return new Reader().read(text.startsWith("\ufeff") ? " " + text.substring(1) : text);
    }

    private static final class Reader {
        private final List<Changeset> changesets = new ArrayList<>();
        private final Map<String, String> properties = new LinkedHashMap<>();
        private final StringBuilder sql = new StringBuilder();
        private final StringBuilder rollback = new StringBuilder();
        private Map<String, String> attributes;
        private int line;
        private int offset;
        private boolean block;
        private boolean ignoring;
        private int ignored;

        LiquibaseText read(String text) {
            boolean formatted = false;
            int number = 0;
            int from = 0;
            while (from < text.length()) {
                int newline = text.indexOf('\n', from);
                int end = newline < 0 ? text.length() : newline;
                int next = newline < 0 ? end : end + 1;
                String current = text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end);
                number++;
                if (!formatted && !current.isBlank()) {
                    if (!HEAD.matcher(current).matches()) {
                        return new LiquibaseText(null, Map.of());
                    }
                    formatted = true;
                } else {
                    line(current, number, next);
                }
                from = next;
            }
            close();
            return new LiquibaseText(formatted ? List.copyOf(changesets) : null, properties);
        }

        private void line(String current, int number, int next) {
            Matcher changeset = CHANGESET.matcher(current);
            Matcher property = PROPERTY.matcher(current);
            Matcher ignore = IGNORE.matcher(current);
            Matcher back = ROLLBACK.matcher(current);
            String kept = "";
            if (ignore.matches()) {
                String what = ignore.group(1).toLowerCase(Locale.ROOT);
                ignoring = what.equals("start");
                ignored = what.matches("\\d+") ? Integer.parseInt(what) : 0;
            } else if (ignoring || ignored > 0) {
                ignored = Math.max(0, ignored - 1);
            } else if (changeset.matches()) {
                close();
                attributes = attributes(changeset.group(3));
                line = number + 1;
                offset = next;
                return;
            } else if (property.matches()) {
                properties.putIfAbsent(property.group(1), unquoted(property.group(2)));
            } else if (block) {
                int end = current.indexOf("*/");
                rollback.append(end < 0 ? current : current.substring(0, end)).append('\n');
                block = end < 0;
            } else if (ROLLBACK_BLOCK.matcher(current).matches()) {
                block = true;
            } else if (back.matches()) {
                rollback.append(back.group(1) == null ? "" : back.group(1)).append('\n');
            } else if (!WORD.matcher(current).matches()) {
                kept = current;
            }
            sql.append(kept).append('\n');
        }

        private void close() {
            if (attributes != null) {
                changesets.add(new Changeset(attributes, line, offset, sql.toString(), rollback.toString()));
            }
            sql.setLength(0);
            rollback.setLength(0);
            block = false;
        }

        private static Map<String, String> attributes(String text) {
            Map<String, String> attributes = new TreeMap<>();
            Matcher one = ATTRIBUTE.matcher(text);
            while (one.find()) {
                attributes.put(one.group(1).toLowerCase(Locale.ROOT), unquoted(one.group(2)));
            }
            return attributes;
        }

        private static String unquoted(String text) {
            boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
            return quoted ? text.substring(1, text.length() - 1) : text;
        }
    }
}
