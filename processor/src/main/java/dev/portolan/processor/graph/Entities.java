package dev.portolan.processor.graph;

import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.EntityModel.Inheritance;
import dev.portolan.processor.model.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entities of a unit by name, and their hierarchies. */
final class Entities {
    private final List<EntityModel> all;
    private final Map<String, EntityModel> byClass;
    private final Map<String, List<EntityModel>> children = new HashMap<>();

    Entities(Unit unit) {
        all = unit.entities();
        byClass = unit.byClass();
        all.stream()
                .filter(e -> !e.isRoot())
                .forEach(e -> children.computeIfAbsent(e.parent(), p -> new ArrayList<>())
                        .add(e));
    }

    List<EntityModel> all() {
        return all;
    }

    /** Null when there is none. */
    EntityModel get(String className) {
        return byClass.get(className);
    }

    EntityModel root(EntityModel entity) {
        return byClass.getOrDefault(entity.root(), entity);
    }

    /** From the root to the entity itself. */
    List<EntityModel> chain(EntityModel entity) {
        if (entity.isRoot()) {
            return List.of(entity);
        }
        Deque<EntityModel> chain = new ArrayDeque<>();
        for (EntityModel at = entity; at != null && !chain.contains(at); at = at.isRoot() ? null : get(at.parent())) {
            chain.addFirst(at);
        }
        return List.copyOf(chain);
    }

    /** All below it, by class name. */
    List<EntityModel> subclasses(EntityModel entity) {
        if (!children.containsKey(entity.className())) {
            return List.of();
        }
        List<EntityModel> below = new ArrayList<>(children.getOrDefault(entity.className(), List.of()));
        for (int i = 0; i < below.size(); i++) {
            below.addAll(children.getOrDefault(below.get(i).className(), List.of()));
        }
        below.sort(Comparator.comparing(EntityModel::className));
        return below;
    }

    /** Whether a row of one may be one of the other. */
    boolean related(EntityModel a, EntityModel b) {
        return a == b || a.root().equals(b.root()) && (chain(a).contains(b) || chain(b).contains(a));
    }

    /** The entity whose table holds what this entity adds. */
    EntityModel tableOwner(EntityModel entity) {
        return entity.inheritance() == Inheritance.SINGLE_TABLE ? root(entity) : entity;
    }

    /** A subclass in the table of its root: columns must take NULL for its siblings. */
    static boolean inSharedTable(EntityModel entity) {
        return entity.inheritance() == Inheritance.SINGLE_TABLE && !entity.isRoot();
    }

    static boolean hasTable(EntityModel entity) {
        return !entity.extras().subselect()
                && (entity.inheritance() != Inheritance.TABLE_PER_CLASS || !entity.isAbstract());
    }

    /** Whether a foreign key may refer to its table: not to a view, nor when rows of subclasses are elsewhere. */
    boolean referable(EntityModel entity) {
        if (entity.isView() || entity.extras().subselect()) {
            return false;
        }
        return entity.inheritance() != Inheritance.TABLE_PER_CLASS
                || hasTable(entity) && !children.containsKey(entity.className());
    }

    /** @param path dotted into embeddables */
    Optional<AttributeModel> attribute(EntityModel entity, String path) {
        for (EntityModel at : chain(entity)) {
            Optional<AttributeModel> found = find(at.attributes(), path);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<AttributeModel> find(List<AttributeModel> attributes, String path) {
        List<AttributeModel> at = attributes;
        String rest = path;
        while (true) {
            int dot = rest.indexOf('.');
            String head = dot < 0 ? rest : rest.substring(0, dot);
            Optional<AttributeModel> found =
                    at.stream().filter(a -> a.name().equals(head)).findFirst();
            if (dot < 0 || found.isEmpty()) {
                return found;
            }
            if (!(found.get() instanceof AttributeModel.Embedded embedded)) {
                return Optional.empty();
            }
            at = embedded.attributes();
            rest = rest.substring(dot + 1);
        }
    }

    List<String> attributeNames(EntityModel entity) {
        return chain(entity).stream()
                .flatMap(e -> e.attributes().stream())
                .map(AttributeModel::name)
                .toList();
    }
}
