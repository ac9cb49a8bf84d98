package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two branches with a directory of another tool: what goes together stays together, and both sums are merged. */
class FormatBranchesTest {
    @TempDir
    Path folder;

    private Repository repository;
    private String format;

    /** A migration as its tool has it; the way back in a file of its own where there is one. */
    private Map<String, String> files(String version, String name, String up, String down) {
        Map<String, String> files = new LinkedHashMap<>();
        String stem = version + "_" + name;
        switch (format) {
            case "golang-migrate" -> {
                files.put(stem + ".down.sql", down);
                files.put(stem + ".up.sql", up);
            }
            case "flyway" -> {
                files.put("v/U" + version + "__" + name + ".sql", down);
                files.put("v/V" + version + "__" + name + ".sql", up);
                files.put("v/V" + version + "__" + name + ".sql.conf", "placeholderReplacement=false\n");
            }
            case "goose" -> files.put(stem + ".sql", "-- +goose Up\n" + up + "-- +goose Down\n" + down);
            case "dbmate" -> files.put(stem + ".sql", "-- migrate:up\n" + up + "-- migrate:down\n" + down);
            default ->
                files.put(
                        stem + ".sql",
                        "--liquibase formatted sql\n--changeset a:" + stem + "\n" + up + "--rollback " + down);
        }
        return files;
    }

    private void add(String version, String name, String up) throws IOException {
        write(files(version, name, up + ";\n", "DROP TABLE " + name + ";\n"));
    }

    private void write(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = repository.migrations().resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        portolan("hash").ended(0);
    }

    private void begin(String of, String version) throws IOException {
        format = of;
        repository = Repository.in(folder);
        add(version, "base", "CREATE TABLE base (id integer, a text)");
        portolan("git", "install", "--git-base", "main").ended(0, "portolan.sum -text merge=portolan-sum-" + format);
        repository.git("add", ".gitattributes");
        repository.commit("base").git("branch", "work");
    }

    private Program portolan(String... words) {
        return repository.inProcess(Stream.concat(Arrays.stream(words), Stream.of("--format", format))
                .toArray(String[]::new));
    }

    private Program merge(String branch) throws IOException {
        String path = Program.LAUNCHER.getParent() + File.pathSeparator + System.getenv("PATH");
        return repository.tryGit(Map.of("PATH", path), "merge", "--no-edit", branch);
    }

