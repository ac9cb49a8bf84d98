package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Validation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads constraints as Hibernate does when it makes tables: those that it knows, and those that are composed of them. */
final class ConstraintReader {
    private final Set<String> groups;
    private final Map<String, Kind> kinds = new HashMap<>();

    /** What an annotation is to validation. */
    private enum Kind {
        OTHER,
        /** Says something about columns, itself or by what it is composed of. */
        READ,
        /** Says nothing about columns. */
        CONSTRAINT,
        /** Holds constraints of one type. */
        CONTAINER
    }

    /** @param groups qualified names of those that count, nested ones with dots */
    ConstraintReader(Set<String> groups) {
        this.groups = groups;
    }

    /** @param text whether the property is declared as a {@code String} */
    Constraints read(Annotations annotations, boolean text) {
        if (annotations.all().isEmpty()) {
            return Constraints.NONE;
        }
        List<Constraints> parts = new ArrayList<>();
        for (Mirror m : annotations.all()) {
            if (m.name().equals(Validation.VALID)) {
                parts.add(Constraints.CASCADED);
            } else if (!Validation.isOther(m.name())) {
                repeated(m).stream().filter(this::counts).forEach(c -> parts.add(read(c, Map.of(), text)));
            }
        }
        return Constraints.all(parts);
    }

    private List<Mirror> repeated(Mirror m) {
        return switch (kind(m)) {
            case READ -> List.of(m);
            case CONTAINER -> m.nestedList("value");
            default -> List.of();
        };
    }

    private boolean counts(Mirror m) {
        List<TypeMirror> named = m.types("groups");
        return named.isEmpty()
                ? groups.contains(Validation.DEFAULT_GROUP)
                : named.stream().anyMatch(g -> groups.contains(Classes.qualified(g)));
    }

    /** @param overrides values of members that the constraint which it is a part of decides */
    private Constraints read(Mirror m, Map<String, Object> overrides, boolean text) {
        Constraints own = own(m, overrides, text);
        if (Validation.isRead(m.name())) {
            return own;
        }
        List<Mirror> metas = composing(m);
        List<Constraints> parts = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Mirror meta : metas) {
            int index = seen.merge(meta.name(), 1, Integer::sum) - 1;
            parts.add(read(meta, overridden(m, overrides, meta.name(), index), text));
        }
        Constraints all = Constraints.all(parts);
        boolean any = metas.size() > 1 && isAlternative(m);
        return any && parts.stream().anyMatch(p -> p.required() == Constraints.Required.NEVER)
                ? all.with(Constraints.Required.NEVER)
                : all;
    }

    private static Constraints own(Mirror m, Map<String, Object> overrides, boolean text) {
        return switch (m.name()) {
            case Validation.NOT_NULL, Validation.NOT_EMPTY, Validation.NOT_BLANK -> Constraints.REQUIRED;
            case Validation.SIZE, Validation.LENGTH -> {
                Long max = number(m, "max", overrides);
                yield text && max != null && max < Integer.MAX_VALUE
                        ? Constraints.length(max.intValue())
                        : Constraints.NONE;
            }
            case Validation.DIGITS -> {
                Long integer = number(m, "integer", overrides);
                Long fraction = number(m, "fraction", overrides);
                yield integer == null || fraction == null
                        ? Constraints.NONE
                        : Constraints.digits(integer.intValue(), fraction.intValue());
            }
            case Validation.MIN, Validation.MAX -> {
                Long value = number(m, "value", overrides);
                yield value == null
                        ? Constraints.NONE
                        : m.name().equals(Validation.MIN) ? Constraints.least(value) : Constraints.most(value);
            }
            default -> Constraints.NONE;
        };
    }

    private static Long number(Mirror m, String member, Map<String, Object> overrides) {
        return value(m, member, overrides) instanceof Number n ? n.longValue() : null;
    }

    private static Object value(Mirror m, String member, Map<String, Object> overrides) {
        if (overrides.containsKey(member)) {
            return overrides.get(member);
        }
        return m.has(member) ? m.written().get(member).getValue() : m.byDefault(member);
    }

    /** The constraints that its annotation type has itself, each as often as it is there. */
    private List<Mirror> composing(Mirror m) {
        List<Mirror> all = new ArrayList<>();
        for (Mirror meta : Annotations.of(typeOf(m)).all()) {
            switch (kind(meta)) {
                case READ, CONSTRAINT -> all.add(meta);
                case CONTAINER -> all.addAll(meta.nestedList("value"));
                default -> {}
            }
        }
        return all;
    }

    /** What {@code @OverridesAttribute} on members of {@code m} says for the part of that type at that place among its like. */
    private static Map<String, Object> overridden(Mirror m, Map<String, Object> own, String part, int index) {
        Map<String, Object> values = new HashMap<>();
        for (ExecutableElement member : ElementFilter.methodsIn(typeOf(m).getEnclosedElements())) {
            Annotations annotations = Annotations.of(member);
            if (annotations.all().isEmpty()) {
                continue;
            }
            String name = member.getSimpleName().toString();
            for (Mirror o : annotations.all(Validation.OVERRIDES_ATTRIBUTE, Validation.OVERRIDES_ATTRIBUTES)) {
                TypeMirror of = o.type("constraint");
                Integer at = o.integer("constraintIndex", -1);
                if (of != null && Classes.qualified(of).equals(part) && (at == null || at == index)) {
                    String target = o.string("name");
                    values.put(target == null ? name : target, value(m, name, own));
                }
            }
        }
        return values;
    }

    private static boolean isAlternative(Mirror m) {
        Mirror composition = Annotations.of(typeOf(m)).get(Validation.COMPOSITION);
        return composition != null && "OR".equals(composition.constant("value"));
    }

    private Kind kind(Mirror m) {
        if (Validation.isOther(m.name())) {
            return Kind.OTHER;
        }
        Kind known = kinds.get(m.name());
        if (known == null) {
            // what is composed of itself is nothing
            kinds.put(m.name(), Kind.OTHER);
            known = look(m);
            kinds.put(m.name(), known);
        }
        return known;
    }

    private Kind look(Mirror m) {
        if (Validation.isRead(m.name())) {
            return Kind.READ;
        }
        // a mapping file writes no constraints
        if (m.annotation() != null && Annotations.of(typeOf(m)).has(Validation.CONSTRAINT)) {
            return composing(m).isEmpty() ? Kind.CONSTRAINT : Kind.READ;
        }
        List<Mirror> held = m.nestedList("value");
        return !held.isEmpty() && held.stream().allMatch(h -> kind(h) == Kind.READ || kind(h) == Kind.CONSTRAINT)
                ? Kind.CONTAINER
                : Kind.OTHER;
    }

    private static TypeElement typeOf(Mirror m) {
        return (TypeElement) m.annotation().getAnnotationType().asElement();
    }
}
