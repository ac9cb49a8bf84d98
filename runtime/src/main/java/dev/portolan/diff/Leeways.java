package dev.portolan.diff;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Leeway;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Leaves what exists in another form that serves as well: the desired state asks for that form instead. */
public final class Leeways {
    private final DiffRules rules;
    private final Identifiers identifiers;

    private Leeways(DiffRules rules) {
        this.rules = rules;
        this.identifiers = new Identifiers(rules::nameKey);
    }

    /**
     * The desired state with the forms that exist already.
     *
     * @param leeways with the names that the server stores, and types of its own
     */
    public static Physical adopt(Physical current, Physical desired, List<Leeway> leeways, DiffRules rules) {
        return leeways.isEmpty() ? desired : new Leeways(rules).adopt(current, desired, leeways);
    }

    private Physical adopt(Physical current, Physical desired, List<Leeway> leeways) {
        Map<String, Table> existing = new HashMap<>();
        current.graph().tables().forEach(t -> existing.put(key(t.name()), t));
        Map<String, List<Leeway>> byTable = new HashMap<>();
        leeways.forEach(l ->
                byTable.computeIfAbsent(key(l.table()), t -> new ArrayList<>()).add(l));
        List<Table> tables = new ArrayList<>();
        Map<String, KeyOrder> orders = new HashMap<>();
        for (Table want : desired.graph().tables()) {
            Table is = existing.get(key(want.name()));
            Table adopted = want;
            if (is != null) {
                for (Leeway leeway : byTable.getOrDefault(key(want.name()), List.of())) {
                    adopted = adopted(is, adopted, leeway);
                }
            }
            tables.add(adopted);
            if (isOtherOrder(want.primaryKey(), adopted.primaryKey())) {
                orders.put(
                        key(want.name()),
                        new KeyOrder(rules::nameKey, adopted.primaryKey().columns()));
            }
        }
        if (!orders.isEmpty()) {
            tables.replaceAll(t -> inOrder(t, existing.get(key(t.name())), orders));
        }
        return new Physical(desired.dialect(), desired.graph().withTables(tables));
    }

    private boolean isOtherOrder(PrimaryKey want, PrimaryKey adopted) {
        return want != null
                && !want.columns().equals(adopted.columns())
                && keys(want.columns()).equals(keys(adopted.columns()));
    }

    private Table inOrder(Table want, Table is, Map<String, KeyOrder> orders) {
        List<ForeignKey> foreignKeys = new ArrayList<>();
        List<Index> indexes = new ArrayList<>(want.indexes());
        for (ForeignKey before : want.foreignKeys()) {
            KeyOrder order = before.refTable() == null ? null : orders.get(key(before.refTable()));
            ForeignKey after = order == null ? before : order.of(before, is);
            foreignKeys.add(after);
            // the index that MySQL has for it goes with it
            indexes.replaceAll(i -> i.unique() || i.named() || !columns(i).equals(before.columns())
                    ? i
                    : i.withParts(after.columns().stream().map(IndexPart::of).toList()));
        }
        return want.withForeignKeys(foreignKeys).withIndexes(indexes);
    }

    private String key(QName name) {
        String space = name.schema() == null ? "" : name.schema().text();
        return Objects.toString(name.catalog(), "")
                + '.'
                + space
                + '.'
                + rules.objectKey(name.name().text());
    }

    private Table adopted(Table is, Table want, Leeway leeway) {
        return switch (leeway.kind()) {
            case NULL -> sameNull(is, want, leeway.columns().get(0)) ? want : otherNull(want, leeway);
            case TYPE -> otherType(is, want, leeway);
            case CHECK -> withoutCheck(is, want, leeway);
            case KEY -> otherKey(is, want, leeway);
            case UNIQUE -> withoutUnique(is, want, leeway);
        };
    }

    /** Whether they agree about the column; true when it is not there. */
    private boolean sameNull(Table is, Table want, Name column) {
        Optional<Column> before = column(is, column);
        Optional<Column> after = column(want, column);
        return before.isEmpty()
                || after.isEmpty()
                || before.get().nullable() == after.get().nullable();
    }

    private Optional<Column> column(Table table, Name name) {
        return table.columns().stream().filter(c -> same(c.name(), name)).findFirst();
    }

    private boolean same(Name a, Name b) {
        return rules.nameKey(a.text()).equals(rules.nameKey(b.text()));
    }

