package dev.portolan.processor.model;

import dev.portolan.processor.jpa.AnnotationView;
import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Questions about classes and types, each class looked at once. */
final class Classes {
    private final Types types;
    private final Elements elements;
    private final AnnotationView view;
    private final Map<TypeElement, Annotations> annotations = new HashMap<>();
    private final Map<String, TypeElement> referred = new TreeMap<>();
    private boolean incomplete;

    Classes(Types types, Elements elements, AnnotationView view) {
        this.types = types;
        this.elements = elements;
        this.view = view;
    }

    Types types() {
        return types;
    }

    /** Whether a type was missing so far: another processor may make it in a later round. */
    boolean incomplete() {
        return incomplete;
    }

    /** Notes that an association leads to the class. @return its name */
    String refer(TypeElement target) {
        String name = name(target);
        referred.put(name, target);
        return name;
    }

    /** The classes noted so far, by name. */
    Map<String, TypeElement> referred() {
        return referred;
    }

    Annotations annotations(TypeElement type) {
        return annotations.computeIfAbsent(type, view::of);
    }

    Annotations packageAnnotations(TypeElement type) {
        return view.of(elements.getPackageOf(type));
    }

    /** The annotations that count on a field, a getter or a constant. */
    Annotations memberAnnotations(Element member) {
        return view.of(member);
    }

    /** The classes whose annotations were asked for. */
    Set<TypeElement> seen() {
        return Set.copyOf(annotations.keySet());
    }

    /** What stands on no element. */
    Annotations unitAnnotations() {
        return view.unit();
    }

    boolean isEntity(TypeElement type) {
        return annotations(type).has(Jpa.ENTITY);
    }

    /** Whether its attributes belong to the entities below it. */
    boolean isMapped(TypeElement type) {
        return annotations(type).has(Jpa.MAPPED_SUPERCLASS);
    }

    boolean isEmbeddable(TypeElement type) {
        return annotations(type).has(Jpa.EMBEDDABLE);
    }

    /** The class above; null for none, for {@code Object}, and for one that is missing. */
    TypeElement superclass(TypeElement type) {
        TypeElement above = element(type.getSuperclass());
        return above == null || above.getQualifiedName().contentEquals("java.lang.Object") ? null : above;
    }

    /** {@code com.acme.Outer.Inner} */
    static String name(TypeElement type) {
        return type.getQualifiedName().toString();
    }

    /** A type for a message: {@code List<String>}. */
    static String simple(TypeMirror type) {
        return text(type, t -> t.getSimpleName().toString());
    }

    /** A type as a key: {@code java.util.List<java.lang.String>}, without the annotations that its own text has. */
    static String qualified(TypeMirror type) {
        return text(type, Classes::name);
    }

    private static String text(TypeMirror type, Function<TypeElement, String> name) {
        return switch (type.getKind()) {
            case ARRAY -> text(((ArrayType) type).getComponentType(), name) + "[]";
            case DECLARED -> {
                List<? extends TypeMirror> args = ((DeclaredType) type).getTypeArguments();
                String raw = name.apply((TypeElement) ((DeclaredType) type).asElement());
                yield args.isEmpty()
                        ? raw
                        : args.stream().map(a -> text(a, name)).collect(Collectors.joining(", ", raw + "<", ">"));
            }
            default -> type.getKind().isPrimitive() ? type.getKind().name().toLowerCase(Locale.ROOT) : type.toString();
        };
    }

    /** The class behind a type; null for primitives, arrays, and for one that is missing, which is then noted. */
    TypeElement element(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            incomplete = true;
            return null;
        }
        return type instanceof DeclaredType d ? (TypeElement) d.asElement() : null;
    }

    /** Notes and says whether the type, or a part of it, is missing. */
    boolean missing(TypeMirror type) {
        boolean is = switch (type.getKind()) {
            case ERROR -> true;
            case ARRAY -> missing(((ArrayType) type).getComponentType());
            case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().anyMatch(this::missing);
            default -> false;
        };
        incomplete |= is;
        return is;
    }

    /** The type of the member in that use of its class: type variables are replaced, what is left open by its bound. */
    TypeMirror typeOf(Member member, DeclaredType in) {
        TypeMirror declared = member.type();
        if (!mentionsVariable(declared)) {
            return declared;
        }
        TypeMirror seen = types.asMemberOf(in, member.element());
        return bound(seen instanceof ExecutableType getter ? getter.getReturnType() : seen);
    }

    /** A variable's or wildcard's upper bound; any other type is itself. */
    TypeMirror bound(TypeMirror type) {
        if (type instanceof TypeVariable v) {
            return bound(v.getUpperBound());
        }
        if (type instanceof WildcardType w) {
            return w.getExtendsBound() == null ? object() : bound(w.getExtendsBound());
        }
        return type instanceof IntersectionType i ? bound(i.getBounds().get(0)) : type;
    }

    /** The type argument at that place, resolved to its bound; null when there is none. */
    TypeMirror argument(TypeMirror type, int index) {
        if (!(type instanceof DeclaredType d) || d.getTypeArguments().size() <= index) {
            return null;
        }
        return bound(d.getTypeArguments().get(index));
    }

    /** {@code type} seen as the generic class or interface of that name: itself, or one of its supertypes; null for neither. */
    DeclaredType as(TypeMirror type, String name) {
        if (type instanceof DeclaredType d && name.equals(name((TypeElement) d.asElement()))) {
            return d;
        }
        for (TypeMirror above : types.directSupertypes(type)) {
            DeclaredType found = as(above, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether there is a class of that name. */
    boolean exists(String name) {
        return elements.getTypeElement(name) != null;
    }

    boolean isEnum(TypeElement type) {
        return type.getKind() == ElementKind.ENUM;
    }

    /** The class of that binary name; null for none. */
    TypeElement named(String name) {
        return elements.getTypeElement(name.replace('$', '.'));
    }

    boolean isSerializable(TypeMirror type) {
        TypeElement serializable = elements.getTypeElement("java.io.Serializable");
        return serializable != null && types.isAssignable(type, serializable.asType());
    }

    /** {@code Outer$Inner}: the part of the binary name after the last dot. */
    String binarySimpleName(TypeElement type) {
        String binary = binaryName(type);
        return binary.substring(binary.lastIndexOf('.') + 1);
    }

    /** {@code com.acme.Outer$Inner} */
    String binaryName(TypeElement type) {
        return elements.getBinaryName(type).toString();
    }

    private TypeMirror object() {
        return elements.getTypeElement("java.lang.Object").asType();
    }

    private static boolean mentionsVariable(TypeMirror type) {
        return switch (type.getKind()) {
            case TYPEVAR -> true;
            case ARRAY -> mentionsVariable(((ArrayType) type).getComponentType());
            case WILDCARD -> {
                TypeMirror upper = ((WildcardType) type).getExtendsBound();
                yield upper != null && mentionsVariable(upper);
            }
            case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().anyMatch(Classes::mentionsVariable);
            default -> false;
        };
    }
}
