package dev.portolan.diff;

import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Hints.ValueRename;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which values of a table's rows have a new name: those whose old name a check or the type of the column knows, and not the new
 * one. Where nothing says which values there are, the hint must be new.
 */
final class ValueDiff {
    private final Identifiers identifiers;
    private final Map<QName, List<ValueRename>> said = new HashMap<>();
    private final Fresh fresh;
    private final Map<String, List<String>> enumsBefore = new HashMap<>();
    private final Map<String, List<String>> enumsAfter = new HashMap<>();

    ValueDiff(DiffRules rules, Pairing pairing, Fresh fresh) {
        this.identifiers = new Identifiers(rules::nameKey);
        this.fresh = fresh;
        pairing.hints()
                .values()
                .forEach(v ->
                        said.computeIfAbsent(v.table(), k -> new ArrayList<>()).add(v));
        learn(pairing.is().enums(), enumsBefore);
        learn(pairing.to().enums(), enumsAfter);
    }

    private static void learn(List<EnumType> types, Map<String, List<String>> byName) {
        for (EnumType type : types) {
            byName.put(type.name().text(), type.values());
            byName.put(quoted(type.name().name()), type.values());
            if (type.name().schema() != null) {
                byName.put(
                        quoted(type.name().schema()) + "." + quoted(type.name().name()), type.values());
            }
        }
    }

    /** The name of a native type is SQL: in quotes where the dialect quotes names. */
    private static String quoted(Name name) {
        return "\"" + name.text().replace("\"", "\"\"") + "\"";
    }

    /** @param is the table with its renames made */
    List<Change> changes(Table is, Table want) {
        Map<Name, List<ValueRename>> byColumn = new LinkedHashMap<>();
        for (ValueRename value : said.getOrDefault(want.name(), List.of())) {
            if (is.column(value.column()).isPresent()
                    && want.column(value.column()).isPresent()) {
                byColumn.computeIfAbsent(value.column(), k -> new ArrayList<>()).add(value);
            }
        }
        List<Change> changes = new ArrayList<>();
        byColumn.forEach((column, values) -> changes.addAll(changes(is, want, column, values)));
        return changes;
    }

    private List<Change> changes(Table is, Table want, Name column, List<ValueRename> values) {
        Set<String> before = known(is, column, enumsBefore);
        Set<String> after = known(want, column, enumsAfter);
        if (before.isEmpty()) {
            return values.stream()
                    .filter(fresh::isNew)
                    .map(v -> (Change) new Change.RenameValue(want.name(), column, v.from(), v.to()))
                    .toList();
        }
        Map<String, List<String>> olds = new HashMap<>();
        values.forEach(v -> olds.computeIfAbsent(v.to(), k -> new ArrayList<>()).add(v.from()));
        if (after.isEmpty()) {
            after.addAll(olds.keySet());
        }
        RenameRule<String> rule = RenameRule.of(before, after, olds, (name, old) -> false);
        return RenameRule.inOrder(rule.renames(), v -> v).stream()
                .map(r -> (Change) new Change.RenameValue(want.name(), column, r.getKey(), r.getValue()))
                .toList();
    }

    private Set<String> known(Table table, Name column, Map<String, List<String>> enums) {
        Set<String> known = new TreeSet<>();
        for (Check check : table.checks()) {
            String expression = check.expression().value();
            if (Objects.equals(check.column(), column) || identifiers.mentions(expression, List.of(column))) {
                known.addAll(Identifiers.literals(expression));
            }
        }
        if (table.column(column).orElseThrow().physicalType() instanceof ColumnType.Native type) {
            if (type.name().equals("enum")) {
                known.addAll(type.args()); // the type of the column itself lists them
            }
            known.addAll(enums.getOrDefault(type.name(), List.of()));
        }
        return known;
    }
}
