package dev.portolan.migrate.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories of other tools. */
class FormatsTest {
    @TempDir
    Path folder;

    @Test
    void golangMigrate() throws Exception {
        Directory files = new Directory(folder, "golang-migrate")
                .file("000009_a.up.sql", "CREATE TABLE a (id int);\n")
                .file("000009_a.down.sql", "DROP TABLE a;\n")
                .file("10_b.up.sql", "CREATE TABLE b (id int);\n")
                .file("10_b.down.sql", "DROP TABLE b;\n");
        assertEquals(List.of("000009_a.up.sql", "10_b.up.sql"), files.apply());
        assertEquals(
                List.of("000009|a", "10|b"), files.query("SELECT version, description FROM atlas_schema_revisions"));
        assertEquals("10", files.status().current());
        assertEquals(Status.State.OK, files.status().state());
        files.file("000010_late.up.sql", "SELECT 1;\n").remove("10_b.up.sql").remove("10_b.down.sql");
        assertEquals(List.of(), files.status().pending());
    }

    @Test
    void goose() throws Exception {
        Directory files = new Directory(folder, "goose")
                .file("1_a.sql", "-- +goose Up\nCREATE TABLE a (id int);\n-- +goose Down\nDROP TABLE a;\n")
                .file(
                        "2_b.sql",
                        "-- +goose NO TRANSACTION\n-- +goose Up\nCREATE TABLE b (id int);\nINSERT INTO nope VALUES (1);\n");
        try {
            files.apply();
        } catch (dev.portolan.schema.PortolanException e) {
            assertEquals("apply-failed", e.code());
        }
        assertEquals(List.of("a", "b"), files.tables());
        assertEquals(List.of("1|2|1|1|0", "2|2|1|2|1"), files.revisions());
    }

    @Test
    void dbmate() throws Exception {
        Directory files = new Directory(folder, "dbmate")
                .file("1_a.sql", "-- migrate:up\nCREATE TABLE a (id int);\n-- migrate:down\nDROP TABLE a;\n");
        assertEquals(List.of("1_a.sql"), files.apply());
        assertEquals(List.of("a"), files.tables());
    }

    @Test
    void liquibase() throws Exception {
        Directory files = new Directory(folder, "liquibase")
                .file(
                        "1_a.sql",
                        "--liquibase formatted sql\n--changeset me:1\nCREATE TABLE a (id int);\n--rollback DROP TABLE a;\n"
                                + "--changeset me:2\nCREATE TABLE b (id int);\n");
        assertEquals(List.of("1_a.sql"), files.apply());
        assertEquals(List.of("a", "b"), files.tables());
        assertEquals(Status.State.OK, files.status().state());
    }

    @Test
    void flyway() throws Exception {
        Directory files = new Directory(folder, "flyway")
                .file("V1__a.sql", "CREATE TABLE a (id int);\n")
                .file("V1.10__c.sql", "CREATE TABLE c (id int);\n")
                .file("V1.9__b.sql", "CREATE TABLE b (id int);\n")
                .file("R__views.sql", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT 1;\n");
        assertEquals(List.of("V1__a.sql", "V1.9__b.sql", "V1.10__c.sql", "R__views.sql"), files.apply());
        assertEquals(Status.State.OK, files.status().state());
        assertEquals("1.10", files.status().current());
        assertEquals(List.of(), files.apply());
        files.file("R__views.sql", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT 2;\n");
        assertEquals(List.of("R__views.sql"), files.status().pending());
        assertEquals(List.of("R__views.sql"), files.apply());
        assertEquals(List.of(), files.apply());
        files.file("B1.10__all.sql", "CREATE TABLE nothing (id int);\n")
                .file("V2__d.sql", "CREATE TABLE d (id int);\n");
        assertEquals(List.of("V2__d.sql"), files.apply());
        assertEquals(List.of("a", "b", "c", "d"), files.tables());
        assertEquals(Status.State.OK, files.status().state());
    }

    @Test
    void flywayBeginsWithItsBaseline() throws Exception {
        Directory files = new Directory(folder, "flyway")
                .file("V1__a.sql", "CREATE TABLE a (id int);\n")
                .file("V2__b.sql", "CREATE TABLE b (id int);\n")
                .file("B2__all.sql", "CREATE TABLE whole (id int);\n")
                .file("V3__c.sql", "CREATE TABLE c (id int);\n");
        assertEquals(List.of("B2__all.sql", "V3__c.sql"), files.apply());
        assertEquals(Status.State.OK, files.status().state());
        assertEquals(List.of("c", "whole"), files.tables());
    }
}
