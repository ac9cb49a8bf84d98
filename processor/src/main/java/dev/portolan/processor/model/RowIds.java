package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.report.Message;
import javax.lang.model.type.TypeMirror;

/** Reads Hibernate's {@code @CollectionId}: the rows of a bag have a number of their own. */
final class RowIds {
    private final Readers readers;
    private final Generations generations;

    RowIds(Readers readers) {
        this.readers = readers;
        this.generations = new Generations(readers);
    }

    /** @return null when there is none, or its type is known to a running program only, which is reported */
    Basic of(Attribute attribute, Annotations annotations, Scope scope) {
        Mirror m = annotations.get(Hibernate.COLLECTION_ID);
        if (m == null) {
            return null;
        }
        ColumnSpec column = readers.columns().column(m.nested("column"), m.origin());
        BasicType type = type(annotations, column);
        if (type == null) {
            readers.reporter().report(Message.HIBERNATE_IGNORED, m.origin(), m.simpleName());
            return null;
        }
        Generation generation = generations.named(m.string("generator"), m.at("generator"), annotations, scope);
        String written = m.simpleName();
        return new Basic(
                attribute, type, written, null, false, Required.ALWAYS, false, generation, column, ColumnExtras.NONE);
    }

    private BasicType type(Annotations annotations, ColumnSpec column) {
        Mirror javaClass = annotations.get(Hibernate.COLLECTION_ID_JAVA_CLASS);
        TypeMirror written = javaClass == null ? null : javaClass.type("idType");
        BasicType type = written == null ? null : readers.types().of(written, false);
        Mirror coded = annotations.get(Hibernate.COLLECTION_ID_JDBC_TYPE_CODE);
        JdbcCode code = coded == null ? null : JdbcCode.of(coded.integer("value"));
        if (code != null) {
            return new BasicType.Coded(type == null ? Scalar.SERIALIZABLE : type, code);
        }
        return type == null && column.columnDefinition() != null ? Scalar.SERIALIZABLE : type;
    }
}
