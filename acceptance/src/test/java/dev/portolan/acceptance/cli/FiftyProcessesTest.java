package dev.portolan.acceptance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.acceptance.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty processes, each with a unit of its own, write into one directory at once: fifty migrations, and a sum that holds. */
class FiftyProcessesTest {
    private static final int PROCESSES = 50;

    @TempDir
    Path work;

    @Test
    void eachWritesItsMigration() throws IOException {
        Path classes = compile();
        Path logs = Files.createDirectories(work.resolve("logs"));
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            running.add(Cli.in(work)
                    .with(classes)
                    .main("unit" + i + ".MigrationGenerator")
                    .start(logs.resolve(i + ".out"), logs.resolve(i + ".err"), "add_" + i, "--drop", "none"));
        }
        Set<String> written = new TreeSet<>();
        for (int i = 0; i < PROCESSES; i++) {
            Cli end = Cli.end(running.get(i), logs.resolve(i + ".out"), logs.resolve(i + ".err"))
                    .succeeded("thing" + i);
            String mark = "_add_" + i + ".sql";
            end.out()
                    .lines()
                    .filter(l -> l.endsWith(mark))
                    .forEach(l -> written.add(Path.of(l.substring(l.indexOf(' ') + 1))
                            .getFileName()
                            .toString()));
        }
        Set<String> files = new TreeSet<>();
        Set<String> versions = new TreeSet<>();
        try (Stream<Path> all = Files.list(work.resolve("migrations"))) {
            all.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".sql"))
                    .forEach(f -> {
                        files.add(f);
                        versions.add(f.substring(0, f.indexOf('_')));
                    });
        }
        assertEquals(PROCESSES, versions.size());
        assertEquals(files, written);
        // the sum holds, each file adds what its unit lacked, and together they leave nothing to do for any
        for (int i : new int[] {0, 17, PROCESSES - 1}) {
            Cli.in(work)
                    .with(classes)
                    .main("unit" + i + ".MigrationGenerator")
                    .run("--check", "--drop", "none")
                    .succeeded("synced");
        }
    }

    private Path compile() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (int i = 0; i < PROCESSES; i++) {
            sources.put("unit" + i + "/Thing" + i + ".java", """
                    package unit%1$d;
                    @dev.portolan.annotations.Migrations(name = "unit%1$d", packages = "unit%1$d")
                    @jakarta.persistence.Entity
                    public class Thing%1$d {
                        @jakarta.persistence.Id Long id;
                        @jakarta.persistence.Column(name = "thing%1$d") String name;
                    }
                    """.replace("%1$d", Integer.toString(i)));
        }
        Path classes = work.resolve("classes");
        Compilation.of(classes, sources);
        return classes;
    }
}
