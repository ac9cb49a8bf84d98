package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.Attribute;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.model.Audit;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.EntityAudit;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.EntityModel.Inheritance;
import dev.portolan.processor.model.EntityModel.SecondaryTable;
import dev.portolan.processor.model.EnversSettings;
import dev.portolan.processor.report.Message;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.ForeignKey.Action;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The histories that Envers keeps of entities, once all that they are histories of is there. */
final class Audits {
    private final Mapping mapping;
    private final EnversSettings settings;
    private final Discriminators discriminators;
    private final Generators generators;
    private final AuditColumns columns;
    /** The history in which an entity's rows are, by its class. */
    private final Map<String, TableDraft> histories = new HashMap<>();

    private Revisions revisions;

    /** A secondary table. @param into its history; null when there is none */
    private record Beside(TableDraft from, TableDraft into) {}

    Audits(Mapping mapping, Discriminators discriminators, Generators generators) {
        this.mapping = mapping;
        this.settings = mapping.unit.envers();
        this.discriminators = discriminators;
        this.generators = generators;
        this.columns = new AuditColumns(mapping);
    }

    void add() {
        EntityModel revision = Revisions.entity(mapping);
        List<EntityModel> audited = mapping.entities.all().stream()
                .filter(e -> e.audit().audited())
                .sorted(Comparator.comparingInt(
                        (EntityModel e) -> mapping.entities.chain(e).size()))
                .toList();
        if (audited.isEmpty()) {
            return;
        }
        EntityModel first = audited.get(0);
        revisions = revision == null
                ? Revisions.implied(mapping, generators, first.className(), first.origin())
                : Revisions.of(mapping, revision);
        audited.forEach(this::entity);
        AuditCollections collections = new AuditCollections(mapping, this, columns);
        for (EntityModel entity : audited) {
            if (isKept(entity)) {
                collections.add(entity, entity.attributes());
            }
        }
    }

    /** Whether nothing above it stands against its history. */
    private boolean isKept(EntityModel entity) {
        return mapping.entities.chain(entity).stream().allMatch(e -> e.audit().audited());
    }

    /** The tables with the history of what the entity adds; those of subclasses that repeat it included. */
    List<TableDraft> histories(EntityModel entity) {
        List<EntityModel> holders = new ArrayList<>(List.of(entity));
        if (entity.inheritance() == Inheritance.TABLE_PER_CLASS) {
            holders.addAll(mapping.entities.subclasses(entity));
        }
        return holders.stream()
                .map(e -> histories.get(e.className()))
                .filter(t -> t != null)
                .toList();
    }

    private void entity(EntityModel entity) {
        if (!isKept(entity)) {
            mapping.reporter.report(Message.AUDIT_PARENT, entity.origin(), entity.className(), entity.parent());
            return;
        }
        if (entity.extras().subselect()) {
            mapping.reporter.report(Message.AUDIT_TYPE, entity.origin(), "what has no table");
        }
        TableDraft from = mapping.tables.get(mapping.tableName(entity)).orElse(null);
        if (!Entities.hasTable(entity) || from == null) {
            return;
        }
        boolean shared = Entities.inSharedTable(entity);
        boolean perClass = entity.inheritance() == Inheritance.TABLE_PER_CLASS;
        TableDraft into = shared
                ? histories.get(mapping.entities.root(entity).className())
                : open(entity, from, entity.isRoot() || perClass);
        if (into == null) {
            return;
        }
        histories.put(entity.className(), into);
        Map<String, Beside> beside = new HashMap<>();
        for (EntityModel at : shared || perClass ? mapping.entities.chain(entity) : List.of(entity)) {
            beside.putAll(secondary(at, into));
        }
        for (EntityModel declaring : perClass ? mapping.entities.chain(entity) : List.of(entity)) {
            for (AttributeModel attribute : declaring.attributes()) {
                attribute(declaring, attribute, from, into, beside, true);
            }
        }
    }

