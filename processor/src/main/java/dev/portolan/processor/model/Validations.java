package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Validation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The constraints on the properties of classes. As Bean Validation sees them: fields and getters alike, whichever the mapping
 * reads, of the class and of all classes and interfaces above it.
 */
final class Validations {
    private final Classes classes;
    private final Members members;
    private final ConstraintReader reader;
    private final Map<TypeElement, Map<String, Constraints>> known = new HashMap<>();
    private final Map<String, List<TypeElement>> subclasses = new HashMap<>();

    /** @param rules which count, if any */
    Validations(Classes classes, Members members, ValidationRules rules) {
        this.classes = classes;
        this.members = members;
        boolean on = rules.on() && classes.exists(Validation.PRESENT);
        this.reader = on ? new ConstraintReader(rules.groups()) : null;
    }

    boolean on() {
        return reader != null;
    }

    /** Notes an entity: what it says of attributes that it inherits counts for them. */
    void subclass(TypeElement entity) {
        if (reader == null) {
            return;
        }
        for (TypeElement at = classes.superclass(entity); at != null; at = classes.superclass(at)) {
            if (classes.isEntity(at)) {
                List<TypeElement> below = subclasses.computeIfAbsent(Classes.name(at), n -> new ArrayList<>());
                if (!below.contains(entity)) {
                    below.add(entity);
                }
            }
        }
    }

    /** @param in the entity or embeddable that has the attribute */
    Constraints of(TypeElement in, String attribute) {
        if (reader == null) {
            return Constraints.NONE;
        }
        Constraints own = of(in).getOrDefault(attribute, Constraints.NONE);
        List<TypeElement> below = subclasses.get(Classes.name(in));
        if (below == null) {
            return own;
        }
        List<Constraints> all = new ArrayList<>(List.of(own));
        below.forEach(b -> all.add(of(b).getOrDefault(attribute, Constraints.NONE)));
        return Constraints.all(all);
    }

    private Map<String, Constraints> of(TypeElement type) {
        Map<String, Constraints> found = known.get(type);
        if (found == null) {
            found = collect(type);
            known.put(type, found);
        }
        return found;
    }

    private Map<String, Constraints> collect(TypeElement type) {
        if (Classes.name(type).startsWith("java.")) {
            return Map.of();
        }
        Map<String, List<Constraints>> all = new HashMap<>();
        List<TypeMirror> above = new ArrayList<>(type.getInterfaces());
        above.add(type.getSuperclass());
        for (TypeMirror t : above) {
            TypeElement e = t.getKind() == TypeKind.NONE ? null : classes.element(t);
            if (e != null) {
                of(e).forEach((name, c) -> add(all, name, c));
            }
        }
        for (Member m : members.properties(type)) {
            add(all, m.name(), reader.read(m.annotations(), isString(m.type())));
        }
        Map<String, Constraints> merged = new HashMap<>();
        all.forEach((name, parts) -> merged.put(name, Constraints.all(parts)));
        return merged;
    }

    private static void add(Map<String, List<Constraints>> all, String name, Constraints c) {
        if (c != Constraints.NONE) {
            all.computeIfAbsent(name, n -> new ArrayList<>()).add(c);
        }
    }

    private static boolean isString(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED && Classes.qualified(type).equals("java.lang.String");
    }
}
