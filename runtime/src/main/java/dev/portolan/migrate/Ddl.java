package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Resolved;
import dev.portolan.dialect.Resolver;
import dev.portolan.diff.Differ;
import dev.portolan.schema.Change;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Step;
import java.util.List;

/**
 * The statements that create a whole schema, without a database.
 *
 * @param dialect that they are for
 * @param steps in the order in which they run
 */
public record Ddl(String dialect, List<Step> steps) {
    public Ddl {
        steps = List.copyOf(steps);
    }

    /**
     * All that a unit wants.
     *
     * @param dialect null for the unit's
     * @throws dev.portolan.schema.PortolanException usage for an unknown dialect; what the dialect cannot do, with the element
     */
    public static Ddl of(SchemaSource source, String dialect) {
        Dialect of = Dialects.named(dialect == null ? source.defaults().dialect() : dialect);
        Desired desired = source.load();
        Resolved resolved = Resolver.resolve(of, desired);
        return of(of, resolved.physical(), resolved.hints());
    }

    /** All of a state. */
    static Ddl of(Dialect dialect, Physical state, Hints hints) {
        Physical nothing = new Physical(dialect.name(), Graph.EMPTY);
        List<Change> changes =
                new Differ(dialect.rules()).diff(nothing, state, hints).changes();
        return new Ddl(
                dialect.name(),
                dialect.planner().plan(nothing, state, changes, hints).steps());
    }
}