    private Table otherNull(Table want, Leeway leeway) {
        return want.withColumns(want.columns().stream()
                .map(c -> same(c.name(), leeway.columns().get(0)) ? c.withNullable(!c.nullable()) : c)
                .toList());
    }

    private Table otherType(Table is, Table want, Leeway leeway) {
        Column before = column(is, leeway.columns().get(0)).orElse(null);
        ColumnType other = leeway.type().value();
        return before == null
                ? want
                : want.withColumns(want.columns().stream()
                        .map(c -> same(c.name(), before.name()) && rules.sameType(before, c.withType(other))
                                ? c.withType(other)
                                : c)
                        .toList());
    }

    /** Only where no check of the table speaks of the column: one that says something else is to be changed. */
    private Table withoutCheck(Table is, Table want, Leeway leeway) {
        Name column = leeway.columns().get(0);
        Column before = column(is, column).orElse(null);
        if (before == null || is.checks().stream().anyMatch(c -> mentions(c, before.name()))) {
            return want;
        }
        return want.withChecks(want.checks().stream()
                .filter(c -> c.column() == null || !same(c.column(), column))
                .toList());
    }

    private boolean mentions(Check check, Name column) {
        return check.column() != null && same(check.column(), column)
                || identifiers.mentions(check.expression().value(), Set.of(column));
    }

    private Table otherKey(Table is, Table want, Leeway leeway) {
        PrimaryKey before = is.primaryKey();
        PrimaryKey after = want.primaryKey();
        if (before == null || after == null || !keys(before.columns()).equals(keys(leeway.columns()))) {
            return want;
        }
        if (keys(before.columns()).equals(keys(after.columns()))) {
            return want.withPrimaryKey(new PrimaryKey(after.name(), after.named(), before.columns(), after.options()));
        }
        // what the wanted key holds apart must be so all the same: by the other key, or by a constraint beside it
        Set<String> apart = keys(after.columns());
        List<Unique> uniques = new ArrayList<>(want.uniques());
        is.uniques().stream().filter(u -> keys(u.columns()).equals(apart)).forEach(uniques::add);
        List<Index> indexes = new ArrayList<>(want.indexes().stream()
                .filter(i -> i.unique() || i.named() || !begins(before.columns(), columns(i)))
                .toList());
        is.indexes().stream()
                .filter(i -> i.unique() && keys(columns(i)).equals(apart))
                .forEach(indexes::add);
        boolean kept = apart.containsAll(keys(before.columns()))
                || uniques.size() > want.uniques().size()
                || indexes.stream().anyMatch(i -> i.unique() && keys(columns(i)).equals(apart));
        return !kept
                ? want
                : want.withPrimaryKey(new PrimaryKey(after.name(), after.named(), before.columns(), before.options()))
                        .withUniques(uniques)
                        .withIndexes(indexes);
    }

    private boolean begins(List<Name> key, List<Name> columns) {
        return columns.size() <= key.size() && keys(columns).equals(keys(key.subList(0, columns.size())));
    }

    private Table withoutUnique(Table is, Table want, Leeway leeway) {
        Set<String> columns = keys(leeway.columns());
        boolean complete = leeway.columns().stream().allMatch(c -> column(is, c).isPresent());
        boolean there = is.uniques().stream().anyMatch(u -> keys(u.columns()).equals(columns))
                || is.indexes().stream()
                        .anyMatch(i -> i.unique() && keys(columns(i)).equals(columns))
                || is.primaryKey() != null && keys(is.primaryKey().columns()).equals(columns);
        if (there || !complete) {
            return want;
        }
        List<Unique> uniques = want.uniques().stream()
                .filter(u -> u.named() || !keys(u.columns()).equals(columns))
                .toList();
        List<Index> indexes = want.indexes().stream()
                .filter(i -> !i.unique() || i.named() || !keys(columns(i)).equals(columns))
                .toList();
        return want.withUniques(uniques).withIndexes(indexes);
    }

    private static List<Name> columns(Index index) {
        return index.parts().stream()
                .map(IndexPart::column)
                .filter(Objects::nonNull)
                .toList();
    }

    private Set<String> keys(List<Name> names) {
        Set<String> keys = new HashSet<>();
        names.forEach(n -> keys.add(rules.nameKey(n.text())));
        return keys;
    }
}