    private TreeSet<String> there() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> all = Files.walk(repository.migrations())) {
            all.filter(Files::isRegularFile)
                    .map(p -> repository.migrations().relativize(p).toString().replace('\\', '/'))
                    .filter(n -> !n.endsWith(".sum"))
                    .forEach(names::add);
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"golang-migrate", "goose", "flyway", "liquibase", "dbmate"})
    void bothCountOn(String of) throws IOException {
        begin(of, "000008");
        add("000009", "theirs", "CREATE TABLE theirs (id integer)");
        repository.commit("theirs").checkout("work");
        add("000009", "ours", "CREATE TABLE ours (id integer)");
        add("000010", "more", "CREATE TABLE more (id integer)");
        repository.commit("ours");
        portolan("validate", "--git-base", "main", "--dialect", "sqlite")
                .ended(
                        3,
                        "000009__ours.sql has the version of "
                                .replace("__", format.equals("flyway") ? "__" : "_")
                                .replace(".sql", format.equals("golang-migrate") ? ".up.sql" : ".sql"),
                        "portolan rebase --git-base main --dir " + repository.migrations() + " --format " + format);
        merge("main").ended(1, "[sum-conflict]", "have one version", "--format " + format, "CONFLICT");
        // two files of one version are in the directory now
        portolan("validate", "--git-base", "main").ended(3, "has the version of");
        portolan("rebase", "--git-base", "main").ended(0, " is now ");
        TreeSet<String> expected = new TreeSet<>();
        int version = 8;
        for (String name : List.of("base", "theirs", "ours", "more")) {
            expected.addAll(files(String.format(java.util.Locale.ROOT, "%06d", version++), name, "", "")
                    .keySet());
        }
        assertEquals(expected, there());
        portolan("validate").ended(0);
        portolan("validate", "--git-base", "main", "--dialect", "sqlite")
                .ended(0, "2 new files here, 1 new file there");
        repository.commit("merged").checkout("main");
        merge("work").ended(0);
        portolan("validate").ended(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"golang-migrate", "goose", "flyway", "liquibase", "dbmate"})
    void bothSumsAreMergedWhereTheOrderIsClear(String of) throws IOException {
        begin(of, "20260101000000");
        add("20260102000000", "theirs", "CREATE TABLE theirs (a text DEFAULT '${x}')");
        repository.commit("theirs").checkout("work");
        add("20260103000000", "ours", "CREATE TABLE ours (id integer)");
        repository.commit("ours");
        portolan("validate", "--git-base", "main", "--dialect", "sqlite").ended(0, "Fits main");
        merge("main").ended(0);
        portolan("validate").ended(0);
        assertEquals("", repository.git("status", "--porcelain", "--", "migrations"));
        // the other way round
        repository.checkout("main");
        repository.git("checkout", "-q", "-b", "again");
        merge("work").ended(0);
        portolan("validate").ended(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"golang-migrate", "goose", "flyway", "liquibase", "dbmate"})
    void oneThingOfBothIsToldAndNotMerged(String of) throws IOException {
        begin(of, "20260101000000");
        add("20260102000000", "theirs", "ALTER TABLE base ADD COLUMN b text");
        repository.commit("theirs").checkout("work");
        add("20260103000000", "ours", "ALTER TABLE base ADD COLUMN b integer");
        repository.commit("ours");
        for (List<String> how : List.of(List.of("--dialect", "sqlite"), List.<String>of())) {
            List<String> words = new ArrayList<>(List.of("validate", "--git-base", "main"));
            words.addAll(how);
            portolan(words.toArray(String[]::new)).ended(3, "column \"b\" of table \"base\"", "ours", "theirs");
        }
        merge("main").ended(1, "[sum-conflict]", "one thing", "CONFLICT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"golang-migrate", "goose", "flyway", "liquibase", "dbmate"})
    void theWayBackIsHistoryToo(String of) throws IOException {
        begin(of, "20260101000000");
        repository.checkout("work");
        write(files(
                "20260101000000", "base", "CREATE TABLE base (id integer, a text);\n", "DROP TABLE IF EXISTS base;\n"));
        String edited =
                files("20260101000000", "base", "", "").keySet().iterator().next();
        portolan("validate", "--git-base", "main").ended(3, edited + " was edited: it is another one in");
        portolan("rebase", "--git-base", "main").ended(1, "[rebase-unsure]", edited + " was edited");
    }

    @Test
    void whatFlywayRepeatsHasNoPlaceInTheOrder() throws IOException {
        begin("flyway", "1");
        write(Map.of("R__views.sql", "CREATE VIEW seen AS SELECT id FROM base;\n"));
        repository.commit("a view").git("branch", "-f", "work");
        add("2", "theirs", "CREATE TABLE theirs (id integer)");
        repository.commit("theirs").checkout("work");
        add("3", "ours", "CREATE TABLE ours (id integer)");
        write(Map.of("R__others.sql", "CREATE VIEW others AS SELECT a FROM base;\n"));
        repository.commit("ours");
        portolan("validate", "--git-base", "main", "--dialect", "sqlite").ended(0, "Fits main");
        merge("main").ended(0);
        portolan("validate").ended(0);
        // it may be edited, as no other file may; by both branches it is another matter
        write(Map.of("R__views.sql", "CREATE VIEW seen AS SELECT a FROM base;\n"));
        repository.commit("another view");
        portolan("validate", "--git-base", "main").ended(0, "Fits main");
        repository.checkout("main");
        write(Map.of("R__views.sql", "CREATE VIEW seen AS SELECT a, id FROM base;\n"));
        repository.commit("their view").checkout("work");
        Program told = portolan("validate", "--git-base", "main").ended(3, "R__views.sql was changed by both branches");
        assertFalse(told.out().contains("git checkout"), told::toString);
        portolan("rebase", "R__views.sql").ended(2, "[rebase-file]", "has no version");
        // files that come too early get new versions, and this one keeps its name
        repository.checkout("main");
        add("4", "late", "CREATE TABLE late (id integer)");
        repository.commit("late").checkout("work");
        Program moved = portolan("rebase", "--git-base", "main").ended(0, "v/V3__ours.sql is now v/V5__ours.sql");
        assertFalse(moved.out().contains("R__"), moved::toString);
        assertTrue(there().containsAll(List.of("R__others.sql", "v/U5__ours.sql", "v/V5__ours.sql.conf")));
    }
}
