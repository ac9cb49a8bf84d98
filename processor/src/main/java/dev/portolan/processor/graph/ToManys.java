package dev.portolan.processor.graph;

import dev.portolan.processor.model.AttributeModel.ToMany;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.ForeignKeySpec;
import dev.portolan.processor.model.JoinTableSpec;
import dev.portolan.processor.model.Shape;
import dev.portolan.schema.Column;
import dev.portolan.schema.Leeway;
import dev.portolan.schema.Name;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @OneToMany} and {@code @ManyToMany}. */
final class ToManys {
    private final Mapping mapping;
    private final ForeignKeys foreignKeys;
    private final Inverses inverses;
    private final Shapes shapes;
    private final RowIds rowIds;

    ToManys(Mapping mapping, ForeignKeys foreignKeys, Inverses inverses, Shapes shapes, RowIds rowIds) {
        this.mapping = mapping;
        this.foreignKeys = foreignKeys;
        this.inverses = inverses;
        this.shapes = shapes;
        this.rowIds = rowIds;
    }

    void add(EntityModel owner, ToMany toMany) {
        EntityModel target = mapping.entities.get(toMany.target());
        if (target == null) {
            return;
        }
        if (toMany.mappedBy() != null) {
            // its list position or map key stands in the row that the other side owns
            if (!toMany.manyToMany()) {
                targetTables(target)
                        .forEach(t -> note(
                                t,
                                owner,
                                toMany,
                                List.of(),
                                List.of(),
                                shapes.add(t, owner, toMany, toMany.shape(), true)));
            }
        } else if (toMany.join() != null) {
            targetTables(target).forEach(t -> inTarget(t, owner, toMany, target));
        } else {
            joinTable(owner, toMany, target);
        }
    }

    private List<TableDraft> targetTables(EntityModel target) {
        List<EntityModel> holders = new ArrayList<>(List.of(target));
        if (target.inheritance() == EntityModel.Inheritance.TABLE_PER_CLASS) {
            holders.addAll(mapping.entities.subclasses(target));
        }
        return holders.stream()
                .filter(Entities::hasTable)
                .map(mapping::tableName)
                .map(mapping.tables::get)
                .flatMap(Optional::stream)
                .toList();
    }

    private void inTarget(TableDraft table, EntityModel owner, ToMany toMany, EntityModel target) {
        List<JoinPart> parts = new JoinColumns(mapping)
                .of(
                        owner,
                        Mapping.source(owner, toMany) + "@JoinColumn",
                        mapping.prefix(owner, toMany.attribute()),
                        toMany.attribute().renamedFrom(),
                        toMany.join(),
                        owner,
                        toMany.origin());
        for (JoinPart part : JoinPart.stored(parts)) {
            boolean required =
                    part.spec() != null && Boolean.FALSE.equals(part.spec().nullable());
            Name name = mapping.physical(part.term());
            Column column = new Column(
                    name,
                    part.type(),
                    !(required && !Entities.inSharedTable(target)),
                    null,
                    null,
                    null,
                    null,
                    part.spec() == null ? null : part.spec().comment(),
                    part.spec() == null ? null : part.spec().options());
            mapping.tables.add(
                    table,
                    new ColumnDraft(
                            column,
                            part.term(),
                            null,
                            Mapping.source(owner, toMany),
                            part.spec() == null ? toMany.origin() : part.spec().origin(),
                            true,
                            true,
                            null),
                    mapping.entities);
            if (part.spec() != null && part.spec().unique()) {
                table.add(Unique.of(name));
            }
        }
        foreignKeys.add(table, parts, owner, toMany.join().foreignKey(), toMany.origin());
        List<Name> place = shapes.add(table, owner, toMany, toMany.shape(), true);
        List<Name> names = JoinPart.stored(parts).stream()
                .map(p -> mapping.physical(p.term()))
                .toList();
        note(table, owner, toMany, names, table.key(), place);
    }

    private void note(
            TableDraft table, EntityModel owner, ToMany toMany, List<Name> own, List<Name> values, List<Name> place) {
        mapping.collections.putIfAbsent(Mapping.source(owner, toMany), new CollectionDraft(table, own, values, place));
    }

    private void joinTable(EntityModel owner, ToMany toMany, EntityModel target) {
        JoinTableSpec spec = toMany.joinTable();
        JoinTables tables = new JoinTables(mapping);
        TableDraft table = tables.open(owner, toMany, target, spec);
        String source = Mapping.source(owner, toMany);
        JoinColumns joins = new JoinColumns(mapping);
        Mapping.Prefix back = inverses.of(owner, toMany)
                .map(i -> mapping.prefix(i.entity(), i.attribute().attribute()))
                .orElseGet(() -> mapping.prefix(owner));
        List<JoinPart> own = joins.of(owner, source + "@owner", back, List.of(), spec.owner(), owner, toMany.origin());
        List<JoinPart> other = joins.of(
                owner,
                source + "@target",
                mapping.prefix(owner, toMany.attribute()),
                List.of(),
                spec.target(),
                target,
                toMany.origin());
        List<Name> ownNames = tables.columns(table, source, toMany.origin(), own, false);
        List<Name> otherNames = tables.columns(table, source, toMany.origin(), other, false);
        List<Name> place = shapes.add(table, owner, toMany, toMany.shape(), false);
        note(table, owner, toMany, ownNames, otherNames, place);
        if (!rowIds.add(table, owner, toMany, toMany.shape())) {
            key(table, toMany, ownNames, otherNames, place, spec.table().hasUnique());
        }
        if (!toMany.manyToMany() && !otherNames.isEmpty()) {
            table.add(new Unique(null, false, otherNames, null));
        }
        SoftDeletes.add(mapping, table, owner, source, toMany.softDelete());
        foreignKeys.add(table, own, owner, spec.owner().foreignKey(), toMany.origin());
        ForeignKeySpec targetKey =
                inverses.key(table, owner, toMany, spec.target().foreignKey());
        if (inverses.of(owner, toMany).isPresent()) {
            // the other side's key, whatever it refers to
            foreignKeys.add(table, other, target, targetKey, toMany.origin());
        } else {
            foreignKeys.addOfValues(table, other, target, targetKey, toMany.origin());
        }
        new TableConstraints(mapping).add(table, spec.table());
    }

    /** @param unique whether the mapping says what is unique in the table: then Hibernate makes no key of a set itself */
    private static void key(
            TableDraft table, ToMany toMany, List<Name> own, List<Name> other, List<Name> place, boolean unique) {
        boolean set = toMany.shape().kind() == Shape.Kind.SET;
        if (!place.isEmpty()) {
            table.keyOfPlaces(joined(own, place), toMany.name());
        } else if (set && !toMany.manyToMany()) {
            // a target has one owner, so it alone is the key
            table.keyOfPlaces(other, toMany.name());
            // before 7.4 the owner was part of it
            table.leeway(Leeway.Kind.KEY, joined(own, other));
        } else if (toMany.shape().kind() == Shape.Kind.MAP) {
            table.keyOfPlaces(joined(own, other), toMany.name());
        } else if (set && !unique) {
            table.key(joined(own, other));
        }
    }

    static List<Name> joined(List<Name> a, List<Name> b) {
        List<Name> both = new ArrayList<>(a);
        b.stream().filter(n -> !both.contains(n)).forEach(both::add);
        return both;
    }
}
