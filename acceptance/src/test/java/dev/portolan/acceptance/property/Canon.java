package dev.portolan.acceptance.property;

import dev.portolan.diff.DiffRules;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A graph as sorted lines, without the order of columns: compares two graphs where the Differ has no say. Under each line the names
 * that the mapping gave.
 */
final class Canon {
    private Canon() {}

    /** Lines that only one of the two has. Names count where {@code want} gave them. */
    static List<String> differences(Graph got, Graph want, DiffRules rules) {
        List<String> differences = new ArrayList<>();
        Map<String, List<String>> a = lines(got, rules);
        Map<String, List<String>> b = lines(want, rules);
        a.forEach((line, names) -> {
            List<String> others = b.get(line);
            if (others == null) {
                differences.add("too much: " + line + " " + names);
            } else if (others.size() != names.size()) {
                differences.add(names.size() + " times, not " + others.size() + ": " + line);
            } else {
                others.stream()
                        .filter(n -> n != null && !names.contains(n))
                        .forEach(n -> differences.add("is called " + names + ", not " + n + ": " + line));
            }
        });
        b.forEach((line, names) -> {
            if (!a.containsKey(line)) {
                differences.add("missing:  " + line + " " + names);
            }
        });
        return differences;
    }

    private static Map<String, List<String>> lines(Graph g, DiffRules rules) {
        Map<String, List<String>> all = new TreeMap<>();
        g.enums().forEach(e -> add(all, "enum " + e, null));
        g.sequences().forEach(s -> add(all, "sequence " + s, null));
        for (Table t : g.tables()) {
            String at = t.name() + ": ";
            Map<String, String> options = new TreeMap<>(t.options());
            options.keySet().removeIf(k -> k.startsWith("inherited ")); // told, but nobody's wish
            add(all, at + "table " + options + " " + t.comment(), null);
            for (Column c : t.columns()) {
                add(
                        all,
                        at + "column " + c.name() + " " + c.physicalType() + (c.nullable() ? " null" : " not null")
                                + " default "
                                + c.physicalDefault() + " "
                                + (c.generated() == null
                                        ? ""
                                        : plain(c.generated().expression().value())
                                                + c.generated().stored())
                                + " " + c.identity() + " " + c.collation() + " "
                                + c.comment() + " " + c.options(),
                        null);
            }
            if (t.primaryKey() != null) {
                add(
                        all,
                        at + "primary key " + t.primaryKey().columns(),
                        name(
                                t.primaryKey().named() && rules.keepsName("pk"),
                                t.primaryKey().name()));
            }
            for (Unique u : t.uniques()) {
                add(all, at + "unique " + u.columns() + " " + u.options(), name(u.named(), u.name()));
            }
            for (Index i : t.indexes()) {
                add(all, at + index(i), name(i.named(), i.name()));
            }
            for (ForeignKey f : t.foreignKeys()) {
                add(
                        all,
                        at + "foreign key " + f.columns() + " " + f.refTable() + f.refColumns() + " " + f.onUpdate()
                                + " " + f.onDelete() + " " + f.options() + " " + f.definition(),
                        name(f.named(), f.name()));
            }
            for (Check c : t.checks()) {
                add(all, at + "check " + plain(c.expression().value()) + " " + c.options(), name(c.named(), c.name()));
            }
        }
        return all;
    }

    private static String name(boolean named, Name name) {
        return named && name != null ? name.text() : null;
    }

    private static String index(Index i) {
        boolean plain = i.where() == null
                && i.include().isEmpty()
                && i.method() == null
                && i.parts().stream().allMatch(p -> p.equals(IndexPart.of(p.column())));
        if (i.unique() && plain && i.options().isEmpty()) {
            // on SQLite a unique constraint and a unique index are the same thing
            return "unique " + i.parts().stream().map(IndexPart::column).toList() + " null";
        }
        return "index " + (i.unique() ? "unique " : "")
                + i.parts().stream().map(Canon::part).toList() + " " + plain(PerDialect.in(i.where(), "")) + " "
                + i.method() + " " + i.include() + " " + i.options();
    }

    private static String part(IndexPart p) {
        return (p.column() != null ? p.column().text() : plain(PerDialect.in(p.expression(), ""))) + " "
                + p.descending() + " " + p.nulls() + " " + p.collation() + " " + p.opclass() + " " + p.prefix();
    }

    /** With one way to quote identifiers: SQLite has four, and an {@code ALTER} of its own may change them. */
    private static String plain(String sql) {
        if (sql == null) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\'' || c == '"' || c == '`' || c == '[') {
                char end = c == '[' ? ']' : c;
                int from = i + 1;
                StringBuilder name = new StringBuilder();
                for (i = from; i < sql.length(); i++) {
                    if (sql.charAt(i) == end) {
                        if (c == '[' || i + 1 == sql.length() || sql.charAt(i + 1) != end) {
                            break;
                        }
                        i++;
                    }
                    name.append(sql.charAt(i));
                }
                out.append(c == '\'' ? '\'' : '"').append(name).append(c == '\'' ? '\'' : '"');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static void add(Map<String, List<String>> all, String line, String name) {
        all.computeIfAbsent(line, l -> new ArrayList<>()).add(name);
    }
}
