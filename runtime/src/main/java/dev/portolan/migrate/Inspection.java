package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Excludes;
import dev.portolan.replay.Connections;
import dev.portolan.replay.Secrets;
import dev.portolan.schema.Desired;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a database holds.
 *
 * @param dialect of its server
 * @param state all that is in scope
 */
public record Inspection(String dialect, Physical state) {
    /**
     * Reads a database; changes nothing.
     *
     * @param user null for the URL's
     * @param password null for the URL's
     * @param schemas besides the connection's default one
     * @param exclude globs that are left out, besides the history tables of the known tools
     * @throws PortolanException {@code database-unreachable}, {@code driver-missing}, {@code database-failed}; without the password
     */
    public static Inspection of(String url, String user, String password, List<String> schemas, List<String> exclude) {
        try (Connection connection = Connections.existing(url, user, password)) {
            Dialect dialect = Dialects.of(connection);
            Excludes excludes = Excludes.of(exclude, dialect.names().defaultSchema());
            List<Name> names = schemas.stream().map(Name::quoted).toList();
            Scope scope = new Scope(names, excludes::table, List.of());
            return new Inspection(dialect.name(), dialect.inspector().inspect(connection, scope));
        } catch (SQLException e) {
            throw PortolanException.failed(
                    "database-failed",
                    "The database said: " + Secrets.of(url, password).hide(e.getMessage()),
                    e);
        }
    }

    /** As text, a line a column. */
    public String graph() {
        return GraphText.write(new Desired(dialect, state.graph(), Hints.NONE));
    }

    /**
     * The statements that make it.
     *
     * @throws PortolanException for what the dialect cannot create, with the element
     */
    public Ddl ddl() {
        return Ddl.of(Dialects.named(dialect), state, Hints.NONE);
    }
}
