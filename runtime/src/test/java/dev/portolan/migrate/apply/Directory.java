package dev.portolan.migrate.apply;

import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A directory and a SQLite database for a test. */
final class Directory {
    private final Path dir;
    private final String format;
    private final String url;

    Directory(Path folder, String format) {
        this.dir = folder.resolve("migrations");
        this.format = format;
        this.url = "jdbc:sqlite:" + folder.resolve("app.db") + "?foreign_keys=true";
    }

    Directory file(String name, String text) throws IOException {
        Files.createDirectories(dir);
        Files.writeString(dir.resolve(name), text);
        MigrationDir.open(dir, Formats.named(format)).rehash();
        return this;
    }

    Directory remove(String name) throws IOException {
        Files.delete(dir.resolve(name));
        MigrationDir.open(dir, Formats.named(format)).rehash();
        return this;
    }

    String url() {
        return url;
    }

    Migrator migrator() {
        return Migrator.of(dir, format, Map.of()).database(url, null, null);
    }

    List<String> apply() {
        return names(migrator().apply());
    }

    static List<String> names(ApplyResult result) {
        return result.files().stream().map(ApplyResult.Done::file).toList();
    }

    Status status() {
        return migrator().status();
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Rows, columns separated by {@code |}. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                lines.add(String.join("|", row));
            }
            return lines;
        }
    }

    List<String> tables() throws SQLException {
        return query(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'atlas_schema_revisions' ORDER BY 1");
    }

    List<String> revisions() throws SQLException {
        return query("SELECT version, type, applied, total, error <> '' FROM atlas_schema_revisions ORDER BY 1");
    }
}
