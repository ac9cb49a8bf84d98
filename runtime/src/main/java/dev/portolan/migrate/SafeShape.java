package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.ServerVersion;
import dev.portolan.dialect.Shapes;
import dev.portolan.dialect.Shaping;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Notice;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Brings plans into the shape that was asked for, for the server that was asked: the target where it is at hand, else the dev server. */
record SafeShape(Dialect dialect, Shapes shapes, ServerVersion version) {
    static SafeShape of(Dialect dialect, Shapes shapes, Options options, Target target, Scratch scratch)
            throws SQLException {
        if (dialect.shapes().isEmpty()) {
            return new SafeShape(dialect, shapes, null);
        }
        return new SafeShape(dialect, shapes, options.inspect() ? target.server() : scratch.server());
    }

    Planner.Planned shape(Planner.Planned plan, Physical to, Hints hints) {
        if (dialect.shapes().isEmpty()) {
            boolean asked = !shapes.everywhere().isEmpty() || shapes.hasTimeouts();
            return asked ? withNotice(plan) : plan;
        }
        return new Shaping(to, hints, shapes, version).apply(dialect.shapes(), plan);
    }

    private Planner.Planned withNotice(Planner.Planned plan) {
        List<Notice> notices = new ArrayList<>(plan.notices());
        notices.add(new Notice(
                "shape-none",
                null,
                "Safe shapes and limits were asked for, but " + dialect.name()
                        + " has none: the migration is written as it always is."));
        return new Planner.Planned(plan.steps(), notices);
    }
}
