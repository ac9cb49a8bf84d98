package dev.portolan.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Planner.Planned;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Plan;
import dev.portolan.sql.Step;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan as a file: its own transaction before and after triggers, whose bodies have semicolons and END. */
class FileTest {
    @Test
    void isReadBackStatementByStatement() throws SQLException {
        String odd = "\"a`b; END;\n'\"";
        try (Database database = new Database(
                "CREATE TABLE " + odd + " (id integer PRIMARY KEY AUTOINCREMENT, x int, \"BEGIN\" text)",
                "CREATE TABLE log (x)",
                "CREATE TRIGGER one AFTER INSERT ON " + odd
                        + " BEGIN INSERT INTO log VALUES (CASE new.x WHEN 1 THEN ';' ELSE 2 END);"
                        + " UPDATE log SET x = 3; END",
                "CREATE TRIGGER two AFTER DELETE ON " + odd + "\nBEGIN -- it's;\n  DELETE FROM log;\nEND",
                "CREATE VIEW v AS SELECT 'BEGIN ;' AS s")) {
            Physical to = Database.read(
                    "CREATE TABLE " + odd
                            + " (id integer PRIMARY KEY AUTOINCREMENT, x bigint NOT NULL, \"BEGIN\" text DEFAULT ';')",
                    "CREATE TABLE log (x text)",
                    "CREATE VIEW v AS SELECT ' END; ' AS s");
            Planned planned = database.plan(to, Hints.NONE);
            DirFormat atlas = Formats.named("atlas");
            List<MigrationFile> files = atlas.render(
                    "1", "x", new Plan(planned.steps(), List.of(), planned.notices()), Database.DIALECT.splitRules());
            assertEquals(1, files.size());
            assertTrue(files.get(0).text().startsWith("-- atlas:txmode none\n\n"));
            List<String> read = atlas.statements(files.get(0), Database.DIALECT.splitRules()).stream()
                    .map(s -> s.text().substring(0, s.text().length() - 1))
                    .toList();
            assertEquals(planned.steps().stream().map(Step::sql).toList(), read);
            database.run(read.toArray(String[]::new));
            assertTrue(Database.inSync(database.inspect(), to));
        }
    }
}
