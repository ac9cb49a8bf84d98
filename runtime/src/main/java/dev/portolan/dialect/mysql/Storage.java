package dev.portolan.dialect.mysql;

import dev.portolan.schema.Table;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a table is kept: row format, compression, versions of rows, partitions and what else stands behind its columns besides
 * engine, charset and comment. It is read so that a way back can restore it; only what a mapping asks for is compared.
 */
final class Storage {
    /** Before the keys of options that the server tells. */
    private static final String PREFIX = "with ";

    static final String PARTITIONS = PREFIX + "partitions";
    static final String VERSIONS = PREFIX + "system versioning";

    /** The period of time that a row is about: its name, and in parentheses from which column to which. */
    static final String PERIOD = PREFIX + "period";

    private static final String ROW_FORMAT = PREFIX + "row_format";

    /** What the server keeps and does not tell in its catalog. */
    static final String UNTOLD = "untold";

    /** Columns, quoted, of which the catalog shows question marks that may stand for other characters. */
    static final String UNREAD = "unread";

    /** What a mapping writes as it stands, until a server has read it. */
    static final String WRITTEN = "options";

    /** The same when it was read. */
    static final String SAID = "options said";

    private static final String DEFAULT = "DEFAULT";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\"\"|\\\\.)*\"|'(?:[^'\\\\]|''|\\\\.)*'";
    private static final Pattern TOLD =
            Pattern.compile("(?:`([^`]+)`|([A-Za-z_]+(?: DIRECTORY)?))=(" + QUOTED + "|\\S+)", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile(
            "[\\s,]*`?((?:DATA |INDEX )?[A-Za-z_]+)`?\\s*(?:=\\s*|\\s)(" + QUOTED + "|[\\w.]+)",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Set<String> DEFAULT_IS_ZERO =
            Set.of("key_block_size", "avg_row_length", "max_rows", "min_rows", "checksum", "delay_key_write");
    private static final Set<String> BY_WORDS = Set.of(PARTITIONS, VERSIONS, PERIOD);
    private static final Set<String> FIXED = Set.of("data directory", "index directory");

    private Storage() {}

    static boolean isOne(String key) {
        return key.startsWith(PREFIX);
    }

    /** @param options as {@code CREATE_OPTIONS} lists them */
    static Map<String, String> told(String options) {
        Map<String, String> told = new TreeMap<>();
        Matcher option = TOLD.matcher(options);
        while (option.find()) {
            String key = (option.group(1) == null ? option.group(2) : option.group(1)).toLowerCase(Locale.ROOT);
            if (!key.equals("secondary_load")) {
                told.put(PREFIX + key, value(option.group(3)));
            }
        }
        return told;
    }

    private static String value(String text) {
        return text.startsWith("\"") ? Syntax.literal(unquoted(text)) : text;
    }

    private static String unquoted(String text) {
        boolean quoted = text.startsWith("\"") || text.startsWith("'");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** The name in a {@link #PERIOD}, quoted as there. */
    static String periodName(String period) {
        return period.replaceFirst("(?s)^(`(?:[^`]|``)*`).*", "$1");
    }

    /** Whether its pages are, so that each change of its columns writes them anew. */
    static boolean isCompressed(Table table) {
        return "COMPRESSED".equals(table.options().get(ROW_FORMAT))
                || table.options().containsKey(PREFIX + "key_block_size");
    }

    /** What stands behind the columns of a new table, with a space before it. */
    static String sql(Map<String, String> options) {
        String said = options.getOrDefault(WRITTEN, options.get(SAID));
        if (said != null) {
            return " " + said;
        }
        StringBuilder sql = new StringBuilder();
        options.forEach((key, value) -> {
            if (isOne(key) && !BY_WORDS.contains(key)) {
                sql.append(' ').append(option(key, value));
            }
        });
        if (options.containsKey(VERSIONS)) {
            sql.append(" WITH SYSTEM VERSIONING");
        }
        if (options.containsKey(PARTITIONS)) {
            sql.append(' ').append(options.get(PARTITIONS));
        }
        return sql.toString();
    }

    private static String option(String key, String value) {
        String name = key.substring(PREFIX.length()).toUpperCase(Locale.ROOT);
        return (name.matches("[A-Z_ ]+") ? name : "`" + name.replace("`", "``") + "`") + "=" + value;
    }

    /** One that changes. @param value null for none @return null where it cannot change */
    static String change(String key, String value) {
        String name = key.substring(PREFIX.length());
        if (FIXED.contains(name)) {
            return null;
        }
        if (value != null) {
            return option(key, value);
        }
        String none = switch (name) {
            case "compression" -> "''";
            case "encryption" -> "'N'";
            case "secondary_engine" -> "NULL";
            default -> DEFAULT_IS_ZERO.contains(name) ? "0" : DEFAULT;
        };
        return option(key, none);
    }

    /** What was read back, without what nobody asked for. */
    static Table asked(Table wanted, Table read) {
        String written = wanted.options().get(WRITTEN);
        Map<String, String> options = new TreeMap<>(read.options());
        options.keySet().removeIf(key -> isOne(key) && (written == null || !mentions(written, key)));
        options.remove(UNTOLD);
        options.remove(UNREAD);
        if (written != null) {
            options.put(SAID, written);
            if (mentions(written, ROW_FORMAT)) {
                options.putIfAbsent(ROW_FORMAT, DEFAULT);
            }
        }
        return options.equals(read.options()) ? read : read.withOptions(options);
    }

    private static boolean mentions(String written, String key) {
        String words = switch (key) {
            case PARTITIONS -> "PARTITION\\s+BY";
            case VERSIONS -> "SYSTEM\\s+VERSIONING";
            default -> key.substring(PREFIX.length()).replace(" ", "\\s+");
        };
        return Pattern.compile("(?<![\\w$])" + words + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
                .matcher(written.replaceAll("(?s)" + QUOTED, "''"))
                .find();
    }

    /** Whether a table has what the wanted one asks for; false also where only a server can tell. */
    static boolean same(String key, Map<String, String> is, Map<String, String> want) {
        if (key.equals(WRITTEN)) {
            return !want.containsKey(key) || has(is, want.get(key));
        }
        String before = is.get(key);
        String after = want.get(key);
        if (key.equals(PARTITIONS) && before != null && after != null) {
            return Partitions.scheme(before).equals(Partitions.scheme(after));
        }
        boolean none = before == null || before.equals(DEFAULT);
        return after == null || after.equals(DEFAULT) ? none : after.equals(before);
    }

    private static boolean has(Map<String, String> is, String written) {
        Matcher option = OPTION.matcher(written);
        int end = 0;
        while (end < written.length() && option.find(end) && option.start() == end) {
            String key = option.group(1).toLowerCase(Locale.ROOT);
            String there = key.equals("engine") ? is.getOrDefault("engine", "InnoDB") : is.get(PREFIX + key);
            String value = unquoted(option.group(2));
            if (!value.equalsIgnoreCase(there == null ? DEFAULT : unquoted(there))) {
                return false;
            }
            end = option.end();
        }
        return written.substring(end).isBlank();
    }
}
