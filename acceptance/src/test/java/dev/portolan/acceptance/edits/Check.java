package dev.portolan.acceptance.edits;

import dev.portolan.acceptance.house.Checkout;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Queries with the rows that they must give: {@code check.txt}. */
record Check(List<String> lines) {
    static Check read(Path folder) {
        return new Check(Checkout.text(folder.resolve("check.txt")).lines().toList());
    }

    /** The same text, with the rows that there are. */
    String run(Connection connection) throws SQLException {
        List<String> actual = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("select ")) {
                actual.add(line);
                actual.addAll(rows(connection, line));
            }
        }
        return String.join("\n", actual);
    }

    String expected() {
        return String.join("\n", lines);
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(result.getString(i));
                }
                rows.add(String.join("|", values.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }
}
