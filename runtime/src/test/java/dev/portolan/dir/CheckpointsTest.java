package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Dialects;
import dev.portolan.dir.format.AtlasFormat;
import dev.portolan.dir.format.FlywayFormat;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An empty database begins with the last checkpoint; all that came before stays in the directory, and in its sums. */
class CheckpointsTest {
    private static final SplitRules SQLITE = Dialects.named("sqlite").splitRules();
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    @TempDir
    Path temp;

    private MigrationDir dir(String format, String... namesAndTexts) throws IOException {
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            Files.writeString(temp.resolve(namesAndTexts[i]), namesAndTexts[i + 1]);
        }
        return MigrationDir.open(temp, Formats.named(format));
    }

    private static List<String> names(List<MigrationFile> files) {
        return files.stream().map(MigrationFile::name).toList();
    }

    private static String code(Runnable work) {
        return assertThrows(PortolanException.class, work::run).code();
    }

    @Test
    void theLastOneOfAtlasIsTheFirstFile() throws IOException {
        MigrationDir dir = dir(
                "atlas",
                "1_a.sql",
                "CREATE TABLE a (id int);\n",
                "2_c.sql",
                "-- atlas:checkpoint\n\nCREATE TABLE a (id int);\n",
                "3_b.sql",
                "CREATE TABLE b (id int);\n",
                "4_c.sql",
                "-- atlas:txmode none\n-- atlas:checkpoint v1.0 of ours\n\nCREATE TABLE a (id int);\n",
                "5_d.sql",
                "CREATE TABLE d (id int);\n");
        DirState state = dir.read();
        assertEquals(List.of("4_c.sql", "5_d.sql"), names(state.files()));
        assertEquals(List.of("1_a.sql", "2_c.sql", "3_b.sql", "4_c.sql", "5_d.sql"), names(state.history()));
        assertEquals(5, state.sum().entries().size());
        assertTrue(state.format().withoutTransaction(state.file("4_c.sql")));
        dir.rehash();
        assertEquals(List.of("1_a.sql"), dir.remove(dir.read(), List.of("1_a.sql")));
        Files.delete(temp.resolve("4_c.sql"));
        assertEquals(List.of("2_c.sql", "3_b.sql", "5_d.sql"), names(dir.read().files()));
    }

    /** As Atlas 0.36 reads the head of a file, but for line ends of two bytes, with which it finds no empty line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | -- atlas:checkpoint\\n\\nSELECT 1;",
                "true  | # atlas:checkpoint\\n\\nSELECT 1;",
                "true  | --atlas:checkpoint tag\\n-- more\\n\\nSELECT 1;",
                "true  | -- atlas:delimiter -- end\\n-- atlas:checkpoint\\n\\nSELECT 1;\\n-- end\\n",
                "true  | -- atlas:checkpoint\\n",
                "true  | -- atlas:checkpoint\\r\\n\\r\\nSELECT 1;",
                "false | -- atlas:checkpoint\\nSELECT 1;",
                "false | -- atlas:checkpoint",
                "false | \\n-- atlas:checkpoint\\n\\nSELECT 1;",
                "false | SELECT 1;\\n-- atlas:checkpoint\\n\\n",
                "false | -- atlas:checkpoints\\n\\nSELECT 1;",
                "false | ''",
            })
    void theHeadOfAFileSaysIt(boolean is, String text) {
        String file = text.replace("\\n", "\n").replace("\\r", "\r");
        assertEquals(is, new AtlasFormat().checkpoint(MigrationFile.of("1_a.sql", file)));
    }

    @Test
    void ofALargeFileOnlyTheHeadIsRead() throws IOException {
        byte[] large = new byte[3 << 20];
        Arrays.fill(large, (byte) ' ');
        byte[] head = "-- atlas:checkpoint\n\nSELECT 1;\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        System.arraycopy(head, 0, large, 0, head.length);
        Files.write(temp.resolve("2_large.sql"), large);
        DirState state = dir("atlas", "1_a.sql", "SELECT 1;").maxFile(1 << 20).read();
        assertEquals(List.of("2_large.sql"), names(state.files()));
        assertEquals("file-too-large", code(() -> state.files().get(0).bytes()));
    }

    @Test
    void flywaysAreItsBaselines() throws IOException {
        MigrationDir dir = dir(
                "flyway",
                "V1__a.sql",
                "CREATE TABLE a (id int);",
                "V2__b.sql",
                "CREATE TABLE b (id int);",
                "B2__c.sql",
                "CREATE TABLE a (id int);CREATE TABLE b (id int);",
                "V3__d.sql",
                "CREATE TABLE d (id int);",
                "R__r.sql",
                "SELECT 1;");
        DirState state = dir.read();
        assertEquals(List.of("B2__c.sql", "V3__d.sql", "R__r.sql"), names(state.files()));
        assertEquals(List.of("V1__a.sql", "V2__b.sql", "B2__c.sql", "V3__d.sql", "R__r.sql"), names(state.history()));
        assertTrue(new FlywayFormat().checkpoint(state.file("B2__c.sql")));
        assertFalse(new FlywayFormat().checkpoint(state.file("V3__d.sql")));
        // what a baseline stands for is history that must not change either
        dir.rehash();
        dir.read().validate();
        Files.writeString(temp.resolve("V1__a.sql"), "CREATE TABLE other (id int);");
        assertEquals("sum-mismatch", code(() -> dir.read().validate()));
        dir.rehash();
        assertEquals(List.of("V1__a.sql"), dir.remove(dir.read(), List.of("V1__a.sql")));
        assertEquals("4", dir.read().nextVersion(NOW, "x"));
    }

    @Test
    void itIsNotPutBehindWhatItDoesNotHold() throws IOException {
        MigrationDir dir = dir("atlas", "1_a.sql", "SELECT 1;\n", "2_c.sql", "-- atlas:checkpoint\n\nSELECT 1;\n");
        dir.rehash();
        assertEquals("rebase-checkpoint", code(() -> dir.rebase(dir.read(), List.of("2_c.sql"), NOW)));
    }

    @Test
    void oneFileIsWritten() {
        List<Step> steps = List.of(
                Step.of("create \"t\" table", "CREATE TABLE t (a int)"), Step.of(null, "CREATE INDEX i ON t (a)"));
        AtlasFormat atlas = new AtlasFormat();
        assertEquals(
                List.of(
                        MigrationFile.of(
                                "20260201000000_checkpoint.sql",
                                "-- atlas:checkpoint\n\n-- Create \"t\" table\nCREATE TABLE t (a int);\nCREATE INDEX i ON t (a);\n")),
                atlas.checkpoint("20260201000000", "checkpoint", "", steps, SQLITE));
        List<Step> alone = List.of(Step.of(null, "PRAGMA foreign_keys = off", Tx.NONE));
        String text =
                atlas.checkpoint("1", "c", "v1.0 of ours", alone, SQLITE).get(0).text();
        assertEquals("-- atlas:checkpoint v1.0 of ours\n-- atlas:txmode none\n\nPRAGMA foreign_keys = off;\n", text);
        List<Step> both = List.of(alone.get(0), Step.of(null, "SELECT 1", Tx.REQUIRED));
        assertEquals("format-cannot", code(() -> atlas.checkpoint("1", "c", "", both, SQLITE)));
        String empty = atlas.checkpoint("1", "c", "", List.of(), SQLITE).get(0).text();
        assertTrue(atlas.checkpoint(MigrationFile.of("1_c.sql", empty)), empty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"golang-migrate", "goose", "liquibase", "dbmate"})
    void otherToolsHaveNone(String format) {
        assertEquals(
                "checkpoint-format", code(() -> Formats.named(format).checkpoint("1", "c", "", List.of(), SQLITE)));
    }
}
