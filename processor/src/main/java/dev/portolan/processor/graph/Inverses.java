package dev.portolan.processor.graph;

import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.ToMany;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.ForeignKeySpec;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.schema.ForeignKey.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which attribute is the other side ({@code mappedBy}) of an association. */
final class Inverses {
    private final Mapping mapping;
    private final Map<String, Inverse> byOwner = new HashMap<>();
    private final Map<String, Delete> deletes = new HashMap<>();

    /** What becomes of rows that refer to the side with {@code mappedBy}. */
    private record Delete(Action action, boolean manyToMany) {}

    /** The side with {@code mappedBy}. */
    record Inverse(EntityModel entity, AttributeModel attribute) {}

    Inverses(Mapping mapping) {
        this.mapping = mapping;
        for (EntityModel entity : mapping.entities.all()) {
            collect(entity, entity.attributes());
        }
    }

    /** The inverse side of an attribute that owns its association. */
    Optional<Inverse> of(EntityModel owner, AttributeModel attribute) {
        return Optional.ofNullable(byOwner.get(Mapping.source(owner, attribute)));
    }

    /** The foreign key of an attribute that owns its association, with what the inverse side says of it in this table. */
    ForeignKeySpec key(TableDraft table, EntityModel owner, AttributeModel attribute, ForeignKeySpec own) {
        Delete delete = deletes.get(Mapping.source(owner, attribute));
        if (delete == null) {
            return own;
        }
        // of a TABLE_PER_CLASS hierarchy only in the table of the class that declares the other side
        boolean elsewhere = !delete.manyToMany()
                && owner.inheritance() == EntityModel.Inheritance.TABLE_PER_CLASS
                && !table.name.equals(mapping.tableName(owner));
        // Hibernate makes a key of the collection then, whatever the other side says of its own
        return elsewhere ? own : own.deleting(delete.action(), own.constraint() || !delete.manyToMany());
    }

    private void collect(EntityModel entity, List<AttributeModel> attributes) {
        for (AttributeModel attribute : attributes) {
            if (attribute instanceof ToMany toMany && toMany.mappedBy() != null) {
                match(entity, attribute, toMany.target(), toMany.mappedBy());
            } else if (attribute instanceof ToOne toOne && toOne.mappedBy() != null) {
                match(entity, attribute, toOne.target(), toOne.mappedBy());
            } else if (attribute instanceof Embedded embedded) {
                collect(entity, embedded.attributes());
            }
        }
    }

    private void match(EntityModel entity, AttributeModel attribute, String targetClass, String mappedBy) {
        EntityModel target = mapping.entities.get(targetClass);
        if (target == null) {
            return;
        }
        EntityModel owner = declarer(target, mappedBy);
        if (owner == null) {
            mapping.reporter
                    .within(entity.origin())
                    .report(
                            Message.MAPPED_BY,
                            attribute.origin().at("mappedBy"),
                            target.className(),
                            mappedBy,
                            DidYouMean.among(mapping.entities.attributeNames(target), mappedBy));
            return;
        }
        AttributeModel owning = mapping.entities.attribute(owner, mappedBy).orElseThrow();
        EntityModel back = mapping.entities.get(backTo(owning));
        if (back == null || !mapping.entities.related(back, entity)) {
            mapping.reporter
                    .within(entity.origin())
                    .report(
                            Message.MAPPED_BY_TARGET,
                            attribute.origin().at("mappedBy"),
                            target.className(),
                            mappedBy,
                            entity.className());
            return;
        }
        byOwner.putIfAbsent(Mapping.source(owner, owning), new Inverse(entity, attribute));
        if (attribute instanceof ToMany toMany && toMany.inverseDelete() != null) {
            deletes.put(Mapping.source(owner, owning), new Delete(toMany.inverseDelete(), toMany.manyToMany()));
        }
    }

    private static String backTo(AttributeModel attribute) {
        if (attribute instanceof ToOne toOne) {
            return toOne.target();
        }
        return attribute instanceof ToMany toMany ? toMany.target() : "";
    }

    /** Itself, or the superclass or subclass that has the attribute; null for none. */
    private EntityModel declarer(EntityModel target, String path) {
        String head = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        for (EntityModel at : mapping.entities.chain(target)) {
            if (at.attributes().stream().anyMatch(a -> a.name().equals(head))) {
                return mapping.entities.attribute(at, path).isPresent() ? at : null;
            }
        }
        return null;
    }
}
