package dev.portolan.processor.jpa.xml;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Decapitalised;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Which member of a class an attribute of a mapping file means. */
final class Access {
    private static final Set<String> MAPS =
            Set.of("java.util.Map", "java.util.SortedMap", "java.util.NavigableMap", "java.util.SequencedMap");

    private Access() {}

    /** The attribute that a field or getter holds; null for any other member. */
    static String attribute(Element member) {
        String name = member.getSimpleName().toString();
        if (member.getModifiers().contains(Modifier.STATIC)) {
            return null;
        }
        if (member.getKind() == ElementKind.FIELD) {
            return name;
        }
        if (member.getKind() != ElementKind.METHOD
                || !((ExecutableElement) member).getParameters().isEmpty()) {
            return null;
        }
        if (((ExecutableElement) member).getReturnType().getKind() == TypeKind.VOID) {
            return null;
        }
        int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
        return prefix == 0 || name.length() == prefix ? null : Decapitalised.of(name.substring(prefix));
    }

    /** @param access as wished; the other where the class has no such member */
    static boolean byField(ClassMapping mapping, String access, String attribute) {
        ElementKind wished = access.equals("FIELD") ? ElementKind.FIELD : ElementKind.METHOD;
        boolean there = mapping.type().getEnclosedElements().stream()
                .anyMatch(e -> e.getKind() == wished && attribute.equals(attribute(e)));
        return there == access.equals("FIELD");
    }

    /** By the annotations of the class itself; PROPERTY where they do not say, as Hibernate has it. */
    static String ofSources(ClassMapping mapping) {
        TypeElement type = mapping.type();
        Mirror own = Annotations.of(type).get(Jpa.ACCESS);
        if (own != null && own.constant("value") != null) {
            return own.constant("value");
        }
        for (ElementKind kind : new ElementKind[] {ElementKind.FIELD, ElementKind.METHOD}) {
            for (Element e : type.getEnclosedElements()) {
                Annotations annotations = e.getKind() == kind ? Annotations.of(e) : Annotations.NONE;
                if (annotations.has(Jpa.ID) || annotations.has(Jpa.EMBEDDED_ID)) {
                    return kind == ElementKind.FIELD ? "FIELD" : "PROPERTY";
                }
            }
        }
        return "PROPERTY";
    }

    static boolean isMap(Element member) {
        TypeMirror type = member instanceof ExecutableElement getter ? getter.getReturnType() : member.asType();
        return type instanceof DeclaredType d
                && MAPS.contains(
                        ((TypeElement) d.asElement()).getQualifiedName().toString());
    }
}
