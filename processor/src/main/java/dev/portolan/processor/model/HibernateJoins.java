package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.schema.ForeignKey.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds what Hibernate's own annotations say of a foreign key: {@code @OnDelete} and {@code @NotFound}. */
final class HibernateJoins {
    private HibernateJoins() {}

    static JoinSpec of(JoinSpec join, Annotations annotations) {
        // a row may refer to what is not there: Hibernate makes no constraint, whatever the action
        return of(join, annotations.get(Hibernate.ON_DELETE), annotations.has(Hibernate.NOT_FOUND));
    }

    private static JoinSpec of(JoinSpec join, Mirror delete, boolean loose) {
        if (delete == null && !loose) {
            return join;
        }
        ForeignKeySpec key = join.foreignKey();
        ForeignKeySpec with = new ForeignKeySpec(
                key.constraint() && !loose,
                key.name(),
                key.definition(),
                key.options(),
                delete == null ? key.onDelete() : action(delete.constant("action")),
                key.origin());
        return new JoinSpec(join.columns(), with, join.target());
    }

    /** {@code @JoinColumnOrFormula} and {@code @JoinFormula}, in their order. */
    static JoinSpec formulas(JoinSpec join, Joins joins, Annotations annotations) {
        List<Mirror> all = annotations.all(Hibernate.JOIN_COLUMN_OR_FORMULA, Hibernate.JOIN_COLUMNS_OR_FORMULAS);
        Mirror alone = annotations.get(Hibernate.JOIN_FORMULA);
        if (all.isEmpty() && alone == null) {
            return join;
        }
        List<JoinColumnSpec> columns = new ArrayList<>();
        ForeignKeySpec key = join.foreignKey();
        for (Mirror m : all) {
            Mirror formula = m.nested("formula");
            Mirror column = m.nested("column");
            if (formula != null) {
                columns.add(joins.formula(formula));
            } else if (column != null) {
                columns.add(joins.column(column));
                key = column.has("foreignKey") ? joins.foreignKey(column.nested("foreignKey")) : key;
            }
        }
        if (columns.isEmpty() && alone != null) {
            columns.add(joins.formula(alone));
        }
        return new JoinSpec(columns, key, join.target());
    }

    /** {@code @PropertyRef}: the attribute of the target that the columns refer to, instead of its key. */
    static JoinSpec referring(JoinSpec join, Annotations annotations) {
        Mirror property = annotations.get(Hibernate.PROPERTY_REF);
        return property == null
                ? join
                : new JoinSpec(
                        join.columns(),
                        join.foreignKey(),
                        new JoinSpec.Target(String.valueOf(property.string("value")), property.at("value")));
    }

    /** Rows go with their owner; what is not found is the target. */
    static JoinTableSpec of(JoinTableSpec table, Annotations annotations) {
        return table == null
                ? null
                : new JoinTableSpec(
                        table.present(),
                        table.table(),
                        of(table.owner(), annotations.get(Hibernate.ON_DELETE), false),
                        of(table.target(), null, annotations.has(Hibernate.NOT_FOUND)));
    }

    /** A row of the table is one of the association's: it goes with its target. */
    static JoinTableSpec toOne(JoinTableSpec table, Annotations annotations) {
        return new JoinTableSpec(table.present(), table.table(), table.owner(), of(table.target(), annotations));
    }

    /**
     * What {@code @OnDelete} beside {@code mappedBy} makes of the foreign key that the other side owns; null for nothing. Of
     * {@code @OneToMany} Hibernate takes a cascade only.
     */
    static Action inverseDelete(Annotations annotations, boolean manyToMany) {
        Mirror delete = annotations.get(Hibernate.ON_DELETE);
        Action action = delete == null ? null : action(delete.constant("action"));
        return manyToMany || action == Action.CASCADE ? action : null;
    }

    private static Action action(String name) {
        return Arrays.stream(Action.values())
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElse(Action.NO_ACTION);
    }
}
