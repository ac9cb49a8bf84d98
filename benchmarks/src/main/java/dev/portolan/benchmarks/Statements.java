package dev.portolan.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** The floor of a replay: all statements of a file in an empty database of that server, which is dropped again. */
public final class Statements {
    private Statements() {}

    /** @param args JDBC URL of any database of the server, the file */
    public static void main(String... args) throws IOException, SQLException {
        String name = "portolan_floor";
        try (Connection admin = DriverManager.getConnection(args[0]);
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            try (Connection connection =
                            DriverManager.getConnection(args[0].replaceFirst("(//[^/]*/)[^?]*", "$1" + name));
                    Statement own = connection.createStatement()) {
                for (String sql : of(Path.of(args[1]))) {
                    own.execute(sql);
                }
            } finally {
                statement.execute("DROP DATABASE " + name);
            }
        }
    }

    /** Statements of a file, each with a semicolon at a line's end. */
    static List<String> of(Path file) throws IOException {
        return Arrays.stream(Files.readString(file, StandardCharsets.UTF_8).split(";\n"))
                .filter(sql -> !sql.isBlank())
                .toList();
    }
}
