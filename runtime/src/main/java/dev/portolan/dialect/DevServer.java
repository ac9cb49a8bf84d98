package dev.portolan.dialect;

import dev.portolan.schema.Graph;
import dev.portolan.schema.Name;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Where scratch databases come from. A scratch database is ours alone (rule 10). */
public interface DevServer {
    /** The default {@code --dev-url}; null when there is none and the user must name a server. */
    String defaultUrl();

    /**
     * What tells the default server from another without asking it: its version. Null when it must be asked, or is none.
     */
    default String defaultVersion() {
        return null;
    }

    /**
     * Its version, and the settings that change how it reads DDL or gives it back; null when it cannot say, and nothing about it
     * may be remembered.
     */
    default String version(Connection connection) throws SQLException {
        return null;
    }

    /**
     * What that server can hold of what is wanted: keys that would be too long are cut.
     *
     * @param scratch an open connection to a scratch database
     */
    default Graph fitted(Connection scratch, Graph wanted) throws SQLException {
        return wanted;
    }

    /**
     * A scratch database where there is nothing but a connection: one in memory, or the connected database itself, which must be
     * empty.
     *
     * @param admin an open connection to the dev server; this takes it over and closes it at the end
     */
    Scratch scratch(Connection admin) throws SQLException;

    /**
     * The same where new connections can be opened: a dialect that can creates a database of its own there, and only uses the
     * named one, which must be empty, when it may not.
     *
     * @param server stays the caller's
     */
    default Scratch scratch(Server server) throws SQLException {
        return scratch(server.connect(server.url()));
    }

    /** An empty database of our own until it is closed. */
    interface Scratch extends AutoCloseable {
        /** The same one at each call. */
        Connection connection();

        /**
         * Takes schemas besides the default one for this run, where they lie outside of the scratch database.
         *
         * @throws dev.portolan.schema.PortolanException when there is one already, or none may be made
         */
        default void take(List<Name> schemas) throws SQLException {}

        /** Executes one statement of {@link #connection()}; what it makes outside of the scratch database is taken first. */
        default void execute(Statement statement, String sql) throws SQLException {
            statement.execute(sql);
        }

        /**
         * Keeps all that it holds in a file, from which {@link #restore} brings it back as if the same statements had been executed.
         *
         * @param file an empty one
         * @return false when it cannot, or when the session holds something that a file does not
         */
        default boolean save(String file) throws SQLException {
            return false;
        }

        /**
         * Brings back what was saved; it is empty before.
         *
         * @param next texts of files that are going to be executed
         * @return false when it cannot, or when one of these asks for what was in the session; then it may hold anything
         */
        default boolean restore(String file, List<String> next) throws SQLException {
            return false;
        }

        /** Makes it empty again. */
        void clean() throws SQLException;

        /** Drops it and closes all connections; never throws for what is gone already. */
        @Override
        void close() throws SQLException;
    }
}
