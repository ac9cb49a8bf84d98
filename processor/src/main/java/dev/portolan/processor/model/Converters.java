package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;

/** Attribute converters: those that an attribute names, and those of the unit that apply by themselves. */
final class Converters {
    private final Classes classes;
    private final Reporter reporter;
    private final Map<String, Converter> automatic = new HashMap<>();
    private final Map<TypeMirror, Converter> wide = new LinkedHashMap<>();

    /** @param column what is stored */
    record Converter(String className, TypeMirror column) {}

    /** @param known classes with {@code @Converter} */
    Converters(Classes classes, Reporter reporter, Collection<TypeElement> known) {
        this.classes = classes;
        this.reporter = reporter;
        for (TypeElement type : known) {
            Mirror m = classes.annotations(type).get(Jpa.CONVERTER);
            DeclaredType as = classes.as(type.asType(), Jpa.ATTRIBUTE_CONVERTER);
            if (m != null
                    && m.bool("autoApply", false)
                    && as != null
                    && as.getTypeArguments().size() == 2) {
                addAutomatic(type, as, m);
            }
        }
    }

    private void addAutomatic(TypeElement type, DeclaredType as, Mirror m) {
        Converter converter =
                new Converter(Classes.name(type), as.getTypeArguments().get(1));
        TypeMirror from = as.getTypeArguments().get(0);
        Converter other = automatic.putIfAbsent(Classes.qualified(from), converter);
        if (other == null
                && from instanceof DeclaredType declared
                && declared.getTypeArguments().isEmpty()
                && !declared.asElement().getModifiers().contains(Modifier.FINAL)) {
            wide.put(from, converter);
        }
        if (other != null && !other.className().equals(converter.className())) {
            reporter.report(
                    Message.CONVERTER_TWICE,
                    m.at("autoApply"),
                    other.className(),
                    converter.className(),
                    Classes.simple(as.getTypeArguments().get(0)));
        }
    }

    /**
     * The converter of an attribute.
     *
     * @param convert {@code @Convert} on it or for it; null for none
     * @return null for none; then the attribute's own type is stored
     */
    Converter of(Mirror convert, TypeMirror attribute, boolean mayBeAutomatic) {
        if (convert != null) {
            if (convert.bool("disableConversion", false)) {
                return null;
            }
            TypeMirror written = convert.type("converter");
            if (written != null) {
                return named(written, convert.at("converter"));
            }
        }
        return mayBeAutomatic && !automatic.isEmpty() ? automatic(boxed(attribute)) : null;
    }

    /** As Hibernate: of that very type, or of a class or interface without type arguments that it is or implements. */
    private Converter automatic(TypeMirror attribute) {
        Converter exact = automatic.get(Classes.qualified(attribute));
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<TypeMirror, Converter> entry : wide.entrySet()) {
            if (classes.types().isAssignable(attribute, entry.getKey())) {
                return entry.getValue();
            }
        }
        return null;
    }

    private Converter named(TypeMirror written, Origin origin) {
        TypeElement type = classes.element(written);
        if (type == null) {
            return null;
        }
        DeclaredType as = classes.as(type.asType(), Jpa.ATTRIBUTE_CONVERTER);
        if (as == null || as.getTypeArguments().size() != 2) {
            reporter.report(Message.CONVERTER_TYPE, origin, Classes.name(type));
            return null;
        }
        return new Converter(
                Classes.name(type), classes.bound(as.getTypeArguments().get(1)));
    }

    private TypeMirror boxed(TypeMirror type) {
        return type.getKind().isPrimitive()
                ? classes.types().boxedClass((PrimitiveType) type).asType()
                : type;
    }
}
