package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in other encodings than UTF-8. */
class EncodingTest {
    private static final Map<String, String> HEADS = Map.of(
            "goose", "-- +goose Up\n",
            "dbmate", "-- migrate:up\n",
            "liquibase", "--liquibase formatted sql\n--changeset a:1\n");

    @TempDir
    Path temp;

    private Stream<Statement> read(String format, String name, byte[] bytes) throws IOException {
        Files.write(temp.resolve(name), bytes);
        DirState state = MigrationDir.open(temp, Formats.named(format)).read();
        return state.format().stream(state.file(name), SplitRules.GENERIC);
    }

    @ParameterizedTest
    @CsvSource({
        "atlas, 1_a.sql",
        "golang-migrate, 1_a.up.sql",
        "goose, 1_a.sql",
        "flyway, V1__a.sql",
        "liquibase, 1_a.sql",
        "dbmate, 1_a.sql"
    })
    void aStatementIsAnErrorAndACommentIsNot(String format, String name) throws IOException {
        String head = HEADS.getOrDefault(format, "");
        int line = (int) head.lines().count() + 3;
        byte[] wrong = (head + "-- caf\u00e9\nINSERT INTO t\nVALUES ('caf\u00e9 \u20ac');\n")
                .getBytes(Charset.forName("windows-1252"));
        PortolanException e = assertThrows(
                PortolanException.class, () -> read(format, name, wrong).toList());
        assertEquals("sql-encoding", e.code());
        assertTrue(e.getMessage().contains(name + ":" + line), e.getMessage());
        assertTrue(e.getMessage().contains("0xE9") && e.getMessage().contains("iconv"), e.getMessage());
        byte[] comment = (head + "-- caf\u00e9\nSELECT 1;\n").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(1, read(format, name, comment).count());
        byte[] right = (head + "-- \ufffd\nSELECT '\ufffd \u20ac \ud83d\ude80\ud83e\udc80';\n")
                .getBytes(StandardCharsets.UTF_8);
        assertTrue(
                read(format, name, right).toList().get(0).text().contains("'\ufffd \u20ac \ud83d\ude80\ud83e\udc80'"));
    }

    @Test
    void aFileThatIsReadInPartsIsReadAlike() throws IOException {
        String lines = "SELECT '\u00e9\u20ac\ud83d\ude80';\n".repeat(120_000);
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        assertEquals(120_000, read("atlas", "1_a.sql", bytes).count());
        assertEquals(
                java.util.Set.of("SELECT '\u00e9\u20ac\ud83d\ude80';"),
                read("atlas", "1_a.sql", bytes).map(Statement::text).collect(java.util.stream.Collectors.toSet()));
        bytes[bytes.length - 5] = (byte) 0xff;
        PortolanException e = assertThrows(
                PortolanException.class, () -> read("atlas", "1_a.sql", bytes).count());
        assertTrue(e.getMessage().contains("1_a.sql:120000:"), e.getMessage());
        byte[] cut = "-- x\nSELECT '\u20ac".getBytes(StandardCharsets.UTF_8);
        byte[] torn = java.util.Arrays.copyOf(cut, cut.length - 1);
        assertThrows(
                PortolanException.class, () -> read("atlas", "1_a.sql", torn).count());
        Files.write(temp.resolve("1_a.sql"), torn);
        assertArrayEquals(
                torn,
                MigrationDir.open(temp, Formats.named("atlas"))
                        .read()
                        .file("1_a.sql")
                        .bytes());
    }

    @Test
    void aChangesetThatIsNotSplit() throws IOException {
        byte[] wrong = "--liquibase formatted sql\n--changeset a:1 splitStatements:false\n\nSELECT\n'\u00e9'\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        PortolanException e = assertThrows(
                PortolanException.class,
                () -> read("liquibase", "1_a.sql", wrong).count());
        assertEquals("sql-encoding", e.code());
        assertTrue(e.getMessage().contains("1_a.sql:5:"), e.getMessage());
    }

    @Test
    void anotherEncodingAltogether() throws IOException {
        byte[] wide = "\ufeffCREATE TABLE t (a int);\n".getBytes(StandardCharsets.UTF_16LE);
        PortolanException e = assertThrows(
                PortolanException.class, () -> read("atlas", "1_a.sql", wide).count());
        assertTrue(e.getMessage().contains("1_a.sql:1:"), e.getMessage());
    }
}
