package dev.portolan.dir.format;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What settings files of Flyway say of placeholders, and of its lock.
 *
 * @param placeholders values by name; upper and lower case are the same
 * @param locksInTransaction whether its lock of a PostgreSQL is a transaction that stays open
 */
record FlywaySettings(
        TreeMap<String, String> placeholders,
        boolean replaces,
        String prefix,
        String suffix,
        boolean locksInTransaction) {
    private static final Pattern LINE = Pattern.compile("\\s*([\\w.:-]+|\"[^\"]+\")\\s*=\\s*(.*?)\\s*");
    private static final String PLACEHOLDERS = "flyway.placeholders.";

    /** @param files texts by path, the one that counts most last @param given what counts more than all of them */
    static FlywaySettings of(Map<String, String> files, Map<String, String> given) {
        TreeMap<String, String> placeholders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        TreeMap<String, String> other = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        files.forEach((path, text) -> read(path.endsWith(".toml"), text).forEach((key, value) -> {
            if (key.toLowerCase(java.util.Locale.ROOT).startsWith(PLACEHOLDERS)) {
                placeholders.put(key.substring(PLACEHOLDERS.length()), value);
            } else {
                other.put(key, value);
            }
        }));
        placeholders.putAll(given);
        return new FlywaySettings(
                placeholders,
                !other.getOrDefault("flyway.placeholderReplacement", "true").equalsIgnoreCase("false"),
                other.getOrDefault("flyway.placeholderPrefix", "${"),
                other.getOrDefault("flyway.placeholderSuffix", "}"),
                !other.getOrDefault("flyway.postgresql.transactional.lock", "true")
                        .equalsIgnoreCase("false"));
    }

    /** Keys as a {@code .conf} file has them, from either form. */
    private static Map<String, String> read(boolean toml, String text) {
        Map<String, String> values = new TreeMap<>();
        String section = "";
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            Matcher pair = LINE.matcher(line);
            if (toml && stripped.startsWith("[") && stripped.endsWith("]")) {
                section = stripped.substring(1, stripped.length() - 1).strip() + ".";
                section = section.replaceFirst("^environments\\.[^.]+\\.(?=flyway\\.)", "");
            } else if (!stripped.startsWith("#") && pair.matches()) {
                String key = toml ? section + unquoted(pair.group(1)) : pair.group(1);
                values.put(key, toml ? unquoted(pair.group(2)) : pair.group(2));
            }
        }
        return values;
    }

    private static String unquoted(String text) {
        char quote = text.isEmpty() ? ' ' : text.charAt(0);
        int end = quote == '"' || quote == '\'' ? text.indexOf(quote, 1) : -1;
        return end < 0 ? text : text.substring(1, end);
    }

    /** Values of {@code NAME=VALUE} lines of a script's own file. */
    static boolean says(String conf, String name, String value) {
        return conf.lines()
                .map(LINE::matcher)
                .anyMatch(pair -> pair.matches()
                        && pair.group(1).equalsIgnoreCase(name)
                        && pair.group(2).equalsIgnoreCase(value));
    }

    /** A text with its placeholders replaced, wherever they stand. */
    String replaced(String file, String text) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, from)) {
            int end = text.indexOf(suffix, at + prefix.length());
            if (end < 0) {
                break;
            }
            String name = text.substring(at + prefix.length(), end);
            out.append(text, from, at).append(value(file, name));
            from = end + suffix.length();
        }
        return out.append(text.substring(from)).toString();
    }

    private String value(String file, String name) {
        String value = placeholders.get(name);
        if (value == null && name.equalsIgnoreCase("flyway:filename")) {
            return FlywayNames.base(file);
        }
        if (value == null) {
            throw Variables.missing(file, name);
        }
        return value;
    }
}
