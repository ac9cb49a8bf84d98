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

    /** A schema by whose name the default one is meant there; null when none is known. */
    default String home() throws SQLException {
        return null;
    }

    @Override
    default void close() {}

    /** That of the target database. */
    static CurrentState inspected(Dialect dialect, Target target) {
        return new CurrentState() {
            @Override
            public Physical read(View view) throws SQLException {
                return dialect.inspector().inspect(target.connection(), view.scope());
            }

            @Override
            public String home() throws SQLException {
                return dialect.inspector().home(target.connection());
            }
        };
    }
}
