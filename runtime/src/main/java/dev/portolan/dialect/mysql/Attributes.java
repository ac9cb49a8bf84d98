package dev.portolan.dialect.mysql;

import dev.portolan.schema.Column;
import dev.portolan.schema.Name;
import dev.portolan.schema.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands behind the definition of a column, as far as the server gives it back: who sees it, where on earth it is. */
final class Attributes {
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "'(?:[^'\\\\]|''|\\\\.)*'|(?<![\\w$`])(?:(INVISIBLE|NOT SECONDARY|WITHOUT SYSTEM VERSIONING|COMPRESSED)(?![\\w$])"
                    + "|SRID\\s+(\\d+)|(VISIBLE)(?![\\w$]))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String SRID = "SRID";
    private static final String INVISIBLE = "INVISIBLE";
    private static final String VISIBLE = "VISIBLE";

    private Attributes() {}

    /** @param extra the column's {@code EXTRA} @param type its type as written @param srid null for none; null for none */
    static String told(String extra, String type, String srid) {
        int comment = type.endsWith("*/") ? type.lastIndexOf("/*") : -1;
        return text(
                of(extra + (comment < 0 ? "" : " " + type.substring(comment)) + (srid == null ? "" : " SRID " + srid)));
    }

    private static String text(Map<String, String> attributes) {
        return attributes.isEmpty()
                ? null
                : attributes.entrySet().stream()
                        .map(e -> e.getKey() + e.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static Map<String, String> of(String options) {
        Map<String, String> found = new TreeMap<>();
        Matcher attribute = ATTRIBUTE.matcher(options == null ? "" : options);
        while (attribute.find()) {
            if (attribute.group(1) != null) {
                found.put(attribute.group(1).toUpperCase(Locale.ROOT), "");
            } else if (attribute.group(2) != null) {
                found.put(SRID, " " + attribute.group(2));
            }
        }
        return found;
    }

    /** What was read back, and who may see a column where the mapping says that all may: the server does not tell that. */
    static Table asked(Table wanted, Table read) {
        Map<Name, Column> columns = new HashMap<>();
        wanted.columns().stream().filter(c -> isShown(c.options())).forEach(c -> columns.put(c.name(), c));
        return columns.isEmpty()
                ? read
                : read.withColumns(read.columns().stream()
                        .map(c -> columns.containsKey(c.name()) && !isShown(c.options())
                                ? c.withOptions(c.options() == null ? VISIBLE : c.options() + " " + VISIBLE)
                                : c)
                        .toList());
    }

    private static boolean isShown(String options) {
        Matcher asked = ATTRIBUTE.matcher(options == null ? "" : options);
        while (asked.find()) {
            if (asked.group(3) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether both say the same of what a server tells. Each null for nothing. */
    static boolean same(String is, String want) {
        return of(is).equals(of(want));
    }

    /** What is asked for, and what is there and not asked about. Each null for nothing. */
    static String kept(String is, String want) {
        Map<String, String> kept = of(is);
        if (kept.isEmpty()) {
            return want;
        }
        kept.keySet().removeAll(of(want).keySet());
        if (isShown(want)) {
            kept.remove(INVISIBLE);
        }
        String more = text(kept);
        return want == null ? more : more == null ? want : want + " " + more;
    }
}
