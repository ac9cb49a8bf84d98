package dev.portolan.acceptance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.acceptance.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names with quotes, semicolons, newlines and 200 characters go all the way. */
class HostileNamesTest {
    private static final String LONG = "x".repeat(200);

    @TempDir
    Path work;

    @Test
    void fromTheEntityToTheDatabase() throws IOException, SQLException {
        Path classes = work.resolve("classes");
        Compilation.of(classes, Map.of("Odd.java", """
                        package hostile;
                        import jakarta.persistence.*;
                        @Entity
                        @Table(name = "`it's; \\"odd\\"\\nDROP TABLE x; --`", indexes = @Index(name = "`ix; '\\"`", columnList = "`a;\\n'b`"))
                        public class Odd {
                            @Id Long id;
                            @Column(name = "`a;\\n'b`", nullable = false) String first;
                            @Column(name = "`%s`") String second;
                            @ManyToOne @JoinColumn(name = "`up -- /* \\\\`") Odd parent;
                        }
                        """.replace("%s", LONG)));
        Cli.in(work)
                .with(classes)
                .main("hostile.MigrationGenerator")
                .run("init")
                .succeeded("DROP TABLE x");
        Cli.in(work)
                .with(classes)
                .main("hostile.MigrationGenerator")
                .run("again")
                .succeeded("synced");
        Files.delete(work.resolve("migrations/schema.snapshot"));
        Cli.in(work)
                .with(classes)
                .main("hostile.MigrationGenerator")
                .run("replayed")
                .succeeded("synced");
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + work.resolve("app.db"))) {
            Path file;
            try (var files = Files.list(work.resolve("migrations"))) {
                file = files.filter(f -> f.toString().endsWith(".sql"))
                        .findFirst()
                        .orElseThrow();
            }
            dev.portolan.acceptance.Apply.file(
                    c,
                    dev.portolan.acceptance.Target.SQLITE,
                    new dev.portolan.dir.MigrationFile(file.getFileName().toString(), Files.readAllBytes(file)));
            try (var rows = c.createStatement()
                    .executeQuery(
                            "SELECT name FROM pragma_table_info('it''s; \"odd\"\nDROP TABLE x; --') ORDER BY length(name) DESC")) {
                rows.next();
                assertEquals(LONG, rows.getString(1));
            }
        }
        Cli.in(work)
                .with(classes)
                .main("hostile.MigrationGenerator")
                .run("inspected", "--mode", "inspect", "--url", "jdbc:sqlite:" + work.resolve("app.db"))
                .succeeded("synced");
    }
}
