package dev.portolan.acceptance.corpus;

import dev.portolan.schema.Column;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A schema as single facts, names folded, constraints and indexes by structure: {@code column person.name varchar(20) not null}. */
final class Facts {
    private Facts() {}

    static Set<String> of(Graph graph) {
        Set<String> facts = new TreeSet<>();
        for (Table t : graph.tables()) {
            String table = t.name().text();
            facts.add("table " + table);
            for (Column c : t.columns()) {
                String column = table + "." + c.name();
                facts.add("column " + column);
                facts.add("type " + column + " " + type(c));
                facts.add("nullable " + column + " " + c.nullable());
                facts.add("identity " + column + " " + (c.identity() != null));
            }
            if (t.primaryKey() != null) {
                facts.add("primary key " + table + " " + sorted(t.primaryKey().columns()));
            }
            t.uniques().forEach(u -> facts.add("unique " + table + " " + sorted(u.columns())));
            t.indexes().forEach(i -> facts.add(index(table, i)));
            t.foreignKeys()
                    .forEach(f -> facts.add("foreign key " + table + " " + f.columns() + " "
                            + f.refTable().text() + " " + f.refColumns()));
        }
        graph.sequences()
                .forEach(s -> facts.add("sequence " + s.name().text() + " " + s.start() + " " + s.increment()));
        return facts.stream().map(f -> f.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> only(Set<String> facts, Predicate<String> which) {
        return facts.stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String type(Column c) {
        return c.physicalType().toString();
    }

    private static List<String> sorted(List<Name> names) {
        return names.stream()
                .map(Name::text)
                .map(n -> n.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static String index(String table, Index i) {
        List<Name> columns = i.parts().stream().map(p -> p.column()).toList();
        return i.unique() && !columns.contains(null)
                ? "unique " + table + " " + sorted(columns)
                : "index " + table + " "
                        + i.parts().stream()
                                .map(p -> p.column() + (p.descending() ? " desc" : ""))
                                .toList();
    }
}
