package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.PerDialect;
import java.util.List;

/**
 * A column that refers to another.
 *
 * @param target logical name of the column that it refers to
 * @param keyPath path of the key part that it refers to; null when it is no part of the primary key
 * @param spec what the mapping says of it; null when it is implied
 * @param formula whether it is computed when it is read: there is no column then
 */
record JoinPart(Term term, Term target, String keyPath, PerDialect<ColumnType> type, ColumnSpec spec, boolean formula) {
    JoinPart(Term term, Term target, String keyPath, PerDialect<ColumnType> type, ColumnSpec spec) {
        this(term, target, keyPath, type, spec, false);
    }

    /** Those that are columns. */
    static List<JoinPart> stored(List<JoinPart> parts) {
        return parts.stream().filter(p -> !p.formula()).toList();
    }

    /** The same, as if its target were no part of the key. */
    JoinPart besideKey() {
        return new JoinPart(term, target, null, type, spec, formula);
    }
}
