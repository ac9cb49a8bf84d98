package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.EnversSettings;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.DialectSet;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.ForeignKey.Action;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Unique;
import java.util.List;
import java.util.Set;

/** The table of Envers' revisions: an entity's, or {@code REVINFO}. */
final class Revisions {
    /** Where Hibernate, left to itself, numbers with a sequence; elsewhere the database numbers the column. */
    private static final Set<String> BY_SEQUENCE = Set.of("postgres");

    private static final int ALLOCATION = 50;

    private final Mapping mapping;
    private final QName table;
    private final Name key;
    private final ColumnType type;

    private Revisions(Mapping mapping, QName table, Name key, ColumnType type) {
        this.mapping = mapping;
        this.table = table;
        this.key = key;
        this.type = type;
    }

    static Revisions of(Mapping mapping, EntityModel entity) {
        List<KeyPart> key = mapping.keys.of(entity);
        ColumnType type = !key.isEmpty() && key.get(0).type().value() instanceof ColumnType.Int i && i.bits() == 64
                ? i
                : new ColumnType.Int(32);
        Name name = key.isEmpty() ? Name.of("id") : mapping.physical(key.get(0).term());
        return new Revisions(mapping, mapping.tableName(entity), name, type);
    }

    /** Envers' own table. @param source entity for whose sake it is there */
    static Revisions implied(Mapping mapping, Generators generators, String source, Origin origin) {
        EnversSettings settings = mapping.unit.envers();
        Term term = Term.of("REVINFO");
        QName name = mapping.name(settings.catalog(), settings.schema(), term);
        TableDraft table = mapping.tables.open(name, term, source);
        Term revision = Term.of("REV");
        ColumnType type = new ColumnType.Int(32);
        Column number = Column.of(mapping.physical(revision), type, false);
        if (settings.nativeId()) {
            number = number.withIdentity(new Column.Identity(false, null, null, DialectSet.except(BY_SEQUENCE)));
            sequence(mapping, generators, name, "REVINFO_SEQ", ALLOCATION, DialectSet.only(BY_SEQUENCE), source);
        } else {
            sequence(mapping, generators, name, "REVISION_GENERATOR", 1, DialectSet.ALL, source);
        }
        table.put(new ColumnDraft(number, revision, null, source, origin, true, true, null));
        table.key(List.of(number.name()));
        AuditColumns columns = new AuditColumns(mapping);
        columns.add(table, Term.of("REVTSTMP"), new ColumnType.Int(64), false, origin);
        Revisions revisions = new Revisions(mapping, name, number.name(), type);
        if (settings.entityNames()) {
            revisions.entityNames(columns, source, origin);
        }
        return revisions;
    }

    private static void sequence(
            Mapping mapping,
            Generators generators,
            QName table,
            String name,
            int increment,
            DialectSet dialects,
            String source) {
        Term term = Term.of(name);
        QName own = new QName(table.catalog(), table.schema(), mapping.physical(term));
        generators.add(new Sequence(own, 1, increment, null, dialects), term, source);
    }

    private void entityNames(AuditColumns columns, String source, Origin origin) {
        Term term = Term.of("REVCHANGES");
        TableDraft changes =
                mapping.tables.open(new QName(table.catalog(), table.schema(), mapping.physical(term)), term, source);
        Name revision = columns.add(changes, Term.of("REV"), type, false, origin);
        Name entity = columns.add(changes, Term.of("ENTITYNAME"), new ColumnType.Text(255, false), false, origin);
        changes.add(new Unique(null, false, List.of(revision, entity), null));
        refer(changes, revision, Action.NO_ACTION);
    }

    ColumnType type() {
        return type;
    }

    /** A foreign key to a revision. */
    void refer(TableDraft from, Name column, Action onDelete) {
        from.add(
                new ForeignKey(
                        null, false, List.of(column), table, List.of(key), Action.NO_ACTION, onDelete, null, null),
                true);
    }

    /** Reports what Envers refuses of the entities that are to be revisions. @return the one; null for none */
    static EntityModel entity(Mapping mapping) {
        EntityModel found = null;
        for (EntityModel entity : mapping.entities.all()) {
            if (!entity.audit().revision()) {
                continue;
            }
            if (found != null) {
                refuse(mapping, entity, "is not the only one: " + found.className() + " is one too", "Remove one.");
            } else if (entity.audit().audited()) {
                refuse(mapping, entity, "is audited itself", "Remove @Audited.");
            } else if (!entity.audit().numbered() || !entity.audit().timed()) {
                String missing = entity.audit().numbered() ? "@RevisionTimestamp" : "@RevisionNumber";
                refuse(mapping, entity, "has no attribute with " + missing, "Write it.");
            }
            found = found == null ? entity : found;
        }
        return found;
    }

    private static void refuse(Mapping mapping, EntityModel entity, String what, String instead) {
        mapping.reporter.report(Message.REVISION_ENTITY, entity.audit().origin(), entity.className(), what, instead);
    }
}
