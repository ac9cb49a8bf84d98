package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Resolved;
import dev.portolan.dialect.Scope;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.DevDatabase;
import dev.portolan.replay.Normaliser;
import dev.portolan.replay.Replay;
import dev.portolan.schema.Physical;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads the two states that a run compares, both through the same inspector. */
record States(Physical current, Physical desired) {
    /** The current state is the replayed directory. */
    static States replayed(
            Dialect dialect, Options options, String where, List<MigrationFile> files, DirFormat format, Resolved wanted,
            Scope scope)
            throws SQLException {
        try (DevDatabase dev = Target.dev(dialect, options.dev())) {
            Replay.run(dev.connection(), where, files, format, dialect.splitRules());
            Physical current = dialect.inspector().inspect(dev.connection(), scope);
            if (!files.isEmpty()) {
                dev.clean();
            }
            return new States(current, Normaliser.normalise(dialect, wanted, scope, dev.connection()));
        }
    }

    /** The current state is the target database. */
    static States inspected(Dialect dialect, Options options, Resolved wanted, Scope scope) throws SQLException {
        Physical current;
        Connection connection = Target.open(options.target());
        try {
            current = dialect.inspector().inspect(connection, scope);
        } finally {
            Target.close(options.target(), connection);
        }
        try (DevDatabase dev = Target.dev(dialect, options.dev())) {
            return new States(current, Normaliser.normalise(dialect, wanted, scope, dev.connection()));
        }
    }
}
