package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.ForeignKeySpec;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.ForeignKey.Action;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;

/** Foreign keys; those to columns that must first be known unique wait until all tables are there. */
final class ForeignKeys {
    private final Mapping mapping;
    private final List<Pending> pending = new ArrayList<>();

    private record Pending(QName table, List<Name> columns) {}

    ForeignKeys(Mapping mapping) {
        this.mapping = mapping;
    }

    /** From these columns to the entity's table; none when the mapping says so, or when its rows are in several tables. */
    void add(TableDraft table, List<JoinPart> parts, EntityModel target, ForeignKeySpec spec, Origin origin) {
        add(table, parts, target, spec, null, origin);
    }

    /** From a join table to its values; none to other columns than their key, which become unique, as Hibernate has it. */
    void addOfValues(TableDraft table, List<JoinPart> parts, EntityModel target, ForeignKeySpec spec, Origin origin) {
        if (parts.stream().allMatch(p -> p.keyPath() != null)) {
            add(table, parts, target, spec, origin);
        } else {
            pending.add(new Pending(holder(target, parts), targets(parts)));
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
        boolean toKey = parts.stream().allMatch(p -> p.keyPath() != null);
        if (parts.isEmpty() || !mapping.entities.referable(target)) {
            return false;
        }
        QName refTable = toKey ? mapping.tableName(target) : holder(target, parts);
        List<Name> refColumns = targets(parts);
        if (!toKey) {
            pending.add(new Pending(refTable, refColumns));
        }
        if (!spec.constraint()) {
            return false;
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

    private List<Name> targets(List<JoinPart> parts) {
        return parts.stream().map(p -> mapping.physical(p.target())).toList();
    }

    /** What is referred to is unique: where the mapping does not say it, by a key of its own, as Hibernate has it. */
    void finish() {
        for (Pending p : pending) {
            mapping.tables
                    .get(p.table())
                    .filter(t -> !t.isUnique(p.columns()))
                    .ifPresent(t -> t.add(new Unique(null, false, p.columns(), null)));
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
