package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Scope;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.DevDatabase;
import dev.portolan.replay.Replay;
import dev.portolan.schema.Physical;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The state that a migration starts from: a replayed directory, or a database. */
interface CurrentState extends AutoCloseable {
    /** Says what is looked at, before {@link #read} is called; nothing waits. */
    default void announce(Scope scope) {}

    /** Reads it. @param scope the one that was announced, if any was */
    Physical read(Scope scope) throws SQLException;

    @Override
    default void close() {}

    /** That of the target database. */
    static CurrentState inspected(Dialect dialect, Database target) {
        return scope -> {
            Connection connection = Target.open(target);
            try {
                return dialect.inspector().inspect(connection, scope);
            } finally {
                Target.close(target, connection);
            }
        };
    }

    /** That of a directory, replayed when it is read. */
    static CurrentState replayed(
            Dialect dialect, Database dev, Path dir, List<MigrationFile> files, DirFormat format) {
        return scope -> {
            try (DevDatabase database = Target.dev(dialect, dev)) {
                Replay.run(database.connection(), dir.toString(), files, format, dialect.splitRules());
                return dialect.inspector().inspect(database.connection(), scope);
            }
        };
    }
}
