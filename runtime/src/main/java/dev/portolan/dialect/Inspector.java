package dev.portolan.dialect;

import dev.portolan.schema.Physical;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads a database. */
public interface Inspector {
    /**
     * What is there, in canonical form: objects of the default schema have no schema in their name, every name is marked quoted,
     * each {@code named} is true, except where the database made the name itself and another database would make it the same.
     * The number of statements does not depend on the number of objects.
     */
    Physical inspect(Connection connection, Scope scope) throws SQLException;

    /** The default schema of that connection, where a mapping names it to say where a table is; null when none does. */
    default String home(Connection connection) throws SQLException {
        return null;
    }
}
