package dev.portolan.schema;

import java.util.List;

/**
 * Rows that a table must hold for the mapping to work: the counters of table generators and of emulated sequences.
 *
 * <p>A row is missing when no row of the table has its {@code key} values; with an empty key, when the table is empty. Rows
 * that exist are never changed.
 *
 * @param columns of the rows
 * @param key those of {@code columns} that identify a row
 * @param rows SQL literals, one list a row
 */
public record Seed(QName table, List<Name> columns, List<Name> key, List<List<String>> rows) {
    public Seed {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
