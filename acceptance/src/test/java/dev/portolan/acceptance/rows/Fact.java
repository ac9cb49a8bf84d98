package dev.portolan.acceptance.rows;

import dev.portolan.acceptance.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that is so in a database.
 *
 * @param table or sequence or view that it belongs to
 * @param subject a column's name, empty for what is not a column
 */
record Fact(String table, Kind kind, String subject, String text) {
    enum Kind {
        OBJECT,
        COLUMN,
        KEY,
        UNIQUE,
        INDEX,
        REFERENCE,
        CHECK,
        ROW
    }

    @Override
    public String toString() {
        return kind == Kind.OBJECT ? text : "  " + text;
    }

    /** Those of all dialects as one text; behind what is so on some of them only, these in brackets. */
    static String lines(Map<Target, List<Fact>> all, Set<Target> on) {
        Map<Fact, Set<Target>> where = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>();
        all.forEach((target, facts) -> facts.forEach(f -> {
            where.computeIfAbsent(f, k -> EnumSet.noneOf(Target.class)).add(target);
            if (!columns.contains(f.table() + "." + f.subject())) {
                columns.add(f.table() + "." + f.subject());
            }
        }));
        Comparator<Fact> order = Comparator.comparing(Fact::table)
                .thenComparing(Fact::kind)
                .thenComparing(f -> columns.indexOf(f.table() + "." + f.subject()))
                .thenComparing(f -> f.text());
        return where.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order))
                .map(e -> e.getKey() + (e.getValue().equals(on) ? "" : "  " + dialects(e.getValue())) + "\n")
                .collect(Collectors.joining());
    }

    private static String dialects(Set<Target> targets) {
        return targets.stream().map(Target::dialect).toList().toString().replace(",", "");
    }
}
