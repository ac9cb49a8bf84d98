package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.model.AttributeModel.Basic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * An {@code @IdClass} that is mapped itself: where one of its members has an annotation of a mapping, Hibernate takes the columns
 * of the key as the id class has them, all of them.
 */
final class IdClasses {
    private static final Set<String> MAPPED = Set.of(
            Jpa.COLUMN,
            Jpa.ID,
            Jpa.GENERATED_VALUE,
            Jpa.MANY_TO_ONE,
            Jpa.ONE_TO_ONE,
            Jpa.ONE_TO_MANY,
            Jpa.MANY_TO_MANY);

    private final Readers readers;
    private final Attributes attributes;

    IdClasses(Readers readers, Attributes attributes) {
        this.readers = readers;
        this.attributes = attributes;
    }

    /** Gives the ids their columns. @param all attributes of the entity, by name @param scope of the entity itself */
    void apply(TypeElement idClass, Map<String, AttributeModel> all, Scope scope) {
        if (idClass == null || !isMapped(idClass)) {
            return;
        }
        for (TypeElement of = idClass; of != null; of = readers.classes().superclass(of)) {
            Boolean access = readers.members().byField(of);
            for (Member m : readers.members().of(of, access == null ? scope.byField() : access)) {
                if (all.get(m.name()) instanceof Basic id
                        && id.attribute().id()
                        && attributes.of(m, scope.in(idClass)) instanceof Basic column) {
                    all.put(m.name(), with(id, column));
                }
            }
        }
    }

    private boolean isMapped(TypeElement idClass) {
        List<Member> members = readers.members().all(idClass);
        return members.stream()
                .map(Member::annotations)
                .map(Annotations::all)
                .anyMatch(a -> a.stream().anyMatch(m -> MAPPED.contains(m.name())));
    }

    private static Basic with(Basic id, Basic column) {
        return new Basic(
                id.attribute(),
                column.type(),
                column.javaType(),
                column.converter(),
                column.lob(),
                id.required(),
                id.version(),
                id.generation(),
                column.column(),
                id.extras());
    }
}