    /** @param root whether it is told here what happened */
    private TableDraft open(EntityModel entity, TableDraft from, boolean root) {
        EntityAudit audit = entity.audit();
        Term term = audit.table() == null ? named(mapping.tableTerm(entity)) : Term.written(audit.table());
        QName name = name(term, audit.catalog(), audit.schema(), from.name);
        TableDraft into = mapping.tables.open(name, term, entity.className());
        into.online(from.online());
        Name revision = columns.add(into, Term.of(settings.revision()), revisions.type(), true, audit.origin());
        List<Name> key = new ArrayList<>(List.of(revision));
        for (KeyPart part : mapping.keys.of(entity)) {
            Name own = mapping.physical(part.term());
            columns.copy(into, from, own, true, part.basic());
            key.add(own);
        }
        into.key(key);
        if (root) {
            revisions.refer(into, revision, onDelete());
            happened(into, false, audit);
            Name discriminator = discriminators.of(mapping.entities.root(entity));
            if (discriminator != null) {
                columns.copy(into, from, discriminator, true, null);
            }
        } else {
            EntityModel parent = mapping.entities.get(entity.parent());
            refer(into, histories.get(parent.className()));
            if (settings.endTimeEverywhere()) {
                endTime(into, audit);
            }
        }
        return into;
    }

    /** What happened, and when it was over. */
    void happened(TableDraft into, boolean key, EntityAudit audit) {
        columns.add(into, Term.of(settings.revisionType()), new ColumnType.Int(8), key, audit.origin());
        if (settings.end() != null) {
            Name end = columns.add(into, Term.of(settings.end()), revisions.type(), false, audit.origin());
            revisions.refer(into, end, Action.NO_ACTION);
            endTime(into, audit);
        }
    }

    private void endTime(TableDraft into, EntityAudit audit) {
        if (settings.endTime() != null) {
            ColumnType type = settings.endTimeNumeric() ? new ColumnType.Int(64) : new ColumnType.Timestamp(6, false);
            columns.add(into, Term.of(settings.endTime()), type, false, audit.origin());
        }
    }

    /** The column that refers to a revision, with its foreign key. */
    Name revision(TableDraft into, EntityAudit audit) {
        Name revision = columns.add(into, Term.of(settings.revision()), revisions.type(), true, audit.origin());
        revisions.refer(into, revision, onDelete());
        return revision;
    }

    private Action onDelete() {
        return settings.cascade() ? Action.CASCADE : Action.NO_ACTION;
    }

    /** With prefix and suffix. */
    Term named(Term table) {
        return Term.of(settings.prefix()).plus(table.unquoted()).plus(settings.suffix());
    }

    /** @param of whose history it is: where nothing else is said, it is there too */
    QName name(Term term, String catalog, String schema, QName of) {
        String inCatalog = catalog == null ? settings.catalog() : catalog;
        String inSchema = schema == null ? settings.schema() : schema;
        QName said = mapping.name(inCatalog, inSchema, term);
        return new QName(
                inCatalog == null ? of.catalog() : said.catalog(),
                inSchema == null ? of.schema() : said.schema(),
                said.name());
    }

    private static void refer(TableDraft from, TableDraft to) {
        if (to != null && from.key().size() == to.key().size()) {
            from.add(
                    new ForeignKey(
                            null, false, from.key(), to.name, to.key(), Action.NO_ACTION, Action.NO_ACTION, null, null),
                    true);
        }
    }

    private Map<String, Beside> secondary(EntityModel entity, TableDraft main) {
        Map<String, Beside> all = new HashMap<>();
        for (SecondaryTable second : entity.secondaryTables()) {
            Term term = Term.written(String.valueOf(second.table().name()));
            String written = TableDraft.fold(term.logical().text());
            TableDraft from =
                    mapping.tables.get(mapping.name(term, second.table())).orElse(null);
            if (from != null) {
                boolean whole = entity.attributes().stream()
                        .filter(a -> isIn(a, written))
                        .allMatch(a -> a.attribute().audit() != null);
                all.put(written, new Beside(from, whole ? beside(entity, main, from, from.key()) : null));
            }
        }
        return all;
    }

    private static boolean isIn(AttributeModel attribute, String table) {
        if (attribute instanceof Embedded embedded) {
            return embedded.attributes().stream().anyMatch(a -> isIn(a, table));
        }
        return table.equals(tableOf(attribute));
    }

    /** The secondary table that an attribute names; null for none. */
    private static String tableOf(AttributeModel attribute) {
        ColumnSpec spec = attribute instanceof Basic basic ? basic.column() : null;
        if (attribute instanceof ToOne toOne && !toOne.join().columns().isEmpty()) {
            spec = toOne.join().columns().get(0).column();
        }
        return spec == null || spec.table() == null || spec.table().isBlank()
                ? null
                : TableDraft.fold(Term.written(spec.table()).logical().text());
    }

