package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.model.Attribute;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.BasicType;
import dev.portolan.processor.model.BasicType.OfEnum;
import dev.portolan.processor.model.ColumnExtras;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.Constraints;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.TableSpec.CheckSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;

/** Columns of basic values. */
final class Columns {
    private final Mapping mapping;

    Columns(Mapping mapping) {
        this.mapping = mapping;
    }

    /** The column's logical name: as given, else the attribute's. */
    Term term(EntityModel owner, Basic basic) {
        return term(owner, basic.attribute(), basic.column(), mapping.attributeTerm(owner, basic.attribute()));
    }

    Term term(EntityModel owner, Attribute attribute, ColumnSpec spec, Term byDefault) {
        if (spec.name() == null) {
            return byDefault;
        }
        if (spec.name().isBlank()) {
            mapping.reporter.report(Message.NAME_BLANK, spec.origin().at("name"));
            return byDefault;
        }
        return Mapping.given(
                owner.className() + "#" + attribute.path() + "@Column", attribute.renamedFrom(), spec.name());
    }

    /** Adds the column of a value, with its own constraints. */
    Name add(TableDraft table, EntityModel owner, Basic basic, Term term, boolean nullable, boolean shareable) {
        ColumnSpec spec = basic.column();
        PerDialect<ColumnType> type = Extras.type(basic, mapping.reporter);
        Name name = mapping.physical(term);
        Column column = new Column(name, type, nullable, null, null, null, null, spec.comment(), spec.options());
        Column filled = Extras.values(column, basic.extras());
        OtherForms.of(table, filled, basic);
        mapping.tables.add(
                table,
                new ColumnDraft(
                        filled,
                        term,
                        owner,
                        Mapping.source(owner, basic),
                        spec.name() == null ? basic.origin() : spec.origin().at("name"),
                        spec.insertable() || spec.updatable(),
                        shareable,
                        basic.extras()),
                mapping.entities);
        table.alias(basic.name(), name);
        if (spec.unique()) {
            unique(table, name, basic.extras());
        } else if (basic.extras().deferrable() != null) {
            mapping.reporter.report(
                    Message.DEFERRABLE_NOTHING, basic.extras().origins().get(Own.DEFERRABLE));
        }
        checks(table, name, spec, basic.attribute().constraints());
        enumCheck(table, name, basic, type);
        mapping.values.add(table, name, basic, mapping.reporter);
        basic.extras().indexes().forEach(i -> table.later(i, List.of(name)));
        return name;
    }

    /** What an enum or a boolean stores, where its column's type does not say it. */
    static void enumCheck(TableDraft table, Name column, Basic basic, PerDialect<ColumnType> type) {
        if (basic.type() instanceof BasicType.Coded coded
                && coded.type() == BasicType.Scalar.BOOLEAN
                && basic.converter() == null) {
            List<String> values = coded.code().booleans();
            if (!values.isEmpty()) {
                table.add(new Check(null, false, PerDialect.of(SqlText.in(column, values)), column, null));
            }
            return;
        }
        if (!(BasicType.plain(basic.type()) instanceof OfEnum e)) {
            return;
        }
        if (e.value() == null) {
            Check check = Extras.enumCheck(column, type, e);
            if (check != null) {
                table.add(check);
            }
        } else if (!(type.value() instanceof ColumnType.Json)) {
            String sql = SqlText.in(column, List.of());
            table.add(new Check(
                    null, false, PerDialect.of(sql), column, null, e.value().place()));
        }
    }

    static void unique(TableDraft table, Name column, ColumnExtras extras) {
        for (Extras.Variant variant : Extras.variants(null, extras.deferrable())) {
            table.add(new Unique(null, false, List.of(column), variant.options(), variant.dialects()));
        }
    }

    /** {@code check = @CheckConstraint} of a column. */
    static void checks(TableDraft table, Name column, ColumnSpec spec) {
        checks(table, column, spec, Constraints.NONE);
    }

    /** The same, and bounds of Bean Validation. Those without a name are one, as Hibernate writes it. */
    static void checks(TableDraft table, Name column, ColumnSpec spec, Constraints constraints) {
        List<PerDialect<String>> unnamed = new ArrayList<>();
        for (CheckSpec check : spec.checks()) {
            Name name = check.name() == null ? null : Term.written(check.name()).logical();
            if (name == null && check.options() == null) {
                unnamed.add(check.constraint());
            } else {
                table.add(new Check(name, name != null, check.constraint(), column, check.options()));
            }
        }
        constraints.bounds().forEach(b -> unnamed.add(PerDialect.of(SqlText.name(column) + b)));
        if (!unnamed.isEmpty()) {
            table.add(new Check(null, false, SqlText.all(unnamed), column, null));
        }
    }
}
