package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.IndexExtra;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.Check;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.DialectSet;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.Leeway;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Shape;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A table under construction. */
final class TableDraft {
    final QName name;
    final Term term;
    /** {@code com.acme.User} */
    final String source;

    private final Map<String, ColumnDraft> columns = new LinkedHashMap<>();
    private final Map<String, Name> logical = new LinkedHashMap<>();
    private final Set<Unique> uniques = new LinkedHashSet<>();
    private final Set<Index> indexes = new LinkedHashSet<>();
    private final Map<List<Object>, ForeignKey> foreignKeys = new LinkedHashMap<>();
    private final Set<Check> checks = new LinkedHashSet<>();
    private final Map<String, List<DialectSet>> constraintNames = new HashMap<>();
    private final List<OwnIndexes.Pending> pendingIndexes = new ArrayList<>();
    private final Map<String, String> options = new TreeMap<>();
    private final Set<Shape> online = new TreeSet<>();
    private final List<Name> partitionKey = new ArrayList<>();
    private final Set<Leeway> leeways = new LinkedHashSet<>();
    private List<Name> key = List.of();
    private String keyOf;
    private String comment;
    private EntityModel viewOf;

    TableDraft(QName name, Term term, String source) {
        this.name = name;
        this.term = term;
        this.source = source;
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Of all entities that share the table. */
    void online(Set<Shape> kinds) {
        online.addAll(kinds);
    }

    Set<Shape> online() {
        return online;
    }

    Collection<ColumnDraft> columns() {
        return columns.values();
    }

    Optional<ColumnDraft> column(Name column) {
        return Optional.ofNullable(columns.get(fold(column.text())));
    }

    void put(ColumnDraft draft) {
        columns.put(fold(draft.column().name().text()), draft);
        logical.putIfAbsent(fold(draft.term().logical().text()), draft.column().name());
    }

    /** Lets constraints name a column by its attribute. */
    void alias(String attribute, Name column) {
        logical.putIfAbsent(fold(attribute), column);
    }

    /** The column that the mapping calls so: by its name in the database, or as the mapping knows it. */
    Optional<Name> resolve(String written, Reporter reporter, Origin origin) {
        Optional<Name> found = find(written);
        if (found.isEmpty()) {
            List<String> known =
                    columns.values().stream().map(c -> c.column().name().text()).toList();
            reporter.report(Message.COLUMN_UNKNOWN, origin, name, written, DidYouMean.among(known, written));
        }
        return found;
    }

    /** The same, empty when there is none. */
    Optional<Name> find(String written) {
        String folded = fold(Term.written(written).logical().text());
        ColumnDraft physical = columns.get(folded);
        return Optional.ofNullable(physical != null ? physical.column().name() : logical.get(folded));
    }

    Optional<Unique> unique(Name named) {
        return uniques.stream().filter(u -> u.named() && named.equals(u.name())).findFirst();
    }

    Optional<Index> index(Name named) {
        return indexes.stream().filter(i -> i.named() && named.equals(i.name())).findFirst();
    }

    void replace(Unique old, Unique with) {
        uniques.remove(old);
        uniques.add(with);
    }

    void replace(Index old, Index with) {
        indexes.remove(old);
        indexes.add(with);
    }

    List<Name> key() {
        return key;
    }

    /** The first key stays: a join table may be an entity's table too. */
    void key(List<Name> other) {
        if (key.isEmpty()) {
            key = List.copyOf(other);
        }
    }

    /**
     * That of a list, a map or a set that owns its values: Hibernate takes it even where an entity has the table; of several
     * collections in one table it takes that of the alphabetically first.
     *
     * @param collection name of the attribute
     */
    void keyOfPlaces(List<Name> other, String collection) {
        if (keyOf == null || collection.compareTo(keyOf) <= 0) {
            key = List.copyOf(other);
            keyOf = collection;
        }
    }

    /** Columns that are in the primary key besides, and refer to nothing. */
    void partitionKey(List<Name> names) {
        leeway(Leeway.Kind.KEY, key);
        partitionKey.addAll(names);
    }

    /** What exists may have another form. */
    void leeway(Leeway.Kind kind, List<Name> columns) {
        leeways.add(Leeway.of(kind, name, columns));
    }

    /** What exists may have another type. */
    void leeway(Name column, PerDialect<ColumnType> type) {
        leeways.add(new Leeway(Leeway.Kind.TYPE, name, List.of(column), type));
    }

    Set<Leeway> leeways() {
        List<Name> whole = ToManys.joined(key, partitionKey);
        Set<Leeway> all = new LinkedHashSet<>(leeways);
        if (whole.size() > 1 && !isSortedEither(whole)) {
            all.add(Leeway.of(Leeway.Kind.KEY, name, whole));
        }
        return all;
    }

    /** Whether a Hibernate that creates tables itself has the order too: it sorts by size, then by name, or as a unique key. */
    private boolean isSortedEither(List<Name> whole) {
        Set<Object> types = new HashSet<>();
        for (Name part : whole) {
            PerDialect<ColumnType> type =
                    column(part).map(c -> c.column().type()).orElse(null);
            // what another wrote by hand tells no size
            types.add(type == null || type.value() instanceof ColumnType.Raw ? part : type);
        }
        List<String> names = whole.stream().map(Name::text).toList();
        return types.size() == 1
                && names.equals(names.stream().sorted().toList())
                && uniques.stream().noneMatch(this::isKey);
    }

    void comment(String other) {
        if (other != null) {
            comment = other;
        }
    }

    void options(Map<String, String> more) {
        options.putAll(more);
    }

    void option(String text) {
        if (text != null) {
            options.put("options", text);
        }
    }

    /** False when a constraint or index of the table has that name already. */
    boolean claim(Name constraint) {
        return constraint == null || claim(constraint, DialectSet.ALL);
    }

    boolean claim(Name constraint, DialectSet dialects) {
        List<DialectSet> others = constraintNames.computeIfAbsent(fold(constraint.text()), n -> new ArrayList<>());
        boolean free = others.stream().noneMatch(dialects::overlaps);
        others.add(dialects);
        return free;
    }

    /** To be added when all columns are there. */
    void later(IndexExtra index, List<Name> columns) {
        pendingIndexes.add(new OwnIndexes.Pending(index, columns));
    }

    List<OwnIndexes.Pending> pendingIndexes() {
        return pendingIndexes;
    }

    /** The entity whose view stands for this table; null for none. */
    EntityModel viewOf() {
        return viewOf;
    }

    void view(EntityModel entity) {
        viewOf = entity;
    }

    /** A unique key over its columns is no second one: it gives it its name, as Hibernate has it. */
    private PrimaryKey primaryKey() {
        Name given = uniques.stream()
                .filter(u -> isKey(u) && u.named())
                .map(Unique::name)
                .findFirst()
                .orElse(null);
        return key.isEmpty() ? null : new PrimaryKey(given, given != null, ToManys.joined(key, partitionKey));
    }

    private boolean isKey(Unique unique) {
        return unique.options() == null
                && unique.dialects().equals(DialectSet.ALL)
                && Set.copyOf(unique.columns()).equals(Set.copyOf(ToManys.joined(key, partitionKey)));
    }

    void add(Unique unique) {
        if (unique.isExclusion()) {
            uniques.add(unique);
            return;
        }
        boolean isKey = !unique.named() && Set.copyOf(unique.columns()).equals(Set.copyOf(key));
        boolean same = uniques.stream()
                .anyMatch(u -> !unique.named()
                        && u.dialects().equals(unique.dialects())
                        && Set.copyOf(u.columns()).equals(Set.copyOf(unique.columns())));
        if (!isKey && !same) {
            uniques.add(unique);
        }
    }

    boolean isUnique(List<Name> names) {
        Set<Name> set = Set.copyOf(names);
        return set.equals(Set.copyOf(key))
                || uniques.stream().anyMatch(u -> Set.copyOf(u.columns()).equals(set))
                || indexes.stream()
                        .filter(Index::unique)
                        .anyMatch(i -> i.parts().stream().allMatch(p -> p.column() != null)
                                && i.parts().size() == set.size()
                                && i.parts().stream().allMatch(p -> set.contains(p.column())));
    }

    void add(Index index) {
        indexes.add(index);
    }

    /** @param toKey whether it refers to a primary key: of those Hibernate makes one a set of columns, the first */
    void add(ForeignKey foreignKey, boolean toKey) {
        List<Object> structure = toKey
                ? List.of(foreignKey.columns(), foreignKey.dialects())
                : List.of(foreignKey.columns(), foreignKey.refTable(), foreignKey.refColumns(), foreignKey.dialects());
        ForeignKey other = foreignKeys.get(structure);
        boolean names = other != null
                && !other.named()
                && foreignKey.named()
                && other.refTable().equals(foreignKey.refTable());
        if (other == null || names) {
            foreignKeys.put(structure, foreignKey);
        }
    }

    void add(Check check) {
        checks.add(check);
    }

    Table table() {
        return new Table(
                name,
                columns.values().stream().map(ColumnDraft::column).toList(),
                primaryKey(),
                uniques.stream().filter(u -> !isKey(u)).toList(),
                new ArrayList<>(indexes),
                new ArrayList<>(foreignKeys.values()),
                new ArrayList<>(checks),
                comment,
                options);
    }
}