    /** The history of a table beside the entity's own. @param key of that table */
    private TableDraft beside(EntityModel entity, TableDraft main, TableDraft from, List<Name> key) {
        EntityAudit audit = entity.audit();
        String given = audit.secondary().get(from.name.name().text());
        Term term = given == null ? named(from.term) : Term.written(given);
        TableDraft into =
                mapping.tables.open(name(term, audit.catalog(), audit.schema(), from.name), term, entity.className());
        List<Name> own = new ArrayList<>();
        own.add(columns.add(into, Term.of(settings.revision()), revisions.type(), true, audit.origin()));
        for (Name name : key) {
            columns.copy(into, from, name, true, null);
            own.add(name);
        }
        into.key(own);
        refer(into, main);
        return into;
    }

    private void attribute(
            EntityModel owner,
            AttributeModel attribute,
            TableDraft from,
            TableDraft into,
            Map<String, Beside> beside,
            boolean top) {
        Audit audit = attribute.attribute().audit();
        if (audit == null) {
            return;
        }
        String table = tableOf(attribute);
        Beside second = table == null ? null : beside.get(table);
        TableDraft source = second == null ? from : second.from();
        TableDraft history = second == null ? into : second.into();
        if (attribute instanceof Embedded embedded) {
            embedded.attributes().forEach(a -> attribute(owner, a, from, into, beside, false));
        } else if (attribute instanceof Basic basic && history != null) {
            Name name = mapping.physical(new Columns(mapping).term(owner, basic));
            columns.copy(history, source, name, false, basic);
        } else if (attribute instanceof ToOne toOne) {
            history = toOne(owner, toOne, audit, source, history);
        }
        if (top && audit.flag() && history != null) {
            flag(owner, attribute, audit, history);
        }
    }

    private void flag(EntityModel owner, AttributeModel attribute, Audit audit, TableDraft history) {
        Attribute of = attribute.attribute();
        Term term = audit.flagColumn() == null
                ? Mapping.nameTerm(owner, of).plus(settings.flagSuffix())
                : Term.written(audit.flagColumn());
        columns.add(history, term, new ColumnType.Bool(), false, of.origin());
    }

    /** @return the table that has its columns */
    private TableDraft toOne(EntityModel owner, ToOne toOne, Audit audit, TableDraft source, TableDraft history) {
        EntityModel target = mapping.entities.get(toOne.target());
        if (target == null) {
            return history;
        }
        if (toOne.mappedBy() != null) {
            checkInverse(owner, toOne, target, toOne.mappedBy());
            return history;
        }
        checkTarget(owner, toOne, target, audit.anyTarget());
        if (toOne.primaryKeyJoin()) {
            return history;
        }
        if (toOne.joinTable() != null) {
            CollectionDraft draft = mapping.collections.get(Mapping.source(owner, toOne));
            if (draft == null || history == null) {
                return history;
            }
            TableDraft into = beside(owner, history, draft.table(), draft.owner());
            draft.values().forEach(n -> columns.copy(into, draft.table(), n, false, null));
            return into;
        }
        if (history != null) {
            for (JoinPart part : JoinPart.stored(new JoinColumns(mapping).of(owner, toOne, target))) {
                columns.copy(history, source, mapping.physical(part.term()), false, null);
            }
        }
        return history;
    }

    /** @param any whether it may lead to what is not audited */
    void checkTarget(EntityModel owner, AttributeModel attribute, EntityModel target, boolean any) {
        if (!any && !target.audit().audited()) {
            mapping.reporter
                    .within(owner.origin())
                    .report(
                            Message.AUDIT_TARGET,
                            attribute.origin(),
                            Mapping.source(owner, attribute),
                            target.className());
        }
    }

    /** The side that owns the association is audited too. */
    void checkInverse(EntityModel owner, AttributeModel attribute, EntityModel target, String mappedBy) {
        checkTarget(owner, attribute, target, false);
        String head = mappedBy.contains(".") ? mappedBy.substring(0, mappedBy.indexOf('.')) : mappedBy;
        boolean kept = mapping.entities
                .attribute(target, head)
                .map(a -> a.id() || a.attribute().audit() != null)
                .orElse(true);
        if (target.audit().audited() && !kept) {
            mapping.reporter
                    .within(owner.origin())
                    .report(
                            Message.AUDIT_INVERSE,
                            attribute.origin(),
                            Mapping.source(owner, attribute),
                            target.className() + "#" + mappedBy);
        }
    }
}
