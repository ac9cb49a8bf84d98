package dev.portolan.processor.graph;

import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.model.Constraints;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.EntityModel.Inheritance;
import dev.portolan.processor.model.IdModel;
import dev.portolan.processor.model.JoinSpec;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Primary keys of entities. A composite key is in alphabetical order of its attributes, as Hibernate has it. */
final class Keys {
    private final Mapping mapping;
    private final Map<String, List<KeyPart>> known = new HashMap<>();
    private final Set<String> inProgress = new HashSet<>();

    Keys(Mapping mapping) {
        this.mapping = mapping;
    }

    /** The key as the entity's own table has it; empty when there is none, which was reported. */
    List<KeyPart> of(EntityModel entity) {
        List<KeyPart> key = known.get(entity.className());
        if (key != null) {
            return key;
        }
        key = List.of();
        for (EntityModel at : mapping.entities.chain(entity)) {
            List<KeyPart> above = key;
            key = known.get(at.className());
            if (key == null) {
                key = at.isRoot() ? ofRoot(at) : ofSubclass(at, above);
                known.put(at.className(), key);
            }
        }
        return key;
    }

    /** Whether constraints shape the key: Hibernate does not find the attributes of an {@code @IdClass}. */
    boolean isConstrained(EntityModel entity) {
        IdModel id = mapping.entities.root(entity).id();
        return id != null && id.kind() != IdModel.Kind.ID_CLASS;
    }

    private List<KeyPart> ofSubclass(EntityModel entity, List<KeyPart> parent) {
        return entity.inheritance() == Inheritance.JOINED
                ? renamed(entity, entity.primaryKeyJoin(), entity.className() + "@PrimaryKeyJoinColumn", parent)
                : parent;
    }

    /** That key in another table, which may name its columns otherwise. */
    List<KeyPart> renamed(EntityModel entity, JoinSpec join, String key, List<KeyPart> parent) {
        if (join.columns().isEmpty()) {
            return parent.stream().map(k -> k.in(k.term(), null)).toList();
        }
        List<JoinPart> parts = new JoinColumns(mapping)
                .ofKey(entity, key, join, parent, join.columns().get(0).column().origin());
        if (parts.size() != parent.size()) {
            return parent;
        }
        List<KeyPart> own = new ArrayList<>();
        for (int i = 0; i < parent.size(); i++) {
            own.add(parent.get(i).in(parts.get(i).term(), parts.get(i).spec()));
        }
        return own;
    }

    private List<KeyPart> ofRoot(EntityModel root) {
        IdModel id = root.id();
        if (id == null) {
            return List.of();
        }
        inProgress.add(root.className());
        Map<String, ToOne> mapped = mappedIds(root, id);
        List<KeyPart> parts = new ArrayList<>();
        for (String name : id.attributes()) {
            mapping.entities.attribute(root, name).ifPresent(a -> collect(root, a, mapped, parts));
        }
        inProgress.remove(root.className());
        parts.sort(Comparator.comparing(KeyPart::path));
        return List.copyOf(parts);
    }

    private Map<String, ToOne> mappedIds(EntityModel root, IdModel id) {
        Map<String, ToOne> mapped = new HashMap<>();
        String whole = id.attributes().isEmpty() ? "" : id.attributes().get(0);
        for (AttributeModel attribute : root.attributes()) {
            if (attribute instanceof ToOne toOne && toOne.mapsId() != null) {
                String path = toOne.mapsId().isEmpty()
                        ? whole
                        : id.kind() == IdModel.Kind.EMBEDDED ? whole + "." + toOne.mapsId() : toOne.mapsId();
                if (mapping.entities.attribute(root, path).isEmpty()) {
                    List<String> names = mapping.entities.attribute(root, whole).stream()
                            .filter(Embedded.class::isInstance)
                            .flatMap(e -> ((Embedded) e).attributes().stream())
                            .map(AttributeModel::name)
                            .toList();
                    mapping.reporter.report(
                            Message.MAPS_ID,
                            toOne.origin(),
                            root.className(),
                            toOne.mapsId(),
                            DidYouMean.among(names, toOne.mapsId()));
                }
                mapped.put(path, toOne);
            }
        }
        return mapped;
    }

    private void collect(EntityModel root, AttributeModel attribute, Map<String, ToOne> mapped, List<KeyPart> parts) {
        ToOne stand = mapped.get(attribute.path());
        if (stand != null) {
            derived(root, stand, attribute.path(), attribute.attribute().constraints(), parts);
        } else if (attribute instanceof Basic basic) {
            parts.add(new KeyPart(
                    basic.path(),
                    new Columns(mapping).term(root, basic),
                    Extras.referred(basic, mapping.reporter),
                    basic,
                    basic.attribute().constraints(),
                    Mapping.source(root, basic),
                    basic.origin(),
                    null));
        } else if (attribute instanceof Embedded embedded) {
            embedded.attributes().forEach(a -> collect(root, a, mapped, parts));
        } else if (attribute instanceof ToOne toOne) {
            derived(root, toOne, toOne.path(), Constraints.NONE, parts);
        }
    }

    private void derived(EntityModel root, ToOne toOne, String path, Constraints constraints, List<KeyPart> parts) {
        EntityModel target = mapping.entities.get(toOne.target());
        if (target == null) {
            return;
        }
        if (inProgress.contains(target.root())) {
            mapping.reporter.report(Message.ID_CYCLE, toOne.origin(), root.className(), Mapping.source(root, toOne));
            return;
        }
        for (JoinPart part : JoinPart.stored(new JoinColumns(mapping).of(root, toOne, target))) {
            parts.add(new KeyPart(
                    path + "." + part.keyPath(),
                    part.term(),
                    part.type(),
                    null,
                    constraints,
                    Mapping.source(root, toOne),
                    toOne.origin(),
                    null));
        }
    }
}
