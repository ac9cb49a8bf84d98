package dev.portolan.dialect;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Tables in the terms of a dialect. Names that the mapping gives are reserved for all of them before the first is resolved. */
final class TableResolver {
    private final Dialect dialect;
    private final ResolvedNames names;
    private final ElementNames elementNames;
    private final ColumnResolver columns;
    private final TableSettings settings;

    TableResolver(Dialect dialect, ResolvedNames names) {
        this.dialect = dialect;
        this.names = names;
        this.elementNames = new ElementNames(dialect, names);
        this.columns = new ColumnResolver(dialect, names);
        this.settings = new TableSettings(dialect, names);
    }

    void reserve(Table table) {
        reserve(table.name());
    }

    void reserve(QName object) {
        elementNames.reserve(names.object(object));
    }

    void reserveGiven(Table table) {
        QName stored = names.object(table.name());
        table.uniques().stream()
                .filter(u -> u.dialects().has(dialect.name()))
                .map(Unique::name)
                .filter(Objects::nonNull)
                .forEach(n -> elementNames.reserve(stored, n));
        table.indexes().stream()
                .filter(i -> i.dialects().has(dialect.name()))
                .map(Index::name)
                .filter(Objects::nonNull)
                .forEach(n -> elementNames.reserve(stored, n));
    }

    /** Named enum types that the tables so far need. */
    Map<QName, EnumType> enums() {
        return columns.enums();
    }

    Table resolve(Table table) {
        QName name = names.object(table.name());
        boolean comments = dialect.rules().comments();
        List<Check> checks = new ArrayList<>();
        List<Column> resolved = new ArrayList<>();
        table.columns().forEach(c -> resolved.add(columns.resolve(table.name(), c, checks)));
        checks.addAll(table.checks());
        PrimaryKey key = table.primaryKey();
        List<Name> keyColumns = key == null ? List.of() : names.columns(name, key.columns());
        List<Index> indexes = new ArrayList<>();
        List<Unique> uniques = uniques(table, name, indexes);
        indexes.addAll(indexes(table, name));
        Table stored = new Table(
                name,
                resolved,
                key == null
                        ? null
                        : new PrimaryKey(
                                pick(key.name(), "pk", name, List.of(), () -> ""),
                                key.named(),
                                keyColumns,
                                key.options()),
                uniques,
                indexes,
                foreignKeys(table, name),
                checks(checks, name),
                comments ? table.comment() : null,
                Map.of());
        return dialect.types().completed(settings.apply(table, stored));
    }

    private List<Unique> uniques(Table table, QName name, List<Index> indexes) {
        Set<Object> seen = new HashSet<>();
        List<Unique> here = table.uniques().stream()
                .filter(u -> u.dialects().has(dialect.name()))
                .toList();
        here.stream().filter(u -> u.name() != null).forEach(u -> seen.add(names.columns(name, u.columns())));
        List<Unique> uniques = new ArrayList<>();
        for (Unique unique : here) {
            List<Name> columns = names.columns(name, unique.columns());
            if (unique.isExclusion() && !dialect.types().exclusions()) {
                throw PortolanException.failed(
                        "no-exclusion",
                        "The table " + names.described(ElementRef.of(table.name()))
                                + " has a constraint that excludes rows, which " + dialect.name()
                                + " does not have. Write for which dialect it is meant.");
            }
            if (unique.name() == null && !seen.add(unique.isExclusion() ? unique.options() : columns)) {
                continue;
            }
            String prefix = unique.isExclusion() ? "ex" : "uk";
            Name stored = pick(unique.name(), prefix, name, columns, () -> String.valueOf(unique.options()));
            if (!dialect.rules().uniqueIsIndex()) {
                uniques.add(new Unique(stored, unique.named(), columns, unique.options()));
            } else if (unique.options() == null) {
                List<IndexPart> parts = columns.stream().map(IndexPart::of).toList();
                indexes.add(new Index(stored, unique.named(), true, parts, null, null, List.of(), null, Map.of()));
            } else {
                throw PortolanException.failed(
                        "unique-options",
                        "The unique constraint \"" + stored + "\" of table "
                                + names.described(ElementRef.of(table.name())) + " has options that " + dialect.name()
                                + " does not have: " + unique.options() + ".");
            }
        }
        return uniques;
    }

