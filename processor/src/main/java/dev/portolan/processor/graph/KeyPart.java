package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.Constraints;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.PerDialect;

/**
 * A column of a primary key.
 *
 * @param path of the attribute; a derived one continues with that of the key that it refers to
 * @param type as a column that refers to it has it
 * @param basic the attribute behind it; null when it is a foreign key
 * @param constraints what Bean Validation says of it
 * @param written what a table that repeats the key says of the column; null for nothing
 */
record KeyPart(
        String path,
        Term term,
        PerDialect<ColumnType> type,
        AttributeModel.Basic basic,
        Constraints constraints,
        String source,
        Origin origin,
        ColumnSpec written) {
    /** The type of the column itself. */
    PerDialect<ColumnType> own(Reporter reporter) {
        if (basic != null) {
            return Extras.type(basic, reporter);
        }
        boolean text = type.value() instanceof ColumnType.Text && constraints.length() != null;
        return text ? PerDialect.of(new ColumnType.Text(constraints.length(), false)) : type;
    }

    /** The type of the column that repeats it. */
    PerDialect<ColumnType> repeated() {
        return written == null || written.columnDefinition() == null
                ? type
                : PerDialect.of(new ColumnType.Raw(written.columnDefinition()));
    }

    /** That column elsewhere. @param spec what is said of it there; null for nothing */
    KeyPart in(Term other, ColumnSpec spec) {
        return new KeyPart(path, other, type, basic, constraints, source, origin, spec);
    }
}
