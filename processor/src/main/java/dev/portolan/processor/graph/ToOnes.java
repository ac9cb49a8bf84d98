package dev.portolan.processor.graph;

import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.ForeignKeySpec;
import dev.portolan.processor.model.JoinTableSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Column;
import dev.portolan.schema.Leeway;
import dev.portolan.schema.Name;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code @ManyToOne} and {@code @OneToOne}. */
final class ToOnes {
    private final Mapping mapping;
    private final ForeignKeys foreignKeys;
    private final Inverses inverses;

    ToOnes(Mapping mapping, ForeignKeys foreignKeys, Inverses inverses) {
        this.mapping = mapping;
        this.foreignKeys = foreignKeys;
        this.inverses = inverses;
    }

    /** Names of the columns that it added; empty when it has none. */
    List<Name> add(TableDraft table, EntityModel owner, ToOne toOne, boolean required) {
        EntityModel target = mapping.entities.get(toOne.target());
        if (target == null || toOne.mappedBy() != null || toOne.primaryKeyJoin()) {
            return List.of();
        }
        if (toOne.joinTable() != null) {
            joinTable(owner, toOne, target);
            return List.of();
        }
        List<JoinPart> parts = new JoinColumns(mapping).of(owner, toOne, target);
        onlyOne(toOne, parts);
        if (isKey(table, owner, toOne, parts)) {
            return List.of();
        }
        List<Name> names = new ArrayList<>();
        List<JoinPart> stored = JoinPart.stored(parts);
        for (JoinPart part : stored) {
            names.add(column(table, owner, toOne, part, required));
        }
        boolean computed = stored.size() < parts.size();
        if (toOne.oneToOne() && !computed && !names.isEmpty() && !toOne.id() && toOne.mapsId() == null) {
            table.add(new Unique(null, false, names, null));
        }
        if (!names.isEmpty()) {
            table.alias(toOne.name(), names.get(0));
        }
        toOne.extras().indexes().forEach(i -> table.later(i, names));
        ForeignKeySpec key = inverses.key(table, owner, toOne, toOne.join().foreignKey());
        boolean made = foreignKeys.add(table, parts, target, key, toOne.extras().deferrable(), toOne.origin());
        if (!made && toOne.extras().deferrable() != null) {
            mapping.reporter.report(
                    Message.DEFERRABLE_NOTHING, toOne.extras().origins().get(Own.DEFERRABLE));
        }
        return names;
    }

    /** Whether it joins by the whole key and may be missing: Hibernate takes it for a {@code @PrimaryKeyJoinColumn} then. */
    private boolean isKey(TableDraft table, EntityModel owner, ToOne toOne, List<JoinPart> parts) {
        boolean own = toOne.id() || toOne.mapsId() != null || !table.name.equals(mapping.tableName(owner));
        if (own || !toOne.oneToOne() || toOne.required() != Required.NEVER) {
            return false;
        }
        Set<String> key = new HashSet<>();
        mapping.keys
                .of(owner)
                .forEach(k -> key.add(TableDraft.fold(mapping.physical(k.term()).text())));
        Set<String> joined = new HashSet<>();
        parts.forEach(p -> joined.add(TableDraft.fold(mapping.physical(p.term()).text())));
        return key.equals(joined);
    }

    private void onlyOne(ToOne toOne, List<JoinPart> parts) {
        if (parts.size() > 1
                && (toOne.extras().sqlDefault() != null || toOne.extras().backfill() != null)) {
            mapping.reporter.report(
                    Message.DEFAULT_ON_JOIN,
                    toOne.origin(),
                    toOne.path(),
                    parts.size(),
                    toOne.extras().sqlDefault() != null ? "SqlDefault" : "Backfill");
        }
    }

    private Name column(TableDraft table, EntityModel owner, ToOne toOne, JoinPart part, boolean required) {
        ColumnSpec spec = part.spec();
        boolean notNull = required || spec != null && Boolean.FALSE.equals(spec.nullable());
        boolean writes = spec == null || spec.insertable() || spec.updatable();
        Name name = mapping.physical(part.term());
        Column column = new Column(
                name,
                part.type(),
                !notNull,
                toOne.extras().sqlDefault(),
                null,
                null,
                null,
                spec == null ? null : spec.comment(),
                spec == null ? null : spec.options());
        boolean id = toOne.id() || toOne.mapsId() != null;
        mapping.tables.add(
                table,
                new ColumnDraft(
                        column,
                        part.term(),
                        owner,
                        Mapping.source(owner, toOne),
                        spec == null || spec.name() == null
                                ? toOne.origin()
                                : spec.origin().at("name"),
                        writes,
                        id,
                        toOne.extras(),
                        true),
                mapping.entities);
        if (spec != null) {
            if (spec.unique()) {
                Columns.unique(table, name, toOne.extras());
            }
        }
        ColumnSpec checked = spec == null ? ColumnSpec.implied(toOne.origin()) : spec;
        Columns.checks(table, name, checked, toOne.attribute().constraints());
        return name;
    }

    /** A table whose key is the owner's: at most one target a row. */
    private void joinTable(EntityModel owner, ToOne toOne, EntityModel target) {
        JoinTableSpec spec = toOne.joinTable();
        JoinTables tables = new JoinTables(mapping);
        TableDraft table = tables.open(owner, toOne, target, spec);
        String key = Mapping.source(owner, toOne);
        Origin origin = toOne.origin();
        JoinColumns joins = new JoinColumns(mapping);
        List<KeyPart> ownerKey = mapping.keys.of(owner);
        List<JoinPart> own = spec.owner().columns().isEmpty()
                ? ownerKey.stream()
                        .map(k -> new JoinPart(k.term(), k.term(), k.path(), k.type(), null))
                        .toList()
                : joins.of(owner, key + "@owner", mapping.prefix(owner), List.of(), spec.owner(), owner, origin);
        List<JoinPart> other = joins.of(
                owner,
                key + "@target",
                mapping.prefix(owner, toOne.attribute()),
                List.of(),
                spec.target(),
                target,
                origin);
        List<Name> ownNames = tables.columns(table, key, origin, own, false);
        List<Name> otherNames = tables.columns(table, key, origin, other, false);
        mapping.collections.put(key, new CollectionDraft(table, ownNames, otherNames, List.of()));
        table.key(ownNames);
        // NOT NULL since 7.4
        otherNames.forEach(n -> table.leeway(Leeway.Kind.NULL, List.of(n)));
        if (toOne.oneToOne()) {
            table.add(new Unique(null, false, otherNames, null));
        }
        foreignKeys.add(table, own, owner, spec.owner().foreignKey(), origin);
        foreignKeys.add(table, other, target, spec.target().foreignKey(), origin);
        new TableConstraints(mapping).add(table, spec.table());
    }

    /** Whether the mapping demands a value, where the table lets it. */
    static boolean demands(Required required, boolean shared) {
        return required == Required.ALWAYS || required == Required.UNLESS_SHARED && !shared;
    }
}
