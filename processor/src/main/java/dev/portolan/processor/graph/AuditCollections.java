package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Elements;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.ToMany;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.model.Audit;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.Shape;
import dev.portolan.processor.model.Shape.Key;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The histories that Envers keeps of collections. */
final class AuditCollections {
    private final Mapping mapping;
    private final Audits audits;
    private final AuditColumns columns;

    AuditCollections(Mapping mapping, Audits audits, AuditColumns columns) {
        this.mapping = mapping;
        this.audits = audits;
        this.columns = columns;
    }

    void add(EntityModel owner, List<AttributeModel> attributes) {
        for (AttributeModel attribute : attributes) {
            Audit audit = attribute.attribute().audit();
            if (audit == null) {
                continue;
            }
            if (attribute instanceof Embedded embedded) {
                add(owner, embedded.attributes());
            } else if (attribute instanceof ToMany toMany) {
                toMany(owner, toMany, audit);
            } else if (attribute instanceof Elements elements) {
                CollectionDraft draft = mapping.collections.get(Mapping.source(owner, elements));
                if (draft != null) {
                    history(owner, elements, audit, draft, draft.table().term, null);
                }
            }
        }
    }

    private void toMany(EntityModel owner, ToMany toMany, Audit audit) {
        EntityModel target = mapping.entities.get(toMany.target());
        CollectionDraft draft = mapping.collections.get(Mapping.source(owner, toMany));
        if (target == null) {
            return;
        }
        if (toMany.mappedBy() != null) {
            audits.checkInverse(owner, toMany, target, toMany.mappedBy());
            if (draft != null && toMany.shape().order() != null) {
                repeatPlace(target, draft);
            }
        } else if (audit.mappedBy() != null && toMany.join() != null) {
            audits.checkTarget(owner, toMany, target, false);
            checkMappedBy(target, audit, audit.mappedBy());
            checkMappedBy(target, audit, audit.positionMappedBy());
        } else if (draft != null) {
            audits.checkTarget(owner, toMany, target, audit.anyTarget());
            Term middle = toMany.join() == null
                    ? draft.table().term
                    : simple(owner).plus("_").plus(simple(target));
            history(owner, toMany, audit, draft, middle, target);
        }
        if (draft != null && audit.keysEnumerated()) {
            repeatPlace(target, draft);
        }
    }

    /** Envers keeps the place in the rows of the entity. */
    private void repeatPlace(EntityModel target, CollectionDraft draft) {
        for (TableDraft into : audits.histories(target)) {
            draft.place().forEach(n -> columns.copy(into, draft.table(), n, false, null));
        }
    }

    private void checkMappedBy(EntityModel target, Audit audit, String name) {
        boolean known = name == null
                || mapping.entities
                        .attribute(target, name)
                        .filter(a -> a.attribute().audit() != null)
                        .isPresent();
        if (!known && target.audit().audited()) {
            mapping.reporter.report(
                    Message.AUDIT_MAPPED_BY,
                    audit.origin(),
                    target.className(),
                    name,
                    DidYouMean.among(mapping.entities.attributeNames(target), name));
        }
    }

    /** The class's name in its package, as Envers uses it: {@code Outer$Inner}. */
    private Term simple(EntityModel entity) {
        String name = Mapping.simpleName(entity);
        return entity.nameGiven() || !name.equals(entity.entityName()) ? Term.of(name) : mapping.entityTerm(entity);
    }

