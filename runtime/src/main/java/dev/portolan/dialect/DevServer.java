package dev.portolan.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** Where scratch databases come from. A scratch database is ours alone (rule 10). */
public interface DevServer {
    /** The default {@code --dev-url}; null when there is none and the user must name a server. */
    String defaultUrl();

    /**
     * A new, empty scratch database. Leftovers of killed runs on that server are removed by the way.
     *
     * @param admin an open connection to the dev server; this takes it over and closes it at the end
     */
    Scratch scratch(Connection admin) throws SQLException;

    /** An empty database of our own until it is closed. */
    interface Scratch extends AutoCloseable {
        /** The same one at each call. */
        Connection connection();

        /** Makes it empty again. */
        void clean() throws SQLException;

        /** Drops it and closes all connections; never throws for what is gone already. */
        @Override
        void close() throws SQLException;
    }
}
