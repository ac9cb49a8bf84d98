package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.ForeignKey.Action;
import java.util.List;

/** Reads annotations that describe joins. */
final class Joins {
    private final Columns columns;

    Joins(Columns columns) {
        this.columns = columns;
    }

    /**
     * The join columns on an element.
     *
     * @param name of the annotation for one column
     * @param container of the annotation for several, with a foreign key of its own
     */
    JoinSpec on(Annotations annotations, String name, String container) {
        List<Mirror> all = annotations.all(name, container);
        Mirror several = annotations.get(container);
        JoinSpec join = join(all, several == null ? null : several.nested("foreignKey"));
        return name.equals(Jpa.JOIN_COLUMN) && all.isEmpty() ? HibernateJoins.formulas(join, this, annotations) : join;
    }

    /** @param foreignKey beside the columns, else the first that one of them has; null for none */
    JoinSpec join(List<Mirror> all, Mirror foreignKey) {
        if (all.isEmpty() && foreignKey == null) {
            return JoinSpec.IMPLIED;
        }
        Mirror key = foreignKey;
        for (Mirror m : all) {
            key = key == null ? m.nested("foreignKey") : key;
        }
        return new JoinSpec(all.stream().map(this::column).toList(), foreignKey(key), null);
    }

    JoinColumnSpec column(Mirror m) {
        return new JoinColumnSpec(columns.column(m, m.origin()), m.string("referencedColumnName"), false);
    }

    /** {@code @JoinFormula}: what stands for a column. */
    JoinColumnSpec formula(Mirror m) {
        return new JoinColumnSpec(ColumnSpec.implied(m.origin()), m.string("referencedColumnName"), true);
    }

    ForeignKeySpec foreignKey(Mirror m) {
        return m == null
                ? ForeignKeySpec.IMPLIED
                : new ForeignKeySpec(
                        !"NO_CONSTRAINT".equals(m.constant("value")),
                        m.string("name"),
                        m.string("foreignKeyDefinition"),
                        m.string("options"),
                        Action.NO_ACTION,
                        m.origin());
    }

    /** @param m {@code @JoinTable} or {@code @CollectionTable}; null for none */
    JoinTableSpec table(Mirror m, Tables tables, Origin otherwise) {
        if (m == null) {
            return new JoinTableSpec(false, TableSpec.implied(otherwise), JoinSpec.IMPLIED, JoinSpec.IMPLIED);
        }
        return new JoinTableSpec(
                true,
                tables.table(m, m.origin()),
                join(m.nestedList("joinColumns"), m.nested("foreignKey")),
                join(m.nestedList("inverseJoinColumns"), m.nested("inverseForeignKey")));
    }
}
