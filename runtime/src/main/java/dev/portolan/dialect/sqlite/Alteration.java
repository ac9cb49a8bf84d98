package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Column;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.Table;
import java.util.List;
import java.util.Set;

/** Changes a table in place. */
final class Alteration {
    private final Script script;

    Alteration(Script script) {
        this.script = script;
    }

    void renameColumns(TableWork work) {
        work.renames.forEach(r -> script.step(
                "rename a column from \"" + r.from() + "\" to \"" + r.to() + "\"",
                "ALTER TABLE " + Ddl.quoted(work.name()) + " RENAME COLUMN " + Ddl.quoted(r.from()) + " TO "
                        + Ddl.quoted(r.to())));
    }

    void dropIndex(Name index, String table) {
        script.step("drop index \"" + index + "\" from table: \"" + table + "\"", "DROP INDEX " + Ddl.quoted(index));
    }

    void apply(TableWork work, Set<String> gone) {
        String table = Ddl.quoted(work.name());
        for (Name index : work.droppedIndexes) {
            if (!gone.contains(SqliteNames.fold(index.text()))) {
                dropIndex(index, work.name().text());
            }
        }
        for (Column column : work.added) {
            String text = ColumnText.added(
                    column,
                    work.addedKeys.getOrDefault(column.name(), List.of()),
                    work.addedChecks.getOrDefault(column.name(), List.of()));
            script.step(
                    "add column \"" + column.name() + "\" to table: \"" + work.name() + "\"",
                    "ALTER TABLE " + table + " ADD COLUMN " + text);
        }
        for (Column column : work.added) {
            if (work.backfill(column) != null) {
                script.step(
                        "fill column \"" + column.name() + "\" of table: \"" + work.name() + "\"",
                        "UPDATE " + table + " SET " + Ddl.quoted(column.name()) + " = (" + work.backfill(column) + ")");
            }
        }
        createIndexes(work.addedIndexes, work.to);
    }

    void createIndexes(List<Index> indexes, Table table) {
        for (Index index : indexes) {
            script.step(
                    "create index \"" + index.name() + "\" to table: \"" + table.name() + "\"",
                    Ddl.createIndex(index, table.name()));
        }
    }
}
