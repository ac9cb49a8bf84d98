package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The story of the README: two teams with one directory, on branches of their own. What goes wrong between them is told before the
 * merge, at the merge, and after it.
 */
class TwoTeamsTest {
    private static final String BASE = "20260101000000_customer.sql";
    private static final String RED = "20260110090000_phones.sql";
    private static final String BLUE = "20260109120000_contact.sql";
    private static final List<String> ON = List.of("--git-base", "main", "--dialect", "sqlite");

    @TempDir
    Path folder;

    private Repository repository;

    @BeforeEach
    void base() throws IOException {
        repository = Repository.in(folder).add(BASE, "CREATE TABLE customer (id integer PRIMARY KEY, name text);\n");
        repository.commit("customers").git("branch", "blue");
    }

    @Test
    void versionOrder() throws IOException {
        repository.add(RED, "CREATE TABLE phone (id integer PRIMARY KEY);\n").commit("red team: phones");
        repository
                .checkout("blue")
                .add(BLUE, "CREATE TABLE contact (id integer PRIMARY KEY);\n")
                .commit("blue team: contacts");
        // before
        Program told =
                portolan("validate", ON).ended(3, BLUE + " would run before " + RED, "portolan rebase --git-base main");
        assertEquals("", told.err().replaceAll("\\[branch-conflict\\].*\n", ""));
        // at the merge
        merge("main").ended(1, "CONFLICT", "atlas.sum");
        portolan("validate", List.of()).ended(3, "mark of an unfinished merge");
        // after it, in one step
        Program rebased = portolan("rebase", List.of("--git-base", "main")).ended(0, BLUE + " is now ");
        String now = rebased.out().replaceAll("(?s).*is now (\\S+).*", "$1");
        assertTrue(now.compareTo(RED) > 0 && now.endsWith("_contact.sql"), now);
        portolan("validate", List.of()).ended(0, "3 files");
        portolan("validate", ON).ended(0, "Fits main: 1 new file here, 1 new file there");
        repository.commit("merged").checkout("main");
        merge("blue").ended(0);
        portolan("validate", List.of()).ended(0, "3 files");
        portolan("rebase", List.of("--git-base", "main")).ended(0, "come behind those of main already");
    }

    @Test
    void versionOrderMendedBeforeTheMerge() throws IOException {
        repository.add(RED, "CREATE TABLE phone (id integer PRIMARY KEY);\n").commit("red team: phones");
        repository.checkout("blue").add(BLUE, "CREATE TABLE contact (id integer PRIMARY KEY);\n");
        repository
                .add("20260109120001_more.sql", "CREATE TABLE more (id integer PRIMARY KEY);\n")
                .commit("blue team");
        JsonNode done = new JsonMapper()
                .readTree(portolan("rebase", List.of("--git-base", "main", "--json"))
                        .ended(0)
                        .out());
        List<String> names = Stream.of(BLUE, "20260109120001_more.sql")
                .map(old -> done.get("renamed").get(old).asString())
                .toList();
        assertTrue(names.get(0).compareTo(RED) > 0 && names.get(1).compareTo(names.get(0)) > 0, names.toString());
        portolan("validate", ON).ended(0, "Fits main: 2 new files here, 1 new file there, tried on sqlite");
        repository.commit("behind the others");
        merge("main").ended(1, "CONFLICT", "atlas.sum");
        portolan("rebase", List.of("--git-base", "main")).ended(0);
        portolan("validate", List.of()).ended(0, "4 files");
    }

    @Test
    void sameTableTwice() throws IOException {
        repository.add(RED, "-- phones\nCREATE TABLE phone (number text);\n").commit("red team: phones");
        repository
                .checkout("blue")
                .add("20260111000000_phone.sql", "CREATE TABLE phone (digits text);\n")
                .commit("blue team");
        String both = "20260111000000_phone.sql:1 creates table \"phone\"; " + RED + ":2 (";
        portolan("validate", ON).ended(3, both, "on main) creates table \"phone\"");
        merge("main").ended(1, "CONFLICT", "atlas.sum");
        portolan("rebase", List.of("--git-base", "main")).ended(0);
        portolan("validate", List.of()).ended(0, "3 files");
        // the sum is right now, and a replay says what it means
        portolan("diff", List.of("--from", "migrations", "--to", "jdbc:sqlite::memory:"))
                .ended(1, "[replay-failed]", "20260111000000_phone.sql:1", "phone");
        portolan("validate", ON).ended(3, both);
        repository.commit("merged all the same");
        portolan("validate", ON).ended(1, "[replay-failed]", "20260111000000_phone.sql:1");
    }

    @Test
    void editedHistory() throws IOException {
        repository.add(RED, "CREATE TABLE phone (number text);\n").commit("red team: phones");
        repository
                .checkout("blue")
                .add(BASE, "CREATE TABLE customer (id integer PRIMARY KEY, name text, phone text);\n");
        repository.commit("blue team edits the first file");
        String fork = repository.git("rev-parse", "--short=10", "main~1");
        portolan("validate", List.of()).ended(0);
        portolan("validate", ON)
                .ended(
                        3,
                        BASE + " was edited: it is another one in " + fork,
                        "git checkout " + fork + " -- migrations/" + BASE);
        merge("main").ended(1, "CONFLICT", "atlas.sum");
        portolan("rebase", List.of("--git-base", "main")).ended(1, "[rebase-unsure]", BASE + " was edited");
        repository.git("checkout", fork, "--", "migrations/" + BASE);
        // the sum of this branch was that of the edited file, so neither side of it is right any more
        portolan("rebase", List.of("--git-base", "main")).ended(1, "[rebase-unsure]");
        repository.git("checkout", "main", "--", "migrations/atlas.sum");
        portolan("validate", ON).ended(0, "2 files", "Fits main");
    }

    private Program merge(String branch) throws IOException {
        return repository.tryGit(java.util.Map.of(), "merge", "--no-edit", branch);
    }

    private Program portolan(String verb, List<String> more) throws IOException {
        return repository.portolan(Stream.concat(Stream.of(verb), more.stream()).toArray(String[]::new));
    }
}