    /** @param target of an association; null for values */
    private void history(
            EntityModel owner,
            AttributeModel attribute,
            Audit audit,
            CollectionDraft draft,
            Term middle,
            EntityModel target) {
        TableDraft from = draft.table();
        TableDraft into = open(owner, attribute, audit, from, middle);
        AttributeModel element = attribute instanceof Elements e ? e.element() : null;
        Shape shape = attribute instanceof Elements e ? e.shape() : ((ToMany) attribute).shape();
        // the columns of the key, by the names of Envers' own attributes, which say their order
        SortedMap<String, List<Name>> key = new TreeMap<>();
        String owned = simple(owner).logical().text() + "_";
        key.put("REV", List.of(audits.revision(into, owner.audit())));
        key.put(owned, copied(into, from, draft.owner(), List.of(), true));
        boolean lob = element instanceof Basic basic && basic.lob() && shape.kind() == Shape.Kind.MAP;
        if (target != null) {
            // where the entities have a table of their own, their key is in it
            key.put(attribute.name() + "_", copied(into, from, draft.values(), audit.inverseColumns(), true));
        } else if (element instanceof Embedded embedded) {
            embedded.attributes().forEach(a -> value(into, from, owner, a));
            if (shape.kind() == Shape.Kind.SET) {
                Term ordinal = Term.of(mapping.unit.envers().ordinal());
                key.put(
                        "SETORDINAL",
                        List.of(columns.add(into, ordinal, new ColumnType.Int(32), true, attribute.origin())));
            }
        } else if (element instanceof Basic basic) {
            for (Name name : draft.values()) {
                columns.copy(into, from, name, !lob, basic);
            }
            if (!lob) {
                key.put("element", draft.values());
            }
        }
        if (!(audit.keysEnumerated() && target != null)) {
            place(into, from, draft, shape, key);
        }
        boolean typed = lob || element instanceof Embedded;
        audits.happened(into, typed, owner.audit());
        if (typed) {
            key.put(
                    "REVTYPE",
                    List.of(mapping.physical(Term.of(mapping.unit.envers().revisionType()))));
        }
        into.key(key.values().stream().flatMap(List::stream).distinct().toList());
    }

    private void place(
            TableDraft into, TableDraft from, CollectionDraft draft, Shape shape, SortedMap<String, List<Name>> key) {
        boolean values = shape.key() instanceof Key.OfEmbeddable;
        Basic basic = shape.key() instanceof Key.OfBasic b ? b.value() : null;
        for (Name name : draft.place()) {
            columns.copy(into, from, name, !values, basic);
        }
        if (!values && !draft.place().isEmpty()) {
            key.put("mapkey", draft.place());
        }
    }

    private TableDraft open(EntityModel owner, AttributeModel attribute, Audit audit, TableDraft from, Term middle) {
        Audit.Table table = audit.table();
        Term term = table.name() == null ? audits.named(middle) : Term.written(table.name());
        if (table.name() != null && !table.whole()) {
            term = audits.named(term);
        }
        QName name = audits.name(term, table.catalog(), table.schema(), from.name);
        return mapping.tables.open(name, term, Mapping.source(owner, attribute));
    }

    /** @param as other names for them; empty for the same */
    private List<Name> copied(TableDraft into, TableDraft from, List<Name> names, List<String> as, boolean required) {
        List<Name> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Term other = i < as.size() ? Term.written(as.get(i)) : null;
            columns.copy(into, from, names.get(i), other, required, null);
            all.add(other == null ? names.get(i) : mapping.physical(other));
        }
        return all;
    }

    /** A part of an embeddable. */
    private void value(TableDraft into, TableDraft from, EntityModel owner, AttributeModel value) {
        Audit audit = value.attribute().audit();
        if (audit == null) {
            return;
        }
        if (value instanceof Embedded embedded) {
            embedded.attributes().forEach(a -> value(into, from, owner, a));
        } else if (value instanceof Basic basic) {
            columns.copy(into, from, mapping.physical(new Columns(mapping).term(owner, basic)), false, basic);
        } else if (value instanceof ToOne toOne && mapping.entities.get(toOne.target()) != null) {
            EntityModel target = mapping.entities.get(toOne.target());
            audits.checkTarget(owner, toOne, target, audit.anyTarget());
            for (JoinPart part : JoinPart.stored(new JoinColumns(mapping).of(owner, toOne, target))) {
                columns.copy(into, from, mapping.physical(part.term()), false, null);
            }
        }
    }
}
