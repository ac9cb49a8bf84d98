package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.PerDialect;

/**
 * A column of a primary key.
 *
 * @param path of the attribute; a derived one continues with that of the key that it refers to
 * @param basic the attribute behind it; null when it is a foreign key
 */
record KeyPart(
        String path, Term term, PerDialect<ColumnType> type, AttributeModel.Basic basic, String source, Origin origin) {
    KeyPart withTerm(Term other) {
        return new KeyPart(path, other, type, basic, source, origin);
    }
}
