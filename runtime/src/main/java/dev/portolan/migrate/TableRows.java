package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dir.Hashes;
import dev.portolan.schema.Graph;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rows of all tables, of which two are the same when they hold the same, in any order. Times of now and random UUIDs are equal
 * to each other: a second run has others.
 *
 * @param tables those that have rows
 */
record TableRows(Map<QName, Sum> tables) {
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:[ T].*)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{10}(?:\\d{3})?(?:\\.\\d+)?");
    private static final long DAY = 86_400;

    /** How many, and the sum of their hashes. */
    record Sum(long count, long hash) {}

    static TableRows of(Connection connection, Dialect dialect, Graph graph) throws SQLException {
        Map<QName, Sum> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (Table table : graph.tables()) {
                Sum sum = sum(
                        statement, "SELECT * FROM " + dialect.names().quoting().name(table.name()));
                if (sum.count > 0) {
                    tables.put(table.name(), sum);
                }
            }
        }
        return new TableRows(tables);
    }

    private static Sum sum(Statement statement, String query) throws SQLException {
        long count = 0;
        long hash = 0;
        MessageDigest digest = Hashes.sha256();
        try (ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    byte[] value = value(rows, i).getBytes(StandardCharsets.UTF_8);
                    digest.update((rows.getMetaData().getColumnName(i) + ":" + value.length + ":")
                            .getBytes(StandardCharsets.UTF_8));
                    digest.update(value);
                }
                byte[] row = digest.digest();
                for (int i = 0; i < 8; i++) {
                    hash += (row[i] & 0xffL) << (8 * i);
                }
                count++;
            }
        }
        return new Sum(count, hash);
    }

    private static String value(ResultSet rows, int column) throws SQLException {
        Object object = rows.getObject(column);
        if (object == null) {
            return "null";
        }
        if (object instanceof byte[] bytes) {
            return "x" + HexFormat.of().formatHex(bytes);
        }
        String text = rows.getString(column);
        if (UUID.matcher(text).matches()) {
            return "uuid";
        }
        return isNow(text) ? "now" : "=" + text;
    }

    private static boolean isNow(String text) {
        if (DATE.matcher(text).matches()) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            String day = text.substring(0, 10);
            return day.compareTo(today.minusDays(1).toString()) >= 0
                    && day.compareTo(today.plusDays(1).toString()) <= 0;
        }
        if (NUMBER.matcher(text).matches()) {
            long seconds = Long.parseLong(text.substring(0, 10));
            return Math.abs(seconds - Instant.now().getEpochSecond()) < DAY;
        }
        return false;
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }

    /** What another one has otherwise, in words; null for nothing. */
    String against(TableRows other) {
        Map<QName, Sum> all = new LinkedHashMap<>(other.tables);
        all.putAll(tables);
        for (QName name : all.keySet()) {
            Sum mine = tables.getOrDefault(name, new Sum(0, 0));
            Sum theirs = other.tables.getOrDefault(name, new Sum(0, 0));
            if (!mine.equals(theirs)) {
                return "table \"" + name + "\" has " + mine.count + (mine.count == 1 ? " row" : " rows")
                        + (mine.count == theirs.count ? ", and they differ" : ", not " + theirs.count);
            }
        }
        return null;
    }
}
