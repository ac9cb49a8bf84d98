package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.schema.ForeignKey.Action;
import java.util.Arrays;

/** Adds what Hibernate's own annotations say of a foreign key: {@code @OnDelete} and {@code @NotFound}. */
final class HibernateJoins {
    private HibernateJoins() {}

    static JoinSpec of(JoinSpec join, Annotations annotations) {
        Mirror delete = annotations.get(Hibernate.ON_DELETE);
        Mirror notFound = annotations.get(Hibernate.NOT_FOUND);
        // a row may refer to what is not there: Hibernate makes no constraint, whatever the action
        boolean loose = notFound != null;
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
        return new JoinSpec(join.columns(), with);
    }

    static JoinTableSpec of(JoinTableSpec table, Annotations annotations) {
        return table == null
                ? null
                : new JoinTableSpec(table.present(), table.table(), of(table.owner(), annotations), table.target());
    }

    private static Action action(String name) {
        return Arrays.stream(Action.values())
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElse(Action.NO_ACTION);
    }
}
