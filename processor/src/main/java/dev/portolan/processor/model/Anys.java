package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.model.TableSpec.CheckSpec;
import dev.portolan.processor.report.Message;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * Builds Hibernate's {@code @Any}: a column that says of which entity, and one with its key; no foreign key, since it can be
 * any table.
 */
final class Anys {
    private final Readers readers;

    Anys(Readers readers) {
        this.readers = readers;
    }

    /** @param checks {@code @Check}, which Hibernate writes behind the first column @return null when an error was reported */
    AttributeModel of(Attribute attribute, Annotations annotations, List<CheckSpec> checks) {
        Mirror any = annotations.get(Hibernate.ANY);
        Mirror key = annotations.get(Hibernate.ANY_KEY_JAVA_CLASS);
        TypeMirror type = key == null ? null : key.type("value");
        BasicType stored = type == null ? null : readers.types().of(type, false);
        Mirror join = annotations.all(Jpa.JOIN_COLUMN, Jpa.JOIN_COLUMNS).stream()
                .findFirst()
                .orElse(null);
        if (stored == null || join == null) {
            readers.reporter().report(Message.ANY_KEY, any.origin());
            return null;
        }
        Mirror discriminator = annotations.get(Hibernate.ANY_DISCRIMINATOR);
        String said = discriminator == null ? "STRING" : discriminator.constant("value");
        Scalar kind = "INTEGER".equals(said) ? Scalar.INTEGER : "CHAR".equals(said) ? Scalar.CHARACTER : Scalar.STRING;
        Required required = any.bool("optional", true) ? Required.NEVER : Required.UNLESS_SHARED;
        ColumnSpec target = readers.columns()
                .column(annotations.get(Jpa.COLUMN), attribute.origin())
                .with(checks, null, null);
        ColumnSpec reference = readers.columns().column(join, attribute.origin());
        return new Embedded(
                attribute,
                "@Any",
                List.of(
                        part(attribute, attribute.name() + "_type", kind, target, required),
                        part(attribute, attribute.name(), stored, reference, required)));
    }

    private static Basic part(Attribute attribute, String name, BasicType type, ColumnSpec column, Required required) {
        Attribute part =
                new Attribute(name, attribute.path() + "." + name, attribute.constraints(), null, attribute.origin());
        return new Basic(part, type, "@Any", null, false, required, false, null, column, ColumnExtras.NONE);
    }
}
