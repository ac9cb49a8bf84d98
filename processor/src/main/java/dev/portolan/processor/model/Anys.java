package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Elements;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.model.TableSpec.CheckSpec;
import dev.portolan.processor.report.Message;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
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
        Mirror join = annotations.all(Jpa.JOIN_COLUMN, Jpa.JOIN_COLUMNS).stream()
                .findFirst()
                .orElse(null);
        BasicType stored = join == null ? null : key(annotations);
        if (stored == null) {
            readers.reporter().report(Message.ANY_KEY, any.origin(), any.simpleName());
            return null;
        }
        Required required = any.bool("optional", true) ? Required.NEVER : Required.UNLESS_SHARED;
        return pair(attribute, stored, annotations, checks, join, required);
    }

    /** The values of {@code @ManyToAny}. @param join the column of its table with the key; null for the default */
    Embedded element(Attribute attribute, Annotations annotations, Mirror join) {
        Mirror any = annotations.get(Hibernate.MANY_TO_ANY);
        BasicType stored = key(annotations);
        if (stored == null) {
            readers.reporter().report(Message.ANY_KEY, any.origin(), any.simpleName());
            return null;
        }
        return pair(attribute, stored, annotations, List.of(), join, Required.ALWAYS);
    }

    private Embedded pair(
            Attribute attribute,
            BasicType stored,
            Annotations annotations,
            List<CheckSpec> checks,
            Mirror join,
            Required required) {
        ColumnSpec target = readers.columns()
                .column(annotations.get(Jpa.COLUMN), attribute.origin())
                .with(checks, null, null);
        Required said = Boolean.FALSE.equals(target.nullable()) ? Required.ALWAYS : Required.NEVER;
        ColumnSpec reference = readers.columns().column(join, attribute.origin());
        boolean needed = required == Required.NEVER && Boolean.FALSE.equals(reference.nullable());
        Required always = needed ? Required.UNLESS_SHARED : required;
        return new Embedded(
                attribute,
                Elements.ANY,
                List.of(
                        part(attribute, attribute.name(), kind(annotations), target, said),
                        part(attribute, attribute.name() + "_id", stored, reference, always)));
    }

    private static Scalar kind(Annotations annotations) {
        Mirror discriminator = annotations.located(Hibernate.ANY_DISCRIMINATOR);
        String said = discriminator == null ? "STRING" : discriminator.constant("value");
        return "INTEGER".equals(said) ? Scalar.INTEGER : "CHAR".equals(said) ? Scalar.CHARACTER : Scalar.STRING;
    }

    /** How keys are stored; null when nothing says it. */
    private BasicType key(Annotations annotations) {
        Mirror byClass = annotations.located(Hibernate.ANY_KEY_JAVA_CLASS);
        Mirror byType = annotations.located(Hibernate.ANY_KEY_JAVA_TYPE);
        TypeMirror type = byClass != null ? byClass.type("value") : byType == null ? null : handled(byType);
        BasicType stored = type == null ? null : readers.types().of(type, false);
        Mirror code = annotations.located(Hibernate.ANY_KEY_JDBC_TYPE_CODE);
        Mirror opaque = annotations.located(Hibernate.ANY_KEY_JDBC_TYPE);
        JdbcCode as = code == null ? null : JdbcCode.of(code.integer("value"));
        if (opaque != null || code != null && as == null) {
            Mirror ignored = opaque == null ? code : opaque;
            readers.reporter().report(Message.HIBERNATE_IGNORED, ignored.origin(), ignored.simpleName());
        }
        return stored == null || as == null ? stored : new BasicType.Coded(stored, as);
    }

    /** The {@code T} of the {@code JavaType<T>} that is named: those of Hibernate store it as it is stored elsewhere. */
    private TypeMirror handled(Mirror by) {
        TypeElement handler =
                by.type("value") == null ? null : readers.classes().element(by.type("value"));
        DeclaredType as =
                handler == null ? null : readers.classes().as(handler.asType(), Hibernate.JAVA_TYPE_DESCRIPTOR);
        if (as == null || as.getTypeArguments().size() != 1) {
            return null;
        }
        return readers.classes().bound(as.getTypeArguments().get(0));
    }

    private static Basic part(Attribute attribute, String name, BasicType type, ColumnSpec column, Required required) {
        Attribute part =
                new Attribute(name, attribute.path() + "." + name, attribute.constraints(), null, attribute.origin());
        return new Basic(part, type, "@Any", null, false, required, false, null, column, ColumnExtras.NONE);
    }
}
