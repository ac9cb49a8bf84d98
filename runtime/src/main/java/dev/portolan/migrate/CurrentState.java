package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.schema.Physical;
import java.sql.SQLException;

/** The state that a migration starts from: a replayed directory, or a database. */
interface CurrentState extends AutoCloseable {
    /** Says what is looked at, before {@link #read} is called; nothing waits. */
    default void announce(View view) {}

    /** Reads it. @param view the one that was announced, if any was */
    Physical read(View view) throws SQLException;

    @Override
    default void close() {}

    /** That of the target database. */
    static CurrentState inspected(Dialect dialect, Target target) {
        return view -> dialect.inspector().inspect(target.connection(), view.scope());
    }
}
