package dev.portolan.dialect;

import dev.portolan.diff.DiffRules;
import dev.portolan.sql.SplitRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A database, as a composition of parts. Found as a service; stateless and safe for use by several threads.
 */
public interface Dialect {
    /** {@code sqlite}, {@code postgres}, … */
    String name();

    /** How its JDBC URLs begin. */
    default String urlPrefix() {
        return "jdbc:" + name() + ":";
    }

    /** What is said to the driver, beside that URL, so that a database that is not there is not made. */
    default Map<String, String> existing(String url) {
        return Map.of();
    }

    /** Maven coordinates of a driver, {@code group:artifact}, for the message when there is none. */
    String driverCoordinates();

    /** Maven coordinates of the module that brings an embedded server; null when none does. */
    default String embeddedModule() {
        return null;
    }

    /** Whether the server at the other end is of this dialect: the server is asked, not the URL. */
    boolean serves(Connection connection) throws SQLException;

    /** How it folds, limits and quotes names. */
    Names names();

    /** How neutral types and objects become its own. */
    Types types();

    Inspector inspector();

    Planner planner();

    /** How plans are rewritten into their safe shape, in the order of use; none where the server has nothing safer to offer. */
    default List<StepRule> shapes() {
        return List.of();
    }

    DiffRules rules();

    /** Scratch databases to replay and normalise on. */
    DevServer dev();

    /** How migrations run on it. */
    ApplyRules applyRules();

    SplitRules splitRules();
}
