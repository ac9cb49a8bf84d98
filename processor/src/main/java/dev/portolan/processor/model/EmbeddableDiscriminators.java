package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.Attribute.Mark;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** The column that tells which of several embeddables a row is: {@code <attribute>_DTYPE}, or as the topmost class says. */
final class EmbeddableDiscriminators {
    /** What an override calls it. */
    private static final String NAME = "{discriminator}";

    private final Readers readers;

    EmbeddableDiscriminators(Readers readers) {
        this.readers = readers;
    }

    /** @param prefix of its default name @return null when a formula tells it */
    Basic of(Attribute attribute, TypeElement root, List<TypeElement> below, Overrides overrides, String prefix) {
        Mirror given = readers.classes().annotations(root).get(Jpa.DISCRIMINATOR_COLUMN);
        String said = given == null ? null : given.constant("discriminatorType");
        List<TypeElement> all = new ArrayList<>(List.of(root));
        all.addAll(below);
        checkValues(all, said, attribute.origin());
        if (readers.classes().annotations(root).has(Hibernate.DISCRIMINATOR_FORMULA)) {
            return null;
        }
        Mirror override = overrides.column(NAME);
        String name = given == null || override != null ? prefix + "_DTYPE" : "DTYPE";
        ColumnSpec column = readers.columns().column(override == null ? given : override, attribute.origin());
        return new Basic(
                new Attribute(
                        name,
                        attribute.path() + "_DTYPE",
                        false,
                        Set.of(Mark.DISCRIMINATOR),
                        Constraints.NONE,
                        List.of(),
                        List.of(),
                        null,
                        attribute.origin()),
                "INTEGER".equals(said) ? Scalar.INTEGER : "CHAR".equals(said) ? Scalar.CHARACTER : Scalar.STRING,
                "String",
                null,
                false,
                Required.ALWAYS,
                false,
                null,
                override == null ? column.named(name).orLength(31) : column.named(name),
                ColumnExtras.NONE);
    }

    /** @param type of discriminator, as written; null for the default */
    private void checkValues(List<TypeElement> all, String type, Origin origin) {
        Map<String, TypeElement> byValue = new HashMap<>();
        for (TypeElement at : all) {
            Annotations annotations = readers.classes().annotations(at);
            Mirror m = annotations.get(Jpa.DISCRIMINATOR_VALUE);
            String value = m == null ? null : m.string("value");
            String simple = readers.classes().binarySimpleName(at);
            if (value == null && "CHAR".equals(type)) {
                readers.reporter()
                        .report(Message.DISCRIMINATOR_VALUE, Origin.of(at), Classes.name(at), "one character");
                continue;
            }
            String stored = value != null ? value : "INTEGER".equals(type) ? String.valueOf(simple.hashCode()) : simple;
            TypeElement other = byValue.putIfAbsent(stored, at);
            if (other != null) {
                readers.reporter()
                        .report(
                                Message.EMBEDDABLE_VALUE,
                                m == null ? origin : m.at("value"),
                                Classes.name(other),
                                Classes.name(at),
                                stored);
            }
        }
    }
}
