package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.ServerVersion;
import dev.portolan.replay.DevDatabase;
import dev.portolan.replay.Normaliser;
import dev.portolan.schema.Name;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The scratch database of a run: opened when it is first needed, emptied between two uses. */
final class Scratch implements Normaliser.ScratchDatabase, AutoCloseable {
    private final Dialect dialect;
    private final Database dev;
    private DevDatabase database;
    private boolean used;

    Scratch(Dialect dialect, Database dev) {
        this.dialect = dialect;
        this.dev = dev;
    }

    /** Another one of the same server may be used at the same time: it is in memory. */
    boolean inMemory() {
        return !dev.given() && dialect.dev().defaultUrl() != null;
    }

    /** The server's version and settings, without opening it where that can be known; null when nothing may be remembered. */
    @Override
    public String version() throws SQLException {
        String known = inMemory() ? dialect.dev().defaultVersion() : null;
        return known == null ? dialect.dev().version(opened().connection()) : known;
    }

    /** The version of its server. */
    ServerVersion server() throws SQLException {
        return ServerVersion.of(opened().connection());
    }

    /** An empty database. */
    @Override
    public Connection empty() throws SQLException {
        DevDatabase opened = opened();
        if (used) {
            opened.clean();
        }
        used = true;
        return opened.connection();
    }

    /** As it is. */
    Connection connection() throws SQLException {
        return opened().connection();
    }

    @Override
    public void take(List<Name> schemas) throws SQLException {
        opened().take(schemas);
    }

    @Override
    public void execute(Statement statement, String sql) throws SQLException {
        opened().execute(statement, sql);
    }

    /** As {@link dev.portolan.dialect.DevServer.Scratch#save}. */
    boolean save(String file) throws SQLException {
        return opened().save(file);
    }

    /** As {@link dev.portolan.dialect.DevServer.Scratch#restore}. */
    boolean restore(String file, List<String> next) throws SQLException {
        return opened().restore(file, next);
    }

    /** Opens it now, where it is certain to be needed. */
    void open() throws SQLException {
        opened();
    }

    private DevDatabase opened() throws SQLException {
        if (database == null) {
            database = dev.scratch(dialect);
        }
        return database;
    }

    @Override
    public void close() throws SQLException {
        if (database != null) {
            database.close();
        }
    }
}
