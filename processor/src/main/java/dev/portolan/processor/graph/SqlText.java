package dev.portolan.processor.graph;

import dev.portolan.processor.model.BasicType.OfEnum;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQL expressions that the mapping implies. */
final class SqlText {
    private SqlText() {}

    /** As standard SQL writes it: an unquoted name stays so, and folds as the column's did. */
    static String name(Name name) {
        return name.quoted() ? '"' + name.text().replace("\"", "\"\"") + '"' : name.text();
    }

    /** One condition: itself; several: {@code (a) and (b)}. */
    static String both(List<String> conditions) {
        return conditions.size() == 1
                ? conditions.get(0)
                : conditions.stream().map(c -> "(" + c + ")").collect(Collectors.joining(" and "));
    }

    /** The same in each dialect, of those that are there; null where none is. */
    static PerDialect<String> all(List<PerDialect<String>> conditions) {
        Set<String> dialects = new TreeSet<>();
        conditions.forEach(c -> dialects.addAll(c.overrides().keySet()));
        Map<String, String> overrides = new HashMap<>();
        dialects.forEach(d -> overrides.put(d, present(conditions.stream().map(c -> c.in(d)))));
        return new PerDialect<>(present(conditions.stream().map(PerDialect::value)), overrides);
    }

    private static String present(Stream<String> conditions) {
        List<String> there = conditions.filter(Objects::nonNull).toList();
        return there.isEmpty() ? null : both(there);
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** {@code DTYPE in ('A', 'B')} @param literals SQL literals */
    static String in(Name column, List<String> literals) {
        return name(column) + " in (" + String.join(", ", literals) + ")";
    }

    static String enumCheck(Name column, OfEnum type) {
        return type.byName()
                ? in(column, type.constants().stream().map(SqlText::literal).toList())
                : name(column) + " between 0 and " + (type.constants().size() - 1);
    }

    /** Rows of these kinds need the columns: {@code DTYPE <> 'A' or (x is not null)}. */
    static String requiredFor(Name discriminator, List<String> literals, List<Name> columns) {
        String others = literals.size() == 1
                ? name(discriminator) + " <> " + literals.get(0)
                : name(discriminator) + " not in (" + String.join(", ", literals) + ")";
        return others
                + " or ("
                + columns.stream().map(c -> name(c) + " is not null").collect(Collectors.joining(" and "))
                + ")";
    }
}
