package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Naming;
import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.Attribute;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.HibernateSettings;
import dev.portolan.processor.model.TableSpec;
import dev.portolan.processor.model.Unit;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    static Term entityTerm(EntityModel entity) {
        Term current = Term.of(entity.entityName());
        return entity.renamedFrom().isEmpty()
                ? current
                : Term.choice(entity.className(), written(entity.renamedFrom()), current);
    }

    /** The attribute's own name, with those it had. */
    static Term attributeTerm(EntityModel entity, Attribute attribute) {
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
