package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Script;
import dev.portolan.schema.Name;
import java.util.List;
import java.util.stream.Collectors;

/** Databases beside the connection's own: what the mapping calls catalogs and the graph schemas. */
final class Databases {
    private static final String VARIABLE = "@portolan";

    private Databases() {}

    /** It may be there already, as the connection's own or as another application's. */
    static void create(Script script, Name database) {
        script.step(
                "add new schema named \"" + database + "\"",
                "CREATE DATABASE IF NOT EXISTS " + Syntax.quoted(database));
    }

    /** The server drops a database with all that is in it: it stays where anything is, or where the connection is in it. */
    static void drop(Script script, Name database) {
        String name = Syntax.literal(database.text());
        prepared(
                script,
                "drop schema named \"" + database + "\" if nothing is in it",
                "IF(DATABASE() = " + name + " OR " + isFilled(name) + ", 'DO 0', "
                        + Syntax.literal("DROP DATABASE IF EXISTS " + Syntax.quoted(database)) + ")");
    }

    /** Whether there is anything in a database. @param name as a literal */
    static String isFilled(String name) {
        return List.of("TABLES WHERE TABLE_SCHEMA", "ROUTINES WHERE ROUTINE_SCHEMA", "EVENTS WHERE EVENT_SCHEMA")
                .stream()
                .map(what -> "EXISTS (SELECT 1 FROM information_schema." + what + " = " + name + ")")
                .collect(Collectors.joining(" OR "));
    }

    /** Runs a statement of whose text the server computes a part. */
    static void prepared(Script script, String comment, String expression) {
        script.step(comment, "SET " + VARIABLE + " = " + expression);
        script.step(comment, "PREPARE portolan FROM " + VARIABLE);
        script.step(comment, "EXECUTE portolan");
        script.step(comment, "DEALLOCATE PREPARE portolan");
    }
}
