package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.model.Attribute.Mark;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.Constraints;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.EntityModel.Inheritance;
import dev.portolan.processor.model.EntityModel.SecondaryTable;
import dev.portolan.processor.model.Generation;
import dev.portolan.processor.model.IdModel;
import dev.portolan.processor.model.TableSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables of entities: keys, and the columns of attributes that are no collections. */
final class EntityTables {
    private final Mapping mapping;
    private final ForeignKeys foreignKeys;
    private final Attributes attributes;
    private final Discriminators discriminators;
    private final Map<String, Map<String, TableDraft>> secondary = new HashMap<>();

    EntityTables(Mapping mapping, ForeignKeys foreignKeys, Attributes attributes, Discriminators discriminators) {
        this.mapping = mapping;
        this.foreignKeys = foreignKeys;
        this.attributes = attributes;
        this.discriminators = discriminators;
    }

    /** A root before its subclasses. */
    void add(EntityModel entity) {
        if (!Entities.hasTable(entity) || mapping.keys.of(entity).isEmpty()) {
            return;
        }
        if (Entities.inSharedTable(entity)) {
            shared(entity);
            return;
        }
        TableDraft table = open(entity);
        List<KeyPart> key = mapping.keys.of(entity);
        checkStart(entity, key);
        keyColumns(table, entity, key, entity.isRoot() || perClass(entity));
        EntityModel root = mapping.entities.root(entity);
        if (entity.isRoot() || perClass(entity)) {
            SoftDeletes.add(
                    mapping, table, root, root.className(), root.extras().softDelete());
        }
        if (entity.isRoot()) {
            discriminators.add(table, entity);
        } else if (entity.inheritance() == Inheritance.JOINED) {
            EntityModel parent = mapping.entities.get(entity.parent());
            foreignKeys.addKeyToKey(
                    table,
                    mapping.tableName(parent),
                    names(mapping.keys.of(parent)),
                    entity.primaryKeyJoin().foreignKey());
        }
        openSecondary(entity, table, key);
        for (EntityModel declaring : perClass(entity) ? mapping.entities.chain(entity) : List.of(entity)) {
            addAttributes(table, declaring, secondary.get(entity.className()));
        }
    }

    private static boolean perClass(EntityModel entity) {
        return entity.inheritance() == Inheritance.TABLE_PER_CLASS;
    }

    private void shared(EntityModel entity) {
        EntityModel root = mapping.entities.root(entity);
        if (entity.table().origin().annotation() != null && entity.table().name() != null) {
            mapping.reporter.report(
                    Message.TABLE_ON_SUBCLASS,
                    entity.table().origin(),
                    entity.className(),
                    root.className(),
                    root.className());
        }
        for (String own : List.of(Own.TABLE_OPTIONS, Own.COLLATION, Own.CHARSET)) {
            Origin at = entity.extras().origins().get(own);
            if (at != null) {
                mapping.reporter.report(
                        Message.ROOT_ONLY, at, "@" + own.substring(own.lastIndexOf('.') + 1), root.className());
            }
        }
        mapping.tables.get(mapping.tableName(root)).ifPresent(table -> {
            entity.extras().indexes().forEach(i -> table.later(i, List.of()));
            Map<String, TableDraft> visible = new HashMap<>();
            openSecondary(entity, table, mapping.keys.of(root));
            for (EntityModel above : mapping.entities.chain(entity)) {
                visible.putAll(secondary.getOrDefault(above.className(), Map.of()));
            }
            addAttributes(table, entity, visible);
        });
    }

    private TableDraft open(EntityModel entity) {
        QName name = mapping.tableName(entity);
        TableSpec spec = entity.table();
        if (spec.name() != null && spec.name().isBlank()) {
            mapping.reporter.report(Message.NAME_BLANK, spec.origin().at("name"));
        }
        TableDraft other = mapping.tables.get(name).orElse(null);
        List<Name> key = names(mapping.keys.of(entity));
        if (other != null && !folded(other.key()).equals(folded(key))) {
            mapping.reporter.report(
                    Message.TABLE_DIFFERS,
                    spec.name() == null ? entity.origin() : spec.origin().at("name"),
                    name,
                    other.source,
                    entity.className(),
                    "primary keys");
        }
        TableDraft table = mapping.tables.open(name, mapping.tableTerm(entity), entity.className());
        table.comment(spec.comment());
        table.option(spec.options());
        table.options(entity.extras().options());
        table.online(entity.extras().online());
        entity.extras().indexes().forEach(i -> table.later(i, List.of()));
        if (entity.isView()) {
            table.view(entity);
        }
        return table;
    }

    /** Hibernate knows a column whatever the case of its name. */
    private static List<String> folded(List<Name> names) {
        return names.stream().map(n -> TableDraft.fold(n.text())).toList();
    }

    private void checkStart(EntityModel entity, List<KeyPart> key) {
        boolean asked = entity.extras().options().keySet().stream().anyMatch(k -> k.endsWith("increment start"));
        boolean numbered = entity.isRoot()
                && key.stream()
                        .map(KeyPart::basic)
                        .anyMatch(b -> b != null
                                && b.generation() != null
                                && !b.generation().byColumn().equals(Generation.NOWHERE));
        if (asked && !numbered) {
            mapping.reporter.report(
                    Message.INCREMENT_START,
                    entity.extras().origins().get(Own.TABLE_OPTIONS).at("incrementStart"),
                    entity.className());
        }
    }

