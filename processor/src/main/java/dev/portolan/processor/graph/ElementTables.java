package dev.portolan.processor.graph;

import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Elements;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.Shape;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Leeway;
import dev.portolan.schema.Name;
import dev.portolan.schema.Unique;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code @ElementCollection}. */
final class ElementTables {
    private final Mapping mapping;
    private final ForeignKeys foreignKeys;
    private final Shapes shapes;
    private final Attributes attributes;
    private final RowIds rowIds;

    ElementTables(Mapping mapping, ForeignKeys foreignKeys, Shapes shapes, Attributes attributes, RowIds rowIds) {
        this.mapping = mapping;
        this.foreignKeys = foreignKeys;
        this.shapes = shapes;
        this.attributes = attributes;
        this.rowIds = rowIds;
    }

    void add(EntityModel owner, Elements elements) {
        JoinTables tables = new JoinTables(mapping);
        TableDraft table = elements.ofAny()
                ? tables.openAny(owner, elements, elements.table())
                : tables.openCollection(owner, elements, elements.table());
        String source = Mapping.source(owner, elements);
        List<JoinPart> own = new JoinColumns(mapping)
                .of(
                        owner,
                        source + "@owner",
                        mapping.prefix(owner),
                        List.of(),
                        elements.table().owner(),
                        owner,
                        elements.origin());
        List<Name> ownNames = tables.columns(table, source, elements.origin(), own, false);
        List<Name> values = values(table, owner, elements.element());
        List<Name> place = shapes.add(table, owner, elements, elements.shape(), false);
        mapping.collections.put(source, new CollectionDraft(table, ownNames, values, place));
        boolean numbered = rowIds.add(table, owner, elements, elements.shape());
        if (!numbered && !place.isEmpty()) {
            table.keyOfPlaces(ToManys.joined(ownNames, place), elements.name());
        } else if (!numbered
                && elements.shape().kind() == Shape.Kind.SET
                && !elements.table().table().hasUnique()) {
            distinct(table, ToManys.joined(ownNames, values));
        }
        SoftDeletes.add(mapping, table, owner, source, elements.softDelete());
        foreignKeys.add(table, own, owner, elements.table().owner().foreignKey(), elements.origin());
        new TableConstraints(mapping).add(table, elements.table().table());
    }

    /** The columns; their names in the order in which Hibernate lists attributes: alphabetical, of several classes one after the other. */
    private List<Name> values(TableDraft table, EntityModel owner, AttributeModel value) {
        if (!(value instanceof AttributeModel.Embedded embedded)) {
            return attributes.addValues(table, owner, List.of(value), false);
        }
        Map<String, List<Name>> byName = embedded.isOfSeveral() ? new LinkedHashMap<>() : new TreeMap<>();
        embedded.attributes().forEach(a -> byName.put(a.name(), values(table, owner, a)));
        return byName.values().stream().flatMap(List::stream).toList();
    }

    /** A set's rows differ: by a key when none of its columns may be NULL, else by a constraint. */
    private static void distinct(TableDraft table, List<Name> names) {
        List<Column> columns = names.stream()
                .flatMap(n -> table.column(n).stream())
                .map(ColumnDraft::column)
                .toList();
        if (!table.key().isEmpty()) {
            // an entity's own table, or that of another collection
            return;
        }
        if (columns.stream().noneMatch(Column::nullable)) {
            table.key(names);
        } else if (columns.stream().noneMatch(c -> isLob(c.type().value()))) {
            table.add(new Unique(null, false, names, null));
            // not before 7.4
            table.leeway(Leeway.Kind.UNIQUE, names);
        }
    }

    private static boolean isLob(ColumnType type) {
        return type instanceof ColumnType.Text text && text.lob()
                || type instanceof ColumnType.Bytes bytes && bytes.lob()
                || type instanceof ColumnType.Raw;
    }
}
