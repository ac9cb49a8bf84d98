package dev.portolan.acceptance.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code git install} sets up, in merges that git makes: a sum that merges hides nothing. */
class SumMergeTest {
    private static final String OURS = "20260103000000_ours.sql";
    private static final String THEIRS = "20260102000000_theirs.sql";

    @TempDir
    Path folder;

    private Repository repository;

    @BeforeEach
    void base() throws IOException {
        repository = Repository.in(folder).add("20260101000000_base.sql", "CREATE TABLE base (id integer);\n");
        repository.inProcess("git", "install", "--git-base", "main").ended(0, "atlas.sum -text merge=portolan-sum");
        repository.git("add", ".gitattributes");
        repository.commit("base").git("branch", "work");
    }

    @Test
    void installSaysItOnceAndOnlyItsOwn() throws IOException {
        Path attributes = folder.resolve(".gitattributes");
        String lines = "/migrations/*.sql -text\n/migrations/atlas.sum -text merge=portolan-sum\n"
                + "/migrations/schema.snapshot -text -merge\n";
        assertEquals(lines, Files.readString(attributes));
        repository.inProcess("git", "install", "--git-base", "main").ended(0);
        assertEquals(lines, Files.readString(attributes));
        Files.writeString(attributes, "*.png binary");
        repository.inProcess("git", "install", "--git-base", "main").ended(0);
        assertEquals("*.png binary\n" + lines, Files.readString(attributes));
        assertEquals(
                "portolan git merge-sum --format atlas --git-base main %O %A %B %P",
                repository.git("config", "--local", "merge.portolan-sum.driver"));
        Program.in(folder)
                .run("git", "install", "--dir", "my [dir]", "--git-base", "main")
                .ended(0);
        assertTrue(
                Files.readString(attributes).contains("\"/my \\\\[dir\\\\]/atlas.sum\" -text merge=portolan-sum\n"),
                Files.readString(attributes));
        Files.createDirectories(folder.resolve("my [dir]"));
        assertTrue(repository.git("check-attr", "merge", "my [dir]/atlas.sum").endsWith(": portolan-sum"));
        Program.in(folder).run("git", "install").ended(2, "[git-unknown-ref]", "--git-base");
        Program.in(folder).run("git", "install", "--git-base", "main;touch x").ended(2, "[git-unknown-ref]");
        Program.in(folder).run("git").ended(2, "portolan git install");
    }

    @Test
    void theLaterBranchMergesTheBaseWhereOrderIsClear() throws IOException {
        branches("CREATE TABLE t (a int);", "CREATE TABLE u (a int);");
        merge("main").ended(0);
        repository.inProcess("validate").ended(0, "3 files");
        repository
                .inProcess("validate", "--git-base", "main", "--dialect", "sqlite")
                .ended(0);
    }

    @Test
    void theBaseMergesTheLaterBranch() throws IOException {
        branches("CREATE TABLE t (a int);", "CREATE TABLE u (a int);");
        repository.checkout("main");
        merge("work").ended(0);
        repository.inProcess("validate").ended(0, "3 files");
    }

    @Test
    void aRebaseOfGitIsAMergeToo() throws IOException {
        branches("CREATE TABLE t (a int);", "CREATE TABLE u (a int);");
        git("rebase", "main").ended(0);
        repository.inProcess("validate").ended(0, "3 files");
    }

    @Test
    void filesThatWouldRunBeforeThoseOfTheBaseAreAConflict() throws IOException {
        repository
                .add("20260105000000_theirs.sql", "CREATE TABLE t (a int);")
                .commit("theirs")
                .checkout("work");
        repository.add("20260104000000_ours.sql", "CREATE TABLE u (a int);").commit("ours");
        merge("main").ended(1, "[sum-conflict]", "do not all run behind the others", "CONFLICT");
        assertTrue(sum().contains("<<<<<<<"), sum());
        repository.inProcess("rebase", "--git-base", "main").ended(0, "20260104000000_ours.sql is now");
        repository.inProcess("validate").ended(0, "3 files");
        repository
                .inProcess("validate", "--git-base", "main", "--dialect", "sqlite")
                .ended(0, "Fits main");
        repository.git("add", "-A", "migrations");
        repository.git("commit", "-q", "-m", "merged");
        // the other way round it is the base that comes later, which no database of it has seen
        repository.git("checkout", "-q", "-b", "again", "work~1");
        repository.checkout("main");
        repository.git("reset", "-q", "--hard", "main~1");
        repository.add("20260105000000_theirs.sql", "CREATE TABLE t (a int);").commit("theirs");
        merge("again").ended(1, "[sum-conflict]");
    }

