package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.Shape;
import dev.portolan.processor.model.Shape.Key;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Leeway;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.util.List;

/** What a list or a map adds to the table of its elements: a position, or a key. */
final class Shapes {
    private final Mapping mapping;
    private final ForeignKeys foreignKeys;
    private final Attributes attributes;

    Shapes(Mapping mapping, ForeignKeys foreignKeys, Attributes attributes) {
        this.mapping = mapping;
        this.foreignKeys = foreignKeys;
        this.attributes = attributes;
    }

    /**
     * Adds them.
     *
     * @param inTarget in the table of the elements' entity, whose other rows have none
     * @return the columns that tell the elements of one collection apart; empty for none
     */
    List<Name> add(TableDraft table, EntityModel owner, AttributeModel attribute, Shape shape, boolean inTarget) {
        if (shape.order() != null) {
            return List.of(order(table, owner, attribute, shape, inTarget));
        }
        return shape.key() == null ? List.of() : key(table, owner, attribute, shape.key(), inTarget);
    }

    private Name order(TableDraft table, EntityModel owner, AttributeModel attribute, Shape shape, boolean inTarget) {
        ColumnSpec spec = shape.order();
        Term implied = Mapping.nameTerm(owner, attribute.attribute()).plus("_ORDER");
        Term term = spec.name() == null
                ? implied
                : Mapping.given(
                        Mapping.source(owner, attribute) + "@OrderColumn",
                        attribute.attribute().renamedFrom(),
                        spec.name());
        Name name = mapping.physical(term);
        ColumnType type =
                spec.columnDefinition() == null ? new ColumnType.Int(32) : new ColumnType.Raw(spec.columnDefinition());
        boolean nullable = inTarget && !Boolean.FALSE.equals(spec.nullable());
        Column column =
                new Column(name, PerDialect.of(type), nullable, null, null, null, null, spec.comment(), spec.options());
        mapping.tables.add(
                table,
                new ColumnDraft(
                        column,
                        term,
                        null,
                        Mapping.source(owner, attribute),
                        spec.name() == null ? attribute.origin() : spec.origin().at("name"),
                        true,
                        true,
                        null),
                mapping.entities);
        table.add(new Check(null, false, PerDialect.of(SqlText.name(name) + " >= " + shape.base()), name, null));
        // not before 7.4
        table.leeway(Leeway.Kind.CHECK, List.of(name));
        return name;
    }

    private List<Name> key(TableDraft table, EntityModel owner, AttributeModel attribute, Key key, boolean inTarget) {
        Term implied = Mapping.nameTerm(owner, attribute.attribute()).plus("_KEY");
        if (key instanceof Key.OfBasic basic) {
            Basic value = basic.value();
            Term term = new Columns(mapping).term(owner, value.attribute(), value.column(), implied);
            return List.of(new Columns(mapping).add(table, owner, value, term, inTarget, true));
        }
        if (key instanceof Key.OfEmbeddable embeddable) {
            return attributes.addValues(table, owner, embeddable.attributes(), !inTarget);
        }
        if (key instanceof Key.OfEntity entity) {
            return entityKey(table, owner, attribute, entity, implied, inTarget);
        }
        return List.of();
    }

    private List<Name> entityKey(
            TableDraft table,
            EntityModel owner,
            AttributeModel attribute,
            Key.OfEntity key,
            Term implied,
            boolean inTarget) {
        EntityModel target = mapping.entities.get(key.target());
        if (target == null) {
            return List.of();
        }
        List<JoinPart> parts = new JoinColumns(mapping)
                .of(
                        owner,
                        Mapping.source(owner, attribute) + "@MapKeyJoinColumn",
                        new Mapping.Prefix(implied, false),
                        List.of(),
                        key.join(),
                        target,
                        attribute.origin());
        if (parts.size() == 1
                && (parts.get(0).spec() == null || parts.get(0).spec().name() == null)) {
            JoinPart only = parts.get(0);
            parts = List.of(new JoinPart(implied, only.target(), only.keyPath(), only.type(), only.spec()));
        }
        List<Name> names = new JoinTables(mapping)
                .columns(table, Mapping.source(owner, attribute), attribute.origin(), parts, inTarget);
        foreignKeys.add(table, parts, target, key.join().foreignKey(), attribute.origin());
        return names;
    }
}
