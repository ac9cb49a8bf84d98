package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.ForeignKeySpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.ForeignKey.Action;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Foreign keys; those to columns that must first be known unique wait until all tables are there. */
final class ForeignKeys {
    private final Mapping mapping;
    private final List<Pending> pending = new ArrayList<>();

    private record Pending(EntityModel target, QName table, List<Name> columns, Origin origin) {}

    ForeignKeys(Mapping mapping) {
        this.mapping = mapping;
    }

    /** From these columns to the entity's table; none when the mapping says so, or when its rows are in several tables. */
    void add(TableDraft table, List<JoinPart> parts, EntityModel target, ForeignKeySpec spec, Origin origin) {
        add(table, parts, target, spec, null, origin);
    }

    /** From a join table to its values; none to other columns than their key, as Hibernate has it. */
    void addOfValues(TableDraft table, List<JoinPart> parts, EntityModel target, ForeignKeySpec spec, Origin origin) {
        if (parts.stream().allMatch(p -> p.keyPath() != null)) {
            add(table, parts, target, spec, origin);
        }
    }

    /** @param deferrable {@code @Deferrable}; null for none @return whether there is one */
    boolean add(
            TableDraft table,
            List<JoinPart> parts,
            EntityModel target,
            ForeignKeySpec spec,
            PerDialect<String> deferrable,
            Origin origin) {
        if (parts.isEmpty() || !spec.constraint() || !mapping.entities.referable(target)) {
            return false;
        }
        boolean toKey = parts.stream().allMatch(p -> p.keyPath() != null);
        QName refTable = toKey ? mapping.tableName(target) : holder(target, parts);
        List<Name> refColumns =
                parts.stream().map(p -> mapping.physical(p.target())).toList();
        if (!toKey) {
            pending.add(new Pending(target, refTable, refColumns, origin));
        }
        for (Extras.Variant variant : Extras.variants(spec.options(), deferrable)) {
            table.add(of(spec, parts, refTable, refColumns, variant), toKey);
        }
        return true;
    }

    /** From one table's key to another's. */
    void addKeyToKey(TableDraft table, QName refTable, List<Name> refColumns, ForeignKeySpec spec) {
        if (spec.constraint() && !refColumns.isEmpty()) {
            Name name = name(spec);
            table.add(
                    new ForeignKey(
                            name,
                            name != null,
                            table.key(),
                            refTable,
                            refColumns,
                            Action.NO_ACTION,
                            spec.onDelete(),
                            spec.options(),
                            spec.definition()),
                    true);
        }
    }

    /** Reports references to columns that are not unique. */
    void finish() {
        for (Pending p : pending) {
            Optional<TableDraft> table = mapping.tables.get(p.table());
            if (table.isPresent() && !table.get().isUnique(p.columns())) {
                mapping.reporter.report(
                        Message.REFERENCED_NOT_UNIQUE,
                        p.origin(),
                        String.join(", ", p.columns().stream().map(Name::text).toList()),
                        p.target().className());
            }
        }
    }

    private ForeignKey of(
            ForeignKeySpec spec, List<JoinPart> parts, QName refTable, List<Name> refColumns, Extras.Variant variant) {
        Name name = name(spec);
        List<Name> columns = parts.stream().map(p -> mapping.physical(p.term())).toList();
        return new ForeignKey(
                name,
                name != null,
                columns,
                refTable,
                refColumns,
                Action.NO_ACTION,
                spec.onDelete(),
                variant.options(),
                spec.definition(),
                variant.dialects());
    }

    private static Name name(ForeignKeySpec spec) {
        return spec.name() == null || spec.name().isBlank()
                ? null
                : Term.written(spec.name()).logical();
    }

    /** The table in the hierarchy that has the column. */
    private QName holder(EntityModel target, List<JoinPart> parts) {
        Name column = mapping.physical(parts.get(0).target());
        for (EntityModel at : mapping.entities.chain(target)) {
            QName name = mapping.tableName(at);
            if (mapping.tables.get(name).flatMap(t -> t.column(column)).isPresent()) {
                return name;
            }
        }
        return mapping.tableName(target);
    }
}
