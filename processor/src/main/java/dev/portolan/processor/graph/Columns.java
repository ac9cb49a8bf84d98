package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.Attribute;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.BasicType.OfEnum;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.TableSpec.CheckSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Unique;

/** Columns of basic values. */
final class Columns {
    private final Mapping mapping;

    Columns(Mapping mapping) {
        this.mapping = mapping;
    }

    /** The column's logical name: as given, else the attribute's. */
    Term term(EntityModel owner, Basic basic) {
        return term(owner, basic.attribute(), basic.column(), Mapping.attributeTerm(owner, basic.attribute()));
    }

    Term term(EntityModel owner, Attribute attribute, ColumnSpec spec, Term byDefault) {
        if (spec.name() == null) {
            return byDefault;
        }
        if (spec.name().isBlank()) {
            mapping.reporter.report(Message.NAME_EMPTY, spec.origin().at("name"));
            return byDefault;
        }
        return Mapping.given(
                owner.className() + "#" + attribute.path() + "@Column", attribute.renamedFrom(), spec.name());
    }

    /** Adds the column of a value, with its own constraints. */
    Name add(TableDraft table, EntityModel owner, Basic basic, Term term, boolean nullable, boolean shareable) {
        ColumnSpec spec = basic.column();
        ColumnType type = TypeMapping.of(basic.type(), spec, basic.lob());
        Name name = mapping.physical(term);
        Column column = new Column(
                name,
                PerDialect.of(type),
                nullable,
                basic.sqlDefault(),
                null,
                null,
                null,
                spec.comment(),
                spec.options());
        mapping.tables.add(
                table,
                new ColumnDraft(
                        column,
                        term,
                        owner,
                        Mapping.source(owner, basic),
                        spec.name() == null ? basic.origin() : spec.origin().at("name"),
                        spec.insertable() || spec.updatable(),
                        shareable,
                        basic.backfill()),
                mapping.entities);
        table.alias(basic.name(), name);
        if (spec.unique()) {
            table.add(Unique.of(name));
        }
        checks(table, name, spec);
        if (type instanceof ColumnType.Raw && basic.type() instanceof OfEnum e && e.valueType() == null) {
            table.add(new Check(null, false, PerDialect.of(SqlText.enumCheck(name, e)), name, null));
        }
        return name;
    }

    /** {@code check = @CheckConstraint} of a column. */
    static void checks(TableDraft table, Name column, ColumnSpec spec) {
        for (CheckSpec check : spec.checks()) {
            Name name = check.name() == null ? null : Term.written(check.name()).logical();
            table.add(new Check(name, name != null, PerDialect.of(check.constraint()), column, check.options()));
        }
    }
}