    private List<Index> indexes(Table table, QName name) {
        List<Index> indexes = new ArrayList<>();
        Set<Index> seen = new HashSet<>();
        for (Index index : table.indexes()) {
            if (!index.dialects().has(dialect.name())) {
                continue;
            }
            List<IndexPart> parts =
                    index.parts().stream().map(p -> part(name, p)).toList();
            Index unnamed = new Index(
                    null,
                    index.named(),
                    index.unique(),
                    parts,
                    here(index.where()),
                    index.method(),
                    names.columns(name, index.include()),
                    dialect.rules().comments() ? index.comment() : null,
                    index.options());
            check(table, index);
            if (index.name() == null && !seen.add(unnamed)) {
                continue;
            }
            List<Name> columns = parts.stream()
                    .map(p -> p.column() == null ? Name.quoted("expr") : p.column())
                    .toList();
            String prefix = index.unique() ? "uk" : "ix";
            indexes.add(unnamed.withName(pick(index.name(), prefix, name, columns, () -> parts + " " + index.where())));
        }
        return indexes;
    }

    private void check(Table table, Index index) {
        for (IndexFeature feature : IndexFeature.values()) {
            if (feature.isIn(index) && !dialect.types().indexFeatures().contains(feature)) {
                throw PortolanException.failed(
                        "index-unsupported",
                        "An index of table " + names.described(ElementRef.of(table.name()))
                                + (index.name() == null ? "" : ", \"" + index.name() + "\",") + " asks for "
                                + feature.noun()
                                + ", which indexes on " + dialect.name()
                                + " do not have. Write for which dialect it is meant.");
            }
        }
    }

    private IndexPart part(QName table, IndexPart part) {
        return new IndexPart(
                part.column() == null ? null : names.column(table, part.column()),
                here(part.expression()),
                part.descending(),
                part.nulls(),
                part.collation(),
                part.opclass(),
                part.prefix());
    }

    private List<ForeignKey> foreignKeys(Table table, QName name) {
        List<ForeignKey> keys = new ArrayList<>();
        Set<ForeignKey> seen = new HashSet<>();
        for (ForeignKey key : table.foreignKeys()) {
            if (!key.dialects().has(dialect.name())) {
                continue;
            }
            QName target = names.object(key.refTable());
            ForeignKey unnamed = new ForeignKey(
                    null,
                    key.named(),
                    names.columns(name, key.columns()),
                    target,
                    names.columns(target, key.refColumns()),
                    key.onUpdate(),
                    key.onDelete(),
                    key.options(),
                    key.definition());
            if (key.name() == null && !seen.add(unnamed)) {
                continue;
            }
            Supplier<String> distinguishing = () -> target + " " + unnamed.refColumns();
            List<QName> tables = List.of(name, target);
            keys.add(unnamed.withName(pick(key.name(), "fk", tables, unnamed.columns(), distinguishing)));
        }
        return keys;
    }

    private List<Check> checks(List<Check> checks, QName name) {
        List<Check> resolved = new ArrayList<>();
        for (Check check : checks) {
            PerDialect<String> expression = here(check.expression());
            if (expression == null) {
                continue;
            }
            Name column = check.column() == null ? null : names.column(name, check.column());
            List<Name> columns = column == null ? List.of() : List.of(column);
            Name stored = pick(check.name(), "ck", name, columns, expression::value);
            resolved.add(new Check(stored, check.named(), expression, column, check.options()));
        }
        return resolved;
    }

    private Name pick(Name given, String prefix, QName table, List<Name> columns, Supplier<String> distinguishing) {
        return pick(given, prefix, List.of(table), columns, distinguishing);
    }

    /** @param tables its own, and one that it refers to */
    private Name pick(
            Name given, String prefix, List<QName> tables, List<Name> columns, Supplier<String> distinguishing) {
        return given != null
                ? elementNames.given(tables, given)
                : elementNames.generated(prefix, tables, columns, distinguishing);
    }

    private PerDialect<String> here(PerDialect<String> expression) {
        String value = PerDialect.in(expression, dialect.name());
        return value == null ? null : PerDialect.of(value);
    }
}
