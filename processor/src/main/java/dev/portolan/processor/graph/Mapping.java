package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Naming;
import dev.portolan.processor.graph.naming.Naming.Implied;
import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.Attribute;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.HibernateSettings;
import dev.portolan.processor.model.IdModel;
import dev.portolan.processor.model.Shape;
import dev.portolan.processor.model.TableSpec;
import dev.portolan.processor.model.Unit;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/** What all parts of the work share: the unit, how it names things, where errors go, and the tables so far. */
final class Mapping {
    final Unit unit;
    final Naming naming;
    final HibernateSettings settings;
    final Reporter reporter;
    final Entities entities;
    final Tables tables;
    final Keys keys;
    final ValueRenames values = new ValueRenames();
    /** By attribute, as {@link #source} names it. */
    final Map<String, CollectionDraft> collections = new HashMap<>();

    private final Map<String, QName> tableNames = new HashMap<>();

    Mapping(Unit unit, Naming naming, HibernateSettings settings, Reporter reporter) {
        this.unit = unit;
        this.naming = naming;
        this.settings = settings;
        this.reporter = reporter;
        this.entities = new Entities(unit);
        this.tables = new Tables(reporter);
        this.keys = new Keys(this);
    }

    /** {@code com.acme.User#home.street} */
    static String source(EntityModel entity, AttributeModel attribute) {
        return entity.className() + "#" + attribute.path();
    }

    Name physical(Term term) {
        return physical(term.logical());
    }

    Name physical(Name logical) {
        return naming.physical(settings.quoted() ? new Name(logical.text(), true) : logical);
    }

    /** The entity's name, with those it had. */
    Term entityTerm(EntityModel entity) {
        if (entity.nameGiven() && naming.is(Implied.LEGACY_HBM)) {
            return Term.of(simpleName(entity));
        }
        Term current = Term.of(entity.entityName());
        return entity.renamedFrom().isEmpty()
                ? current
                : Term.choice(entity.className(), written(entity.renamedFrom()), current);
    }

    /** The class's name in its package: {@code Outer$Inner}. */
    static String simpleName(EntityModel entity) {
        Element at = entity.origin().element();
        StringBuilder name = new StringBuilder(at.getSimpleName());
        while (at.getEnclosingElement() != null && at.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
            at = at.getEnclosingElement();
            name.insert(0, at.getSimpleName() + "$");
        }
        return name.toString();
    }

    /** What an attribute is called by default, in columns and tables, with what it was called. */
    Term attributeTerm(EntityModel entity, Attribute attribute) {
        return naming.is(Implied.COMPONENT_PATH)
                ? Term.of(above(entity, attribute)).plus(nameTerm(entity, attribute))
                : nameTerm(entity, attribute);
    }

    /** What stands before an attribute's name where all of its path does: {@code home_geo_}. */
    private String above(EntityModel entity, Attribute attribute) {
        StringBuilder words = new StringBuilder();
        if (attribute.id() && entity.id() != null && entity.id().kind() == IdModel.Kind.ID_CLASS) {
            words.append("id_");
        }
        String path = attribute.path();
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            String outer = path.substring(0, dot);
            words.append(outer.substring(outer.lastIndexOf('.') + 1)).append('_');
            entities.attribute(entity, outer).map(a -> inMap(a, attribute)).ifPresent(words::append);
        }
        return words.toString();
    }

    /** What Hibernate calls the part of a map that the attribute is in; null for none. */
    private static String inMap(AttributeModel collection, Attribute attribute) {
        Shape shape = collection instanceof AttributeModel.Elements e
                ? e.shape()
                : collection instanceof AttributeModel.ToMany many ? many.shape() : null;
        if (shape == null || shape.kind() != Shape.Kind.MAP) {
            return null;
        }
        boolean ofKey = shape.key() instanceof Shape.Key.OfEmbeddable key && holds(key.attributes(), attribute);
        return ofKey ? "mapkey_key_" : "value_";
    }

    private static boolean holds(List<AttributeModel> attributes, Attribute one) {
        return attributes.stream()
                .anyMatch(a -> a.attribute() == one
                        || a instanceof AttributeModel.Embedded embedded && holds(embedded.attributes(), one));
    }

    /** What columns of another table begin with that refer to an entity without an attribute for it. */
    Prefix prefix(EntityModel entity) {
        boolean byTable = naming.is(Implied.LEGACY_JPA);
        return new Prefix(byTable ? tableTerm(entities.tableOwner(entity)) : entityTerm(entity), false);
    }

    /** What the columns begin with that an attribute refers by. */
    Prefix prefix(EntityModel owner, Attribute attribute) {
        return new Prefix(attributeTerm(owner, attribute), naming.is(Implied.LEGACY_HBM));
    }

    /** The beginning of the implied names of join columns. @param whole whether they have no more to their names */
    record Prefix(Term term, boolean whole) {
        Term with(Term referred) {
            return whole ? term : term.plus("_").plus(referred);
        }
    }

    /** The attribute's own name, with those it had. */
    static Term nameTerm(EntityModel entity, Attribute attribute) {
        Term current = Term.of(attribute.name());
        return attribute.renamedFrom().isEmpty()
                ? current
                : Term.choice(entity.className() + "#" + attribute.path(), written(attribute.renamedFrom()), current);
    }

    /** A name given by the mapping, with those that the element had. */
    static Term given(String key, List<String> renamedFrom, String name) {
        return Term.choice(key, written(renamedFrom), Term.written(name));
    }

    static List<Term> written(List<String> names) {
        return names.stream().map(Term::written).toList();
    }

    /** Name of the entity's own {@code @Table}, or of its default. */
    Term tableTerm(EntityModel entity) {
        String name = entity.table().name();
        return name == null ? entityTerm(entity) : given(entity.className() + "@Table", entity.renamedFrom(), name);
    }

    QName tableName(EntityModel entity) {
        EntityModel owner = entities.tableOwner(entity);
        return tableNames.computeIfAbsent(owner.className(), c -> name(tableTerm(owner), owner.table()));
    }

    /** With the catalog and the schema that the annotation gives. */
    QName name(Term term, TableSpec spec) {
        return name(spec.catalog(), spec.schema(), term);
    }

    /** @param catalog as written @param schema as written; each null for the default of the unit */
    QName name(String catalog, String schema, Term term) {
        return new QName(
                catalog == null ? byDefault(settings.catalog()) : physical(Term.written(catalog)),
                schema == null ? byDefault(settings.schema()) : physical(Term.written(schema)),
                physical(term));
    }

    /** What a setting says is no name of the mapping: no strategy changes it. */
    private Name byDefault(String written) {
        Name name = written == null ? null : Term.written(written).logical();
        return name != null && settings.quoted() ? new Name(name.text(), true) : name;
    }
}
