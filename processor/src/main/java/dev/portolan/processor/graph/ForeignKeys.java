package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.ForeignKeySpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.ForeignKey.Action;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Foreign keys; those to columns that must first be known unique wait until all tables are there. */
final class ForeignKeys {
    private final Mapping mapping;
    private final List<Pending> pending = new ArrayList<>();
    private final List<Alone> alone = new ArrayList<>();

    private record Pending(QName table, List<Name> columns) {}

    /** To one column of a key of several, which may be unique by the mapping; else there can be none. */
    private record Alone(TableDraft table, List<ForeignKey> keys, EntityModel target, Origin origin) {}

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
        } else if (!isAlone(target, parts)) {
            Optional.ofNullable(holder(target, parts)).ifPresent(t -> unique(t, target, parts, origin));
        }
    }

    /** Whether they refer to one column of a key of several. */
    private boolean isAlone(EntityModel target, List<JoinPart> parts) {
        return parts.size() == 1 && isOfKey(target, targets(parts).get(0));
    }

    private boolean isOfKey(EntityModel target, Name column) {
        List<KeyPart> key = mapping.keys.of(target);
        return key.size() > 1
                && key.stream().anyMatch(k -> mapping.physical(k.term()).equals(column));
    }

    /** What is referred to becomes unique. */
    private void unique(QName table, EntityModel target, List<JoinPart> parts, Origin origin) {
        List<Name> columns = targets(parts);
        pending.add(new Pending(table, columns));
        if (parts.size() > 1 && columns.stream().allMatch(c -> isOfKey(target, c))) {
            mapping.reporter.report(Message.KEY_PARTS_UNIQUE, origin, text(columns), target.className(), key(target));
        }
    }

    private String key(EntityModel target) {
        return text(mapping.keys.of(target).stream()
                .map(k -> mapping.physical(k.term()))
                .toList());
    }

    private static String text(List<Name> names) {
        return names.stream().map(Name::text).collect(Collectors.joining(", "));
    }

    /** None where a part is computed. @param deferrable {@code @Deferrable}; null for none @return whether there is one */
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
        if (refTable == null) {
            return false;
        }
        List<Name> refColumns = targets(parts);
        boolean single = !toKey && isAlone(target, parts);
        if (!toKey && !single) {
            unique(refTable, target, parts, origin);
        }
        if (!spec.constraint() || parts.stream().anyMatch(JoinPart::formula)) {
            return false;
        }
        List<ForeignKey> keys = Extras.variants(spec.options(), deferrable).stream()
                .map(variant -> of(spec, parts, refTable, refColumns, variant))
                .toList();
        if (single) {
            alone.add(new Alone(table, keys, target, origin));
        } else {
            keys.forEach(k -> table.add(k, toKey));
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
        alone.forEach(this::finish);
    }

    private void finish(Alone one) {
        ForeignKey first = one.keys().get(0);
        boolean unique = mapping.tables
                .get(first.refTable())
                .filter(t -> t.isUnique(first.refColumns()))
                .isPresent();
        if (unique) {
            one.keys().forEach(k -> one.table().add(k, false));
        } else {
            mapping.reporter.report(
                    Message.KEY_PART_ALONE,
                    one.origin(),
                    text(first.refColumns()),
                    one.target().className(),
                    key(one.target()));
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

    /** The table in the hierarchy that has the column, by the mapping: it may not be there yet; null for one of a union. */
    private QName holder(EntityModel target, List<JoinPart> parts) {
        JoinColumns columns = new JoinColumns(mapping);
        for (EntityModel at : mapping.entities.chain(target)) {
            JoinPart column =
                    columns.find(at, parts.get(0).target().logical().text()).orElse(null);
            if (column != null) {
                boolean union = at != target && target.inheritance() == EntityModel.Inheritance.TABLE_PER_CLASS;
                return union ? null : secondary(at, column.spec()).orElse(mapping.tableName(at));
            }
        }
        return mapping.tableName(target);
    }

    private Optional<QName> secondary(EntityModel at, ColumnSpec spec) {
        String table = spec == null || spec.table() == null ? "" : spec.table();
        return mapping.entities.chain(at).stream()
                .flatMap(e -> e.secondaryTables().stream())
                .map(EntityModel.SecondaryTable::table)
                .filter(t -> table.equalsIgnoreCase(t.name()))
                .map(t -> mapping.name(Term.written(t.name()), t))
                .findFirst();
    }
}
