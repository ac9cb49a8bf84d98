package dev.portolan.sql;

import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.List;

/** What a step does to the schema, for rules that rewrite steps: they know it and read no SQL for it. */
public sealed interface Work {
    /** A new table, with all that stands inside the statement. */
    record CreateTable(Table table) implements Work {}

    /** An index of a table, by a statement of its own. */
    record CreateIndex(Table table, Index index) implements Work {}

    /** An index goes, by a statement of its own. */
    record DropIndex(Table table, Index index) implements Work {}

    /** Something about an index that has to be there by then: its comment. */
    record UseIndex(QName table, Name index) implements Work {}

    /** One statement that changes a table. */
    record AlterTable(QName table, List<Clause> clauses) implements Work {
        public AlterTable {
            clauses = List.copyOf(clauses);
        }
    }

    /** Rows that exist get values in a column. */
    record Fill(QName table, Name column) implements Work {}

    /**
     * A part of an {@code ALTER TABLE}.
     *
     * @param change why it is there; null where no change stands behind it
     */
    record Clause(String sql, TableChange change) {}
}