    @Test
    void oneTableOfBothIsAConflict() throws IOException {
        branches("CREATE TABLE t (a int);", "CREATE TABLE T (b int);");
        merge("main").ended(1, "[sum-conflict]", "one thing", "portolan validate --git-base main");
        assertTrue(sum().contains("<<<<<<<"), sum());
    }

    @Test
    void aTableThatIsMadeAnewIsAConflictWithItsChange() throws IOException {
        branches(
                "ALTER TABLE base ADD COLUMN x text;",
                "CREATE TABLE n (id integer);\nDROP TABLE base;\nALTER TABLE n RENAME TO base;");
        merge("main").ended(1, "[sum-conflict]", "one thing");
    }

    @Test
    void historyThatOneSideChangedIsAConflict() throws IOException {
        repository
                .add("20260101000000_base.sql", "CREATE TABLE base (id bigint);\n")
                .add(THEIRS, "CREATE TABLE t (a int);");
        repository
                .commit("theirs")
                .checkout("work")
                .add(OURS, "CREATE TABLE u (a int);")
                .commit("ours");
        merge("main").ended(1, "[sum-conflict]", "were changed");
    }

    @Test
    void aSumThatIsNotThatOfItsFilesIsAConflict() throws IOException {
        repository.add(THEIRS, "CREATE TABLE t (a int);");
        Files.writeString(repository.migrations().resolve(THEIRS), "CREATE TABLE t (a bigint);");
        repository
                .commit("theirs")
                .checkout("work")
                .add(OURS, "CREATE TABLE u (a int);")
                .commit("ours");
        merge("main").ended(1, "[sum-conflict]", "not what their sum says");
    }

    @Test
    void whereNobodyKnowsWhoGoesFirstItIsAConflict() throws IOException {
        repository.checkout("work").add(OURS, "CREATE TABLE u (a int);").commit("ours");
        repository.git("checkout", "-q", "-b", "other", "main");
        repository.add(THEIRS, "CREATE TABLE t (a int);").commit("other");
        merge("work").ended(1, "[sum-conflict]", "which side goes first");
        repository.git("merge", "--abort");
        repository.inProcess("git", "install", "--git-base", "nowhere").ended(0);
        merge("work").ended(1, "[sum-conflict]", "there is no nowhere");
    }

    @Test
    void withoutTheProgramItIsTheConflictOfOld() throws IOException {
        branches("CREATE TABLE t (a int);", "CREATE TABLE u (a int);");
        repository.tryGit(Map.of(), "merge", "main").ended(1, "CONFLICT");
    }

    @Test
    void theSnapshotIsNeverMergedAsText() throws IOException {
        Path snapshot = repository.migrations().resolve("schema.snapshot");
        Files.writeString(snapshot, "portolan-snapshot 1 h1:ours\na\nb\nc\nd\ne\n");
        repository.commit("snapshot").branch("one");
        Files.writeString(snapshot, "portolan-snapshot 1 h1:ours\na\nb\nc\nd\nE\n");
        repository.commit("one").checkout("main");
        Files.writeString(snapshot, "portolan-snapshot 1 h1:ours\nA\nb\nc\nd\ne\n");
        repository.commit("two");
        // git alone would make A and E of it
        merge("one").ended(1, "CONFLICT", "schema.snapshot");
        assertEquals("portolan-snapshot 1 h1:ours\nA\nb\nc\nd\ne\n", Files.readString(snapshot));
    }

    private void branches(String theirs, String ours) throws IOException {
        repository.add(THEIRS, theirs).commit("theirs").checkout("work");
        repository.add(OURS, ours).commit("ours");
    }

    private Program merge(String branch) throws IOException {
        return git("merge", "--no-edit", branch);
    }

    /** With the program on the path, as a user has it. */
    private Program git(String... words) throws IOException {
        String path = Program.LAUNCHER.getParent() + File.pathSeparator + System.getenv("PATH");
        Program run = repository.tryGit(Map.of("PATH", path), words);
        assertFalse(run.out().contains("\tat "), run::toString);
        return run;
    }

    private String sum() throws IOException {
        return Files.readString(repository.migrations().resolve("atlas.sum"));
    }
}
