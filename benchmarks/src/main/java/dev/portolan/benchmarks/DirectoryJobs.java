package dev.portolan.benchmarks;

import dev.portolan.dialect.Dialects;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.sql.Splitter;
import dev.portolan.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is done with a directory of as many files as there are tables, through the launcher, on SQLite. */
final class DirectoryJobs {
    private final Project project;
    private final Path dir;
    private int added;

    /** @param project migrated by one file */
    DirectoryJobs(Project project, Path work) throws IOException {
        this.project = project;
        this.dir = Files.createDirectories(work.resolve("thousand"));
        try (Stream<Path> old = Files.list(dir)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        StringBuilder table = new StringBuilder();
        int files = 0;
        for (Statement statement : Splitter.split(
                Files.readString(project.schema()), Dialects.named("sqlite").splitRules())) {
            if (statement.text().startsWith("CREATE TABLE") && table.length() > 0) {
                write(files++, table);
            }
            table.append(statement.text()).append('\n');
        }
        write(files++, table);
        open().rehash();
    }

    private MigrationDir open() {
        return MigrationDir.open(dir, Formats.named("atlas"));
    }

    private void write(int number, StringBuilder table) throws IOException {
        Files.writeString(dir.resolve(20260101000000L + number + "_table.sql"), table);
        table.setLength(0);
    }

    List<Group> groups() {
        Command diff = project.program("bin/portolan diff", 0, "diff", "--dir", dir.toString());
        Command grown = diff.named("bin/portolan diff, one new file").after(this::grow);
        return List.of(
                new Group("nothing to do, " + project.entities() + " files", List.of(diff.forgetful(), diff, grown)),
                new Group(
                        "check of " + project.entities() + " entities against the snapshot",
                        List.of(project.program(
                                "bin/portolan check",
                                0,
                                "check",
                                "--dir",
                                project.migrations().toString()))));
    }

    /** One file more than in the last run. */
    private void grow() throws IOException {
        Files.writeString(dir.resolve(20270101000000L + added++ + "_row.sql"), "UPDATE `entity_0` SET `id` = `id`;\n");
        open().rehash();
    }
}
