package dev.portolan.dialect.mysql;

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
        Matcher asked = ATTRIBUTE.matcher(want == null ? "" : want);
        while (asked.find()) {
            if (asked.group(3) != null) {
                kept.remove(INVISIBLE);
            }
        }
        String more = text(kept);
        return want == null ? more : more == null ? want : want + " " + more;
    }
}
