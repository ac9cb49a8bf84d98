package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Naming;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Elements;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.ToMany;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.HibernateSettings;
import dev.portolan.processor.model.Unit;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.Desired;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the logical graph of a unit, with its hints. What the mapping gets wrong is reported. */
public final class GraphBuilder {
    private final Mapping mapping;
    private final ForeignKeys foreignKeys;
    private final EntityTables tables;
    private final ToManys toManys;
    private final ElementTables elementTables;
    private final Generators generators;
    private final Audits audits;

    private GraphBuilder(Unit unit, Naming naming, HibernateSettings settings, Reporter reporter) {
        mapping = new Mapping(unit, naming, settings, reporter);
        foreignKeys = new ForeignKeys(mapping);
        Discriminators discriminators = new Discriminators(mapping);
        Inverses inverses = new Inverses(mapping);
        Attributes attributes = new Attributes(mapping, new ToOnes(mapping, foreignKeys, inverses), discriminators);
        tables = new EntityTables(mapping, foreignKeys, attributes, discriminators);
        Shapes shapes = new Shapes(mapping, foreignKeys, attributes);
        generators = new Generators(mapping);
        RowIds rowIds = new RowIds(mapping, generators);
        toManys = new ToManys(mapping, foreignKeys, inverses, shapes, rowIds);
        audits = new Audits(mapping, discriminators, generators);
        elementTables = new ElementTables(mapping, foreignKeys, shapes, attributes, rowIds);
    }

    /** @return the graph; not to be used when the reporter has errors */
    public static Desired build(Unit unit, Naming naming, HibernateSettings settings, Reporter reporter) {
        return new GraphBuilder(unit, naming, settings, reporter).build();
    }

    private Desired build() {
        names();
        mapping.entities.all().forEach(new Views(mapping)::check);
        List<EntityModel> entities = mapping.entities.all();
        for (EntityModel root : entities) {
            if (root.isRoot()) {
                tables.add(root);
                mapping.entities.subclasses(root).forEach(tables::add);
            }
        }
        entities.forEach(e -> collections(e, e.attributes()));
        entities.forEach(tables::addConstraints);
        entities.forEach(new Comments(mapping)::add);
        OwnIndexes indexes = new OwnIndexes(mapping);
        mapping.tables.all().forEach(indexes::add);
        entities.stream()
                .filter(e -> e.isRoot() && !e.isView() && !e.extras().subselect())
                .forEach(generators::add);
        audits.add();
        foreignKeys.finish();
        return new DesiredDraft(mapping, generators).desired();
    }

    private void names() {
        Map<String, EntityModel> byName = new HashMap<>();
        for (EntityModel entity : mapping.entities.all()) {
            EntityModel other = byName.putIfAbsent(entity.entityName(), entity);
            if (other != null) {
                // by default both would have one table; with names of their own the tables make sense
                boolean named = entity.table().name() != null && other.table().name() != null;
                mapping.reporter.report(
                        named ? Message.ENTITY_NAME_SHARED : Message.ENTITY_NAME_TWICE,
                        entity.origin(),
                        other.className(),
                        entity.className(),
                        entity.entityName());
            }
            targets(entity, entity.attributes());
        }
    }

    private void targets(EntityModel entity, List<AttributeModel> attributes) {
        for (AttributeModel attribute : attributes) {
            if (attribute instanceof ToOne toOne) {
                target(entity, toOne, toOne.target());
            } else if (attribute instanceof ToMany toMany) {
                target(entity, toMany, toMany.target());
            } else if (attribute instanceof Embedded embedded) {
                targets(entity, embedded.attributes());
            }
        }
    }

    private void target(EntityModel entity, AttributeModel attribute, String target) {
        if (mapping.entities.get(target) == null) {
            mapping.reporter
                    .within(entity.origin())
                    .report(Message.TARGET_UNKNOWN, attribute.origin(), target, mapping.unit.name());
        }
    }

    private void collections(EntityModel entity, List<AttributeModel> attributes) {
        // in the order of Hibernate's second passes: of those that share a table, the first or the last says what its
        // key is
        List<AttributeModel> ordered = attributes.stream()
                .sorted(Comparator.comparing(AttributeModel::name).reversed())
                .toList();
        for (AttributeModel attribute : ordered) {
            if (attribute instanceof ToMany toMany) {
                toManys.add(entity, toMany);
            } else if (attribute instanceof Elements elements) {
                elementTables.add(entity, elements);
            } else if (attribute instanceof Embedded embedded) {
                collections(entity, embedded.attributes());
            }
        }
    }
}
