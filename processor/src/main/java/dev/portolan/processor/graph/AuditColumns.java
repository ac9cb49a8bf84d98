package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.ColumnExtras;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Hints.ValueRename;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.util.List;

/** Columns of a history: those of the rows that it keeps, without what constrains them, and Envers' own. */
final class AuditColumns {
    /** What Hibernate declares where no precision is asked for, and Envers hands on none. */
    private static final int MICROSECONDS = 6;

    private final Mapping mapping;

    AuditColumns(Mapping mapping) {
        this.mapping = mapping;
    }

    /** @param basic whose column it is; null for another */
    void copy(TableDraft into, TableDraft from, Name name, boolean required, Basic basic) {
        copy(into, from, name, null, required, basic);
    }

    /** @param as what it is called there; null for the same */
    void copy(TableDraft into, TableDraft from, Name name, Term as, boolean required, Basic basic) {
        ColumnDraft kept = from.column(name).orElse(null);
        Term term = as != null || kept == null ? as : kept.term();
        if (kept == null || into.column(mapping.physical(term)).isPresent()) {
            return;
        }
        PerDialect<ColumnType> type = kept.column().type().map(AuditColumns::unlimited);
        Column column = plain(mapping.physical(term), type, !required);
        ColumnExtras extras = ColumnExtras.using(kept.extras().using());
        into.put(new ColumnDraft(column, term, null, kept.source(), kept.origin(), true, true, extras));
        if (basic != null) {
            Columns.enumCheck(into, column.name(), basic, type);
            OtherForms.type(into, column.name(), type.value());
        }
        for (ValueRename renamed : List.copyOf(mapping.values.all())) {
            if (renamed.table().equals(from.name) && renamed.column().equals(name)) {
                mapping.values.add(into, column.name(), renamed.from(), renamed.to());
            }
        }
    }

    /** One of Envers' own. */
    Name add(TableDraft into, Term term, ColumnType type, boolean required, Origin origin) {
        Name name = mapping.physical(term);
        if (into.column(name).isEmpty()) {
            Column column = plain(name, PerDialect.of(type), !required);
            into.put(new ColumnDraft(column, term, null, into.source, origin, true, true, null));
        }
        return name;
    }

    private static Column plain(Name name, PerDialect<ColumnType> type, boolean nullable) {
        return new Column(name, type, nullable, null, null, null, null, null, null);
    }

    private static ColumnType unlimited(ColumnType type) {
        if (type instanceof ColumnType.Timestamp t) {
            return new ColumnType.Timestamp(MICROSECONDS, t.zone());
        }
        return type instanceof ColumnType.Time t ? new ColumnType.Time(0, t.zone()) : type;
    }
}
