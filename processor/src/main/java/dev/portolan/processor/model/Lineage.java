package dev.portolan.processor.model;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * The classes that an entity is made of.
 *
 * @param own mapped superclasses below the parent entity, topmost first, then the entity
 * @param parent nearest superclass that is an entity; null for none
 * @param root the topmost entity
 * @param all the entity and every superclass that is an entity or mapped, nearest first
 */
record Lineage(List<TypeElement> own, TypeElement parent, TypeElement root, List<TypeElement> all) {

    static Lineage of(TypeElement entity, Classes classes) {
        List<TypeElement> own = new ArrayList<>();
        List<TypeElement> all = new ArrayList<>();
        TypeElement parent = null;
        TypeElement root = entity;
        for (TypeElement at = entity; at != null; at = classes.superclass(at)) {
            boolean isEntity = at == entity || classes.isEntity(at);
            if (!isEntity && !classes.isMapped(at)) {
                continue;
            }
            all.add(at);
            if (isEntity && at != entity) {
                parent = parent == null ? at : parent;
                root = at;
            }
            if (parent == null) {
                own.add(0, at);
            }
        }
        return new Lineage(List.copyOf(own), parent, root, List.copyOf(all));
    }
}
