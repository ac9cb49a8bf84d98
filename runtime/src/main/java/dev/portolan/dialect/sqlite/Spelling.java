package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the names in constraints to the spelling of what they name: SQLite does not care for case, the graph does. */
final class Spelling {
    private final Map<String, Table> tables;

    /** @param tables by folded name */
    Spelling(Map<String, Table> tables) {
        this.tables = tables;
    }

    static Map<String, Name> columns(Table table) {
        Map<String, Name> columns = new HashMap<>();
        table.columns().forEach(c -> columns.put(SqliteNames.fold(c.name().text()), c.name()));
        return columns;
    }

    /**
     * The table with its own names in one spelling, and NOT NULL where the database has it, said or not.
     *
     * @param known what the pragma says of the same table
     * @throws PortolanException when it says something else: the statement was misread
     */
    static Table checked(Table parsed, List<Catalog.Column> known) {
        List<Column> columns = new ArrayList<>();
        Name[] key = new Name[known.size()];
        for (int i = 0; i < known.size(); i++) {
            Column column = i < parsed.columns().size() ? parsed.columns().get(i) : null;
            Catalog.Column real = known.get(i);
            if (column == null
                    || !column.name().text().equals(real.name())
                    || (column.generated() != null) != real.generated()) {
                throw misread(parsed, real.name());
            }
            columns.add(column.withNullable(!real.notNull()));
            if (real.key() > 0) {
                key[real.key() - 1] = column.name();
            }
        }
        int keys = 0;
        while (keys < key.length && key[keys] != null) {
            keys++;
        }
        if (columns.size() != parsed.columns().size() || keys != keyColumns(parsed)) {
            throw misread(parsed, parsed.name().text());
        }
        Map<String, Name> names = columns(parsed);
        PrimaryKey primaryKey = parsed.primaryKey() == null
                ? null
                : new PrimaryKey(
                        parsed.primaryKey().name(),
                        parsed.primaryKey().named(),
                        Arrays.asList(key).subList(0, keys),
                        parsed.primaryKey().options());
        Set<Unique> uniques = new LinkedHashSet<>();
        parsed.uniques()
                .forEach(u -> uniques.add(new Unique(u.name(), u.named(), spelled(u.columns(), names), u.options())));
        return parsed.withColumns(columns).withPrimaryKey(primaryKey).withUniques(List.copyOf(uniques));
    }

    private static int keyColumns(Table parsed) {
        return parsed.primaryKey() == null
                ? 0
                : (int) parsed.primaryKey().columns().stream()
                        .map(c -> SqliteNames.fold(c.text()))
                        .distinct()
                        .count();
    }

    private static PortolanException misread(Table table, String at) {
        return PortolanException.failed(
                "sqlite-unreadable",
                "Portolan reads the statement of table \"" + table.name() + "\" otherwise than SQLite does, at \"" + at
                        + "\". Please report it with the text that \"SELECT sql FROM sqlite_schema\" gives for it.");
    }

    /** Foreign keys with the names of what they refer to; one that names no columns refers to the primary key. */
    Table references(Table table) {
        if (table.foreignKeys().isEmpty()) {
            return table;
        }
        Map<String, Name> own = columns(table);
        List<ForeignKey> foreignKeys = new ArrayList<>();
        for (ForeignKey fk : table.foreignKeys()) {
            Table parent = tables.get(SqliteNames.fold(fk.refTable().text()));
            QName refTable = parent == null ? fk.refTable() : parent.name();
            List<Name> refColumns = fk.refColumns();
            if (parent != null && refColumns.isEmpty() && parent.primaryKey() != null) {
                refColumns = parent.primaryKey().columns();
            } else if (parent != null) {
                refColumns = spelled(refColumns, columns(parent));
            }
            foreignKeys.add(new ForeignKey(
                    fk.name(),
                    fk.named(),
                    spelled(fk.columns(), own),
                    refTable,
                    refColumns,
                    fk.onUpdate(),
                    fk.onDelete(),
                    fk.options(),
                    null));
        }
        return table.withForeignKeys(foreignKeys);
    }

    private static List<Name> spelled(List<Name> names, Map<String, Name> columns) {
        return names.stream()
                .map(n -> columns.getOrDefault(SqliteNames.fold(n.text()), n))
                .toList();
    }
}
