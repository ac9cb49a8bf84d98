package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code @EmbeddedTable} and {@code @EmbeddedColumnNaming}: what Hibernate lets an attribute say of all columns of its embeddable.
 * Those of associations stay as and where they are, as Hibernate has it.
 */
final class EmbeddedNames {
    private static final String PLACE = "%s";

    private EmbeddedNames() {}

    /** @param nested whether the attribute is one of an embeddable itself */
    static List<AttributeModel> of(
            List<AttributeModel> all, Attribute attribute, Annotations annotations, boolean nested, Reporter reporter) {
        List<AttributeModel> named = all;
        Mirror naming = annotations.get(Hibernate.EMBEDDED_COLUMN_NAMING);
        String pattern = naming == null ? null : pattern(naming, attribute, reporter);
        if (pattern != null) {
            named = each(named, column -> column.renamed(pattern.replace(PLACE, column.name())), pattern);
        }
        Mirror table = annotations.get(Hibernate.EMBEDDED_TABLE);
        if (table != null && nested) {
            // Hibernate refuses it
            reporter.report(Message.MISPLACED, table.origin(), table.simpleName(), "an attribute of an embeddable");
        } else if (table != null && table.string("value") != null) {
            named = each(named, column -> column.in(table.string("value"), table.at("value")), null);
        }
        return named;
    }

    private static String pattern(Mirror naming, Attribute attribute, Reporter reporter) {
        String pattern = naming.string("value") == null ? attribute.name() + "_" + PLACE : naming.string("value");
        if (pattern.indexOf('%') != pattern.lastIndexOf('%') || !pattern.contains(PLACE)) {
            reporter.report(Message.EMBEDDED_NAMING, naming.at("value"), pattern);
            return null;
        }
        return pattern;
    }

    /** @param pattern for the names that columns have had by then; null when they keep them */
    private static List<AttributeModel> each(
            List<AttributeModel> all, UnaryOperator<ColumnSpec> change, String pattern) {
        return all.stream().map(a -> each(a, change, pattern)).toList();
    }

    private static AttributeModel each(AttributeModel one, UnaryOperator<ColumnSpec> change, String pattern) {
        if (one instanceof Embedded e) {
            return new Embedded(e.attribute(), e.className(), each(e.attributes(), change, pattern));
        }
        if (one instanceof Basic b
                && (pattern == null || !b.attribute().marks().contains(Attribute.Mark.DISCRIMINATOR))) {
            ColumnSpec column = pattern == null ? b.column() : b.column().named(b.name());
            Attribute attribute =
                    pattern == null ? b.attribute() : b.attribute().renamed(pattern, PLACE);
            return new Basic(
                    attribute,
                    b.type(),
                    b.javaType(),
                    b.converter(),
                    b.lob(),
                    b.required(),
                    b.version(),
                    b.generation(),
                    change.apply(column),
                    b.extras());
        }
        return one;
    }
}
