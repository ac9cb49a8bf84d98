package dev.portolan.processor.model;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * Where a member is looked at.
 *
 * @param in the class as its user names it, with type arguments
 * @param overrides that apply to its members, by their names
 * @param path of what holds the members, with a dot behind; empty for the entity
 * @param embeddables qualified names of the embeddables around it, outermost first
 * @param id whether its members are part of a primary key
 * @param byField how classes are accessed that do not say it
 * @param reach which constraints of its members count
 * @param audits which of its members Envers audits
 * @param holder what Hibernate calls that in the values or keys of a collection which holds its members; null elsewhere
 * @param generators class that may define generators: the entity and the classes above it, nearest first
 */
record Scope(
        DeclaredType in,
        Overrides overrides,
        String path,
        List<String> embeddables,
        boolean id,
        boolean byField,
        Reach reach,
        AuditRules audits,
        String holder,
        List<TypeElement> generators) {

    /** How far constraints reach into what is embedded. */
    enum Reach {
        NONE,
        /** None makes a column NOT NULL. */
        BOUNDS,
        /** In an embeddable that validation requires and goes into. */
        EMBEDDED,
        ENTITY;

        Constraints of(Constraints said) {
            return switch (this) {
                case NONE -> Constraints.NONE;
                case BOUNDS -> said.with(Constraints.Required.NEVER);
                case EMBEDDED -> said;
                case ENTITY ->
                    said.required() == Constraints.Required.NEVER
                            ? said
                            : said.with(Constraints.Required.UNLESS_INHERITED);
            };
        }

        private Reach inside(Constraints embedded) {
            if (this == NONE || !embedded.cascaded()) {
                return NONE;
            }
            return embedded.required() == Constraints.Required.NEVER ? BOUNDS : EMBEDDED;
        }
    }

    /** Whether a collection holds what it is in: Hibernate generates no values there. */
    boolean collected() {
        return holder != null;
    }

    TypeElement type() {
        return (TypeElement) in.asElement();
    }

    boolean embedded() {
        return !embeddables.isEmpty();
    }

    Scope overridden(Overrides by) {
        return new Scope(in, by, path, embeddables, id, byField, reach, audits, holder, generators);
    }

    /** For the members of an id class, beside those of the entity. */
    Scope in(TypeElement idClass) {
        DeclaredType type = (DeclaredType) idClass.asType();
        return new Scope(type, Overrides.NONE, path, embeddables, id, byField, reach, audits, holder, generators);
    }

    /** For the elements, keys and values of a collection. @param as what Hibernate calls them */
    Scope ofCollection(String as) {
        return new Scope(in, overrides, path, embeddables, id, byField, reach, audits, as, generators);
    }

    /** For the attributes of an embeddable. */
    Scope inside(DeclaredType embeddable, Attribute attribute, Overrides by) {
        List<String> around = new ArrayList<>(embeddables);
        around.add(Classes.name((TypeElement) embeddable.asElement()));
        return new Scope(
                embeddable,
                by,
                attribute.path() + ".",
                around,
                id || attribute.id(),
                byField,
                reach.inside(attribute.constraints()),
                audits.inside(attribute.audit(), (TypeElement) embeddable.asElement()),
                holder,
                generators);
    }
}
