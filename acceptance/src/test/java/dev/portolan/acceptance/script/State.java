package dev.portolan.acceptance.script;

import dev.portolan.acceptance.Target;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Differ;
import dev.portolan.diff.Difference;
import dev.portolan.schema.Change;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Plan;
import dev.portolan.sql.Splitter;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A state that SQL makes on an empty database. */
record State(Target target, String sql, Scope scope) {
    /** The way to it. */
    Plan from(Physical current) throws IOException, SQLException {
        Dialect dialect = dialect();
        Differ differ = new Differ(dialect.rules());
        Difference there = differ.diff(current, read(), Hints.NONE);
        Planner.Planned planned = dialect.planner().plan(there.from(), there.to(), there.changes(), there.hints());
        Difference back = differ.reverse(there);
        Planner.Planned reverse = dialect.planner().plan(back.from(), back.to(), back.changes(), Hints.NONE);
        List<Notice> notices = new ArrayList<>(there.notices());
        notices.addAll(planned.notices());
        return new Plan(planned.steps(), reverse.steps(), notices);
    }

    private Dialect dialect() {
        return Dialects.named(target.dialect());
    }

    private Physical read() throws IOException, SQLException {
        try (Connection empty = target.fresh()) {
            execute(target, empty, sql);
            return look(target, empty, scope);
        }
    }

    static Physical look(Target target, Connection database, Scope scope) throws SQLException {
        return Dialects.named(target.dialect()).inspector().inspect(database, scope);
    }

    /** What would have to be done to get back to a state. */
    static List<Change> changes(Target target, Connection database, Scope scope, Physical wanted) throws SQLException {
        return new Differ(Dialects.named(target.dialect()).rules())
                .diff(look(target, database, scope), wanted, Hints.NONE)
                .changes();
    }

    static void execute(Target target, Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.setEscapeProcessing(false);
            for (var one : Splitter.split(sql, Dialects.named(target.dialect()).splitRules())) {
                statement.execute(one.text());
            }
        }
    }
}
