package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.SoftDelete;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;

/** The column of {@code @SoftDelete}, as Hibernate 7.4 declares it. */
final class SoftDeletes {
    private SoftDeletes() {}

    /** @param soft null for none */
    static void add(Mapping mapping, TableDraft table, EntityModel owner, String source, SoftDelete soft) {
        if (soft == null) {
            return;
        }
        Term term = Term.written(soft.column());
        Name name = mapping.physical(term);
        boolean nullable = soft.form() == SoftDelete.Form.TIMESTAMP;
        Column column = new Column(
                name, PerDialect.of(type(soft)), nullable, null, null, null, null, soft.comment(), soft.options());
        OtherForms.type(table, name, type(soft));
        mapping.tables.add(
                table,
                new ColumnDraft(column, term, owner, source + "@SoftDelete", soft.origin(), true, false, null),
                mapping.entities);
        if (!soft.form().literals().isEmpty()) {
            String sql = SqlText.in(name, soft.form().literals());
            table.add(new Check(null, false, PerDialect.of(sql), name, null));
        }
    }

    private static ColumnType type(SoftDelete soft) {
        return switch (soft.form()) {
            case BOOLEAN -> new ColumnType.Bool();
            case YES_NO, TRUE_FALSE -> new ColumnType.Char(1);
            case NUMERIC -> new ColumnType.Int(32);
            case TIMESTAMP -> new ColumnType.Timestamp(6, true);
        };
    }
}
