package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory is of the format whose files lie there, and is not worked on as one of another. */
class RecognitionTest {
    private static final SplitRules RULES = SplitRules.of();

    @TempDir
    Path dir;

    private void write(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String found() {
        return Formats.of(dir, null).name();
    }

    @ParameterizedTest
    @ValueSource(strings = {"atlas", "golang-migrate", "goose", "flyway", "liquibase", "dbmate"})
    void whatAFormatWritesIsFoundAgain(String name) throws IOException {
        Plan plan = new Plan(
                List.of(Step.of("there", "CREATE TABLE t (a int)")),
                List.of(Step.of("back", "DROP TABLE t")),
                List.of());
        for (MigrationFile file : Formats.named(name).render("20260101000000", "x", plan, RULES)) {
            write(file.name(), file.text());
        }
        assertEquals(name, found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"golang-migrate", "goose", "flyway", "liquibase", "dbmate"})
    void soIsAnEmptyMigration(String name) throws IOException {
        for (MigrationFile file : Formats.named(name).blank("20260101000000", "x")) {
            write(file.name(), file.text());
        }
        assertEquals(name, found());
    }

    @ParameterizedTest
    @CsvSource({
        "V1__a.sql, flyway",
        "V1.2__a.sql, flyway",
        "R__views.sql, flyway",
        "2026/V1__a.sql, flyway",
        "V1.sql, atlas",
        "1_a.up.sql, golang-migrate",
        "a.up.sql, atlas",
        "1_a.sql, atlas",
        "Visits__a.sql, atlas"
    })
    void aNameTells(String name, String format) throws IOException {
        write(name, "CREATE TABLE t (a int);\n");
        assertEquals(format, found());
    }

    @Test
    void aLineThatAToolWantsTellsMoreThanAName() throws IOException {
        write("V1__a.sql", "--liquibase formatted sql\n--changeset me:1\nCREATE TABLE t (a int);\n");
        assertEquals("liquibase", found());
    }

    @Test
    void aMentionIsNoSuchLine() throws IOException {
        write("1_a.sql", "-- was -- +goose Up, and --liquibase formatted sql\nSELECT '\n  -- migrate:up';\n");
        assertEquals("atlas", found());
    }

    @Test
    void ofNothingItIsAtlas() {
        assertEquals("atlas", found());
        assertEquals("atlas", Formats.of(dir.resolve("missing"), null).name());
        assertEquals("goose", Formats.of(dir, "goose").name());
    }

    @Test
    void anotherOneIsRefused() throws IOException {
        write("V1__a.sql", "CREATE TABLE t (a int);\n");
        PortolanException e = assertThrows(PortolanException.class, () -> Formats.of(dir, "dbmate"));
        assertEquals("format-other", e.code());
        assertEquals(2, e.exit());
        assertEquals(
                "[format-other] " + dir + " holds files of flyway, such as V1__a.sql, and not of dbmate."
                        + " Say --format flyway, or name another directory",
                e.getMessage());
        assertEquals("atlas", Formats.of(dir, "atlas").name());
        assertEquals("flyway", Formats.of(dir, null, "atlas").name());
        assertThrows(PortolanException.class, () -> Formats.of(dir, null, "goose"));
        assertEquals("flyway", Formats.of(dir, "flyway", "goose").name());
    }
}
