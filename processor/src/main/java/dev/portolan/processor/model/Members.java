package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Decapitalised;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The persistent members that a class itself declares. */
final class Members {
    private final Classes classes;
    private final Reporter reporter;
    private final Map<TypeElement, Declared> declared = new HashMap<>();

    /** What is in a class: candidates for attributes, static and transient ones left out. */
    private record Declared(List<Member> fields, List<Member> getters, Set<String> setters, List<Member> questions) {}

    Members(Classes classes, Reporter reporter) {
        this.classes = classes;
        this.reporter = reporter;
    }

    /** In the order of declaration. @param byField how the class is accessed where a member does not say */
    List<Member> of(TypeElement type, boolean byField) {
        Declared in = declared(type);
        boolean fields = byField || type.getKind() == ElementKind.RECORD;
        Map<String, Member> chosen = new LinkedHashMap<>();
        for (Member m : fields ? in.getters() : in.fields()) {
            if (access(m.annotations()) == (fields ? Access.PROPERTY : Access.FIELD)) {
                chosen.put(m.name(), m);
            } else {
                ignoredAnnotations(m, fields);
            }
        }
        List<Member> all = new ArrayList<>();
        // as Hibernate: @Access(PROPERTY) on a field says how it is read, the mapping stays on the field
        for (Member m : fields ? in.fields() : in.getters()) {
            if (!chosen.containsKey(m.name()) && persistent(m, type, fields)) {
                all.add(m);
            }
        }
        chosen.values().stream().filter(m -> persistent(m, type, !fields)).forEach(all::add);
        return all;
    }

    /** FIELD or PROPERTY by where the class itself has its {@code @Id}; null when it has none. */
    Boolean idByField(TypeElement type) {
        Declared in = declared(type);
        if (in.getters().stream().anyMatch(Members::isId)) {
            return false;
        }
        return in.fields().stream().anyMatch(Members::isId) ? true : null;
    }

    /** FIELD or PROPERTY by {@code @Access} on the class; null when it has none. */
    Boolean byField(TypeElement type) {
        Access access = access(classes.annotations(type));
        return access == null ? null : access == Access.FIELD;
    }

    private enum Access {
        FIELD,
        PROPERTY
    }

    private static Access access(Annotations annotations) {
        Mirror m = annotations.get(Jpa.ACCESS);
        String value = m == null ? null : m.constant("value");
        return value == null ? null : value.equals("FIELD") ? Access.FIELD : Access.PROPERTY;
    }

    private static boolean isId(Member m) {
        return m.annotations().has(Jpa.ID) || m.annotations().has(Jpa.EMBEDDED_ID);
    }

    private boolean persistent(Member m, TypeElement type, boolean field) {
        if (m.annotations().has(Jpa.TRANSIENT)) {
            return false;
        }
        if (!field && !hasSetter(type, m)) {
            reporter.report(
                    Message.GETTER_WITHOUT_SETTER, m.origin(), m.element().getSimpleName(), setter(m));
        }
        return true;
    }

    private boolean hasSetter(TypeElement type, Member getter) {
        for (TypeElement at = type; at != null; at = classes.superclass(at)) {
            if (declared(at).setters().contains(setter(getter))) {
                return true;
            }
        }
        return false;
    }

    private static String setter(Member getter) {
        String name = getter.element().getSimpleName().toString();
        return "set" + name.substring(name.startsWith("is") ? 2 : 3);
    }

    private void ignoredAnnotations(Member m, boolean byField) {
        for (Mirror a : m.annotations().all()) {
            if (a.name().startsWith(Jpa.PACKAGE) && Placement.isMapping(a.name())) {
                reporter.report(
                        Message.WRONG_ACCESS,
                        a.origin(),
                        a.simpleName(),
                        byField ? "fields" : "getters",
                        byField ? "field" : "getter",
                        byField ? "PROPERTY" : "FIELD");
                return;
            }
        }
    }

    private Declared declared(TypeElement type) {
        Declared known = declared.get(type);
        if (known == null) {
            known = read(type);
            declared.put(type, known);
        }
        return known;
    }

    private Declared read(TypeElement type) {
        List<Member> fields = new ArrayList<>();
        List<Member> getters = new ArrayList<>();
        Set<String> setters = new HashSet<>();
        List<Member> questions = new ArrayList<>();
        for (Element e : type.getEnclosedElements()) {
            if (e.getModifiers().contains(Modifier.STATIC)) {
                continue;
            }
            String name = e.getSimpleName().toString();
            if (e.getKind() == ElementKind.FIELD) {
                if (!e.getModifiers().contains(Modifier.TRANSIENT) && name.indexOf('$') < 0) {
                    fields.add(new Member(name, e, e.asType(), classes.memberAnnotations(e)));
                }
            } else if (e.getKind() == ElementKind.METHOD) {
                ExecutableElement method = (ExecutableElement) e;
                if (name.startsWith("set") && method.getParameters().size() == 1) {
                    setters.add(name);
                } else if (isGetter(method, name)) {
                    getters.add(new Member(
                            Decapitalised.of(name.substring(name.startsWith("is") ? 2 : 3)),
                            e,
                            method.getReturnType(),
                            classes.memberAnnotations(e)));
                } else if (isQuestion(method, name)) {
                    questions.add(new Member(
                            Decapitalised.of(name.substring(3)),
                            e,
                            method.getReturnType(),
                            classes.memberAnnotations(e)));
                }
            }
        }
        return new Declared(List.copyOf(fields), List.copyOf(getters), setters, List.copyOf(questions));
    }

    private static boolean isGetter(ExecutableElement method, String name) {
        if (!method.getParameters().isEmpty() || name.indexOf('$') >= 0) {
            return false;
        }
        TypeMirror type = method.getReturnType();
        if (name.startsWith("get") && name.length() > 3) {
            return type.getKind() != TypeKind.VOID;
        }
        return name.startsWith("is")
                && name.length() > 2
                && (type.getKind() == TypeKind.BOOLEAN
                        || Classes.qualified(type).equals("java.lang.Boolean"));
    }

    /** {@code hasX()}: a property of validation, not of persistence. */
    private static boolean isQuestion(ExecutableElement method, String name) {
        return name.startsWith("has")
                && name.length() > 3
                && method.getParameters().isEmpty()
                && method.getReturnType().getKind() == TypeKind.BOOLEAN
                && !method.getAnnotationMirrors().isEmpty();
    }

    /** What Bean Validation takes for properties of a class. */
    List<Member> properties(TypeElement type) {
        Declared in = declared(type);
        List<Member> all = new ArrayList<>(in.fields());
        for (Member m : in.getters()) {
            boolean boxed = m.element().getSimpleName().toString().startsWith("is")
                    && m.type().getKind() != TypeKind.BOOLEAN;
            if (!boxed) {
                all.add(m);
            }
        }
        all.addAll(in.questions());
        return all;
    }

    /** The getters and fields of a class without regard to access, for checks. */
    List<Member> all(TypeElement type) {
        Declared in = declared(type);
        List<Member> all = new ArrayList<>(in.fields());
        all.addAll(in.getters());
        return all;
    }
}
