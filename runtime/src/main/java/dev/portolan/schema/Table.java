package dev.portolan.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table with all that belongs to it.
 *
 * @param primaryKey null for none
 * @param comment null for none
 * @param options what only some dialects know ({@code strict}, {@code without rowid}, {@code engine}; {@code options} is
 *     {@code @Table(options)} as written), sorted by key; in a logical graph {@code postgres:unlogged} is for that dialect
 *     alone, and {@code increment start} is where the column that the database numbers begins
 */
public record Table(
        QName name,
        List<Column> columns,
        PrimaryKey primaryKey,
        List<Unique> uniques,
        List<Index> indexes,
        List<ForeignKey> foreignKeys,
        List<Check> checks,
        String comment,
        Map<String, String> options) {
    public Table {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        options = options.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(options));
    }

    public static Table of(QName name, List<Column> columns, PrimaryKey primaryKey) {
        return new Table(name, columns, primaryKey, List.of(), List.of(), List.of(), List.of(), null, Map.of());
    }

    public Optional<Column> column(Name column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    public Table withName(QName other) {
        return new Table(other, columns, primaryKey, uniques, indexes, foreignKeys, checks, comment, options);
    }

    public Table withColumns(List<Column> other) {
        return new Table(name, other, primaryKey, uniques, indexes, foreignKeys, checks, comment, options);
    }

    public Table withPrimaryKey(PrimaryKey other) {
        return new Table(name, columns, other, uniques, indexes, foreignKeys, checks, comment, options);
    }

    public Table withUniques(List<Unique> other) {
        return new Table(name, columns, primaryKey, other, indexes, foreignKeys, checks, comment, options);
    }

    public Table withIndexes(List<Index> other) {
        return new Table(name, columns, primaryKey, uniques, other, foreignKeys, checks, comment, options);
    }

    public Table withForeignKeys(List<ForeignKey> other) {
        return new Table(name, columns, primaryKey, uniques, indexes, other, checks, comment, options);
    }

    public Table withChecks(List<Check> other) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, other, comment, options);
    }

    public Table withComment(String other) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, other, options);
    }

    public Table withOptions(Map<String, String> other) {
        return new Table(name, columns, primaryKey, uniques, indexes, foreignKeys, checks, comment, other);
    }
}