    private void openSecondary(EntityModel entity, TableDraft primary, List<KeyPart> key) {
        Map<String, TableDraft> tables = new HashMap<>();
        for (SecondaryTable second : entity.secondaryTables()) {
            TableSpec spec = second.table();
            Term term = Term.written(spec.name() == null ? "" : spec.name());
            QName name = mapping.name(term, spec);
            TableDraft table = mapping.tables.open(name, term, entity.className());
            String nameKey = entity.className() + "@SecondaryTable" + name;
            keyColumns(table, entity, mapping.keys.renamed(entity, second.join(), nameKey, key), false);
            foreignKeys.addKeyToKey(
                    table, primary.name, names(key), second.join().foreignKey());
            table.comment(spec.comment());
            table.option(spec.options());
            tables.put(TableDraft.fold(term.logical().text()), table);
        }
        secondary.put(entity.className(), tables);
    }

    private void addAttributes(TableDraft table, EntityModel entity, Map<String, TableDraft> visible) {
        IdModel id = mapping.entities.root(entity).id();
        List<Name> natural = new ArrayList<>();
        for (AttributeModel attribute : entity.attributes()) {
            if (entity.isRoot() && id != null && id.attributes().contains(attribute.name())) {
                attributes.addKeyReferences(table, entity, attribute);
            } else {
                List<Name> names = attributes.add(table, visible, entity, attribute);
                if (attribute.attribute().marks().contains(Mark.NATURAL_ID)) {
                    natural.addAll(names);
                }
                if (attribute.attribute().marks().contains(Mark.PARTITION_KEY)) {
                    table.partitionKey(names);
                }
            }
        }
        if (!natural.isEmpty()) {
            table.add(new Unique(null, false, natural, null));
        }
        attributes.demanded(table, entity);
    }

    /** @param own whether this table makes the values, or repeats those of another */
    private void keyColumns(TableDraft table, EntityModel entity, List<KeyPart> key, boolean own) {
        List<Name> names = new ArrayList<>();
        for (KeyPart part : key) {
            Name name = mapping.physical(part.term());
            names.add(name);
            boolean constrained = own && mapping.keys.isConstrained(entity);
            PerDialect<ColumnType> type =
                    constrained ? part.own(mapping.reporter) : own ? part.type() : part.repeated();
            String options =
                    own || part.written() == null ? null : part.written().options();
            Column column = new Column(name, type, false, null, null, null, null, null, options);
            if (part.basic() != null) {
                ColumnSpec spec = part.basic().column();
                column = own
                        ? Extras.values(
                                        identity(entity, part, column),
                                        part.basic().extras())
                                .withComment(spec.comment())
                                .withOptions(spec.options())
                        : column;
                table.alias(part.basic().name(), name);
                if (own) {
                    part.basic().extras().indexes().forEach(i -> table.later(i, List.of(name)));
                }
            }
            if (own) {
                ColumnSpec spec = part.basic() == null
                        ? ColumnSpec.implied(part.origin())
                        : part.basic().column();
                Columns.checks(table, name, spec, constrained ? part.constraints() : Constraints.NONE);
                if (part.basic() != null) {
                    Columns.enumCheck(table, name, part.basic(), type);
                }
                if (spec.unique() && key.size() > 1) {
                    table.add(Unique.of(name));
                }
            }
            mapping.tables.add(
                    table,
                    new ColumnDraft(
                            column,
                            part.term(),
                            entity,
                            part.source(),
                            part.origin(),
                            true,
                            true,
                            own && part.basic() != null ? part.basic().extras() : null),
                    mapping.entities);
        }
        table.key(names);
    }

    private Column identity(EntityModel entity, KeyPart part, Column column) {
        Generation generation = part.basic().generation();
        if (generation == null || generation.byColumn().equals(Generation.NOWHERE)) {
            return column;
        }
        if (perClass(entity)) {
            mapping.reporter.report(Message.IDENTITY_TABLE_PER_CLASS, generation.origin());
        }
        ColumnType type = part.type().value();
        if (!(type instanceof ColumnType.Int) && !(type instanceof ColumnType.Raw)) {
            mapping.reporter.report(
                    Message.IDENTITY_TYPE, generation.origin(), part.basic().javaType());
            return column;
        }
        return column.withIdentity(new Column.Identity(false, null, null, generation.byColumn()));
    }

    private List<Name> names(List<KeyPart> key) {
        return key.stream().map(k -> mapping.physical(k.term())).toList();
    }

    /** Constraints of the tables' annotations, once all columns are there. */
    void addConstraints(EntityModel entity) {
        TableConstraints constraints = new TableConstraints(mapping);
        if (Entities.hasTable(entity)) {
            mapping.tables.get(mapping.tableName(entity)).ifPresent(t -> constraints.add(t, entity.table()));
        }
        for (SecondaryTable second : entity.secondaryTables()) {
            TableDraft table = secondary
                    .getOrDefault(entity.className(), Map.of())
                    .get(TableDraft.fold(
                            Term.written(String.valueOf(second.table().name()))
                                    .logical()
                                    .text()));
            if (table != null) {
                constraints.add(table, second.table());
            }
        }
    }
}
