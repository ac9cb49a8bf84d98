package dev.portolan.processor.jpa;

import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * An annotation on an element. Each reader gives what the source writes, and null (or an empty list) where it leaves a member
 * to its default or where the value does not compile. An empty string counts as not written, as it does for JPA.
 *
 * @param element that the annotation is on, also for an annotation nested in another
 * @param annotation null for one that only a mapping file writes
 * @param written values of the members that the source writes, by name; the compiler makes such a map anew at each question
 */
public record Mirror(
        Element element,
        String name,
        AnnotationMirror annotation,
        Origin origin,
        Map<String, AnnotationValue> written) {
    /** One that a mapping file writes. */
    public static Mirror written(
            Element element, String name, Place place, Map<String, ? extends AnnotationValue> values) {
        return new Mirror(element, name, null, Origin.of(element, place), new LinkedHashMap<>(values));
    }

    /** This one, with the members that only {@code below} writes. @param below null for none */
    public Mirror over(Mirror below) {
        if (below == null) {
            return this;
        }
        Map<String, AnnotationValue> all = new LinkedHashMap<>(below.written);
        all.putAll(written);
        Origin at = new Origin(element, below.origin.annotation(), null, origin.place());
        return new Mirror(element, name, below.annotation, at, all);
    }

    static Mirror of(Element element, AnnotationMirror annotation, Origin origin) {
        Map<? extends ExecutableElement, ? extends AnnotationValue> values = annotation.getElementValues();
        if (values.isEmpty()) {
            return new Mirror(element, Annotations.nameOf(annotation), annotation, origin, Map.of());
        }
        Map<String, AnnotationValue> written = new LinkedHashMap<>();
        values.forEach((member, value) -> written.put(member.getSimpleName().toString(), value));
        return new Mirror(element, Annotations.nameOf(annotation), annotation, origin, written);
    }

    /** The annotation's simple name, with its at sign; that of the repeated one for our containers. */
    public String simpleName() {
        String written = name.endsWith(".List") ? name.substring(0, name.length() - 5) : name;
        return "@" + written.substring(written.lastIndexOf('.') + 1);
    }

    /** Where the member is written; the annotation when it is not. */
    public Origin at(String member) {
        AnnotationValue value = value(member);
        if (value instanceof Written w) {
            return Origin.of(element, w.place());
        }
        return value == null ? origin : new Origin(element, origin.annotation(), value);
    }

    public boolean has(String member) {
        return value(member) != null;
    }

    public String string(String member) {
        return raw(member) instanceof String s && !s.isEmpty() ? s : null;
    }

    public Integer integer(String member) {
        return raw(member) instanceof Integer i ? i : null;
    }

    /** A {@code long}. */
    public Long number(String member) {
        return raw(member) instanceof Long l ? l : null;
    }

    /** What the annotation says where the source does not; null for nothing. */
    public Object byDefault(String member) {
        if (annotation == null) {
            return null;
        }
        for (ExecutableElement m : ElementFilter.methodsIn(
                annotation.getAnnotationType().asElement().getEnclosedElements())) {
            if (m.getSimpleName().contentEquals(member) && m.getDefaultValue() != null) {
                return m.getDefaultValue().getValue();
            }
        }
        return null;
    }

    /** An integer; null also when it is {@code unset}, the annotation's own default written out. */
    public Integer integer(String member, int unset) {
        Integer i = integer(member);
        return i == null || i == unset ? null : i;
    }

    public Boolean bool(String member) {
        return raw(member) instanceof Boolean b ? b : null;
    }

    public boolean bool(String member, boolean otherwise) {
        Boolean b = bool(member);
        return b == null ? otherwise : b;
    }

    /** The simple name of an enum constant. */
    public String constant(String member) {
        Object raw = raw(member);
        return raw instanceof VariableElement v
                ? v.getSimpleName().toString()
                : raw instanceof Written.Constant c ? c.name() : null;
    }

    /** A class; {@code void} is the default of JPA's members and counts as not written. */
    public TypeMirror type(String member) {
        return raw(member) instanceof TypeMirror t && t.getKind() != TypeKind.VOID ? t : null;
    }

    /** The simple names of enum constants. */
    public List<String> constants(String member) {
        return values(member).stream()
                .map(AnnotationValue::getValue)
                .filter(VariableElement.class::isInstance)
                .map(v -> ((VariableElement) v).getSimpleName().toString())
                .toList();
    }

    public List<String> strings(String member) {
        return values(member).stream()
                .map(AnnotationValue::getValue)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    public List<TypeMirror> types(String member) {
        return values(member).stream()
                .map(AnnotationValue::getValue)
                .filter(TypeMirror.class::isInstance)
                .map(TypeMirror.class::cast)
                .toList();
    }

    /** The annotation in that member; null when not written. */
    public Mirror nested(String member) {
        AnnotationValue value = value(member);
        return value == null ? null : nested(value);
    }

    /** The annotations in that member, also one without braces. */
    public List<Mirror> nestedList(String member) {
        return values(member).stream()
                .map(this::nested)
                .filter(Objects::nonNull)
                .toList();
    }

    private Mirror nested(AnnotationValue value) {
        if (value.getValue() instanceof Mirror m) {
            return m;
        }
        return value.getValue() instanceof AnnotationMirror m
                ? of(element, m, new Origin(element, origin.annotation(), value))
                : null;
    }

    private List<? extends AnnotationValue> values(String member) {
        AnnotationValue value = value(member);
        if (value == null) {
            return List.of();
        }
        if (value.getValue() instanceof List<?> list) {
            return list.stream()
                    .filter(AnnotationValue.class::isInstance)
                    .map(AnnotationValue.class::cast)
                    .toList();
        }
        return List.of(value);
    }

    private Object raw(String member) {
        AnnotationValue value = value(member);
        return value == null ? null : value.getValue();
    }

    private AnnotationValue value(String member) {
        return written.get(member);
    }
}
