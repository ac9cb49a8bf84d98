package dev.portolan.devdb.server.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.migrate.Generator;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.GraphText;
import dev.portolan.sql.Step;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code @Table(options)} and {@code @Column(options)} ask for, against a database that has it or not. */
public abstract class AskedOptionsContract {
    @TempDir
    private Path temp;

    private String target;

    protected abstract String dialect();

    protected abstract String freshUrl() throws SQLException;

    /** @param table options of it, or "" @param column likewise, of its column */
    private Generator generator(String table, String column) throws SQLException {
        String graph =
                "portolan-graph 1 unit \"shop\"\ntable t" + (table.isEmpty() ? "" : " option options \"" + table + "\"")
                        + "\n  column id int(64) not null\n  column name text(80) null"
                        + (column.isEmpty() ? "" : " options \"" + column + "\"") + "\n  primary key (id)\n";
        return Generator.of(SchemaSource.of(GraphText.read(graph)))
                .dir(temp.resolve("m"))
                .dialect(dialect())
                .devDatabase(freshUrl())
                .inspect(target, null, null)
                .dryRun();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(target);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void execute(List<Step> steps) throws SQLException {
        for (Step step : steps) {
            execute(step.sql());
        }
    }

    private String text() throws SQLException {
        try (Connection connection = DriverManager.getConnection(target);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW CREATE TABLE t")) {
            row.next();
            return row.getString(2);
        }
    }

    private void createPlain(String options) throws SQLException {
        target = freshUrl();
        execute("CREATE TABLE t (id bigint NOT NULL, name varchar(80) NULL, PRIMARY KEY (id)) " + options);
    }

    private static void synced(Generator generator) {
        Result again = generator.diff("again");
        assertEquals(
                Result.Outcome.SYNCED,
                again.outcome(),
                () -> again.plan().steps().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ROW_FORMAT=COMPACT",
                "row_format compact, stats_persistent = 1",
                "ENGINE=InnoDB ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=4",
                "PARTITION BY HASH (id) PARTITIONS 3",
                "AVG_ROW_LENGTH=50 PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (5), PARTITION p1 VALUES LESS THAN MAXVALUE)"
            })
    void isWrittenOnceAndTakenBack(String options) throws SQLException {
        createPlain("");
        String before = text();
        Result first = generator(options, "").diff("first");
        assertEquals(Result.Outcome.PLANNED, first.outcome());
        execute(first.plan().steps());
        String after = text();
        synced(generator(options, ""));
        execute(first.plan().reverse());
        // MariaDB goes on to say it of the key alone.
        assertEquals(before, text().replace("`) KEY_BLOCK_SIZE=4", "`)"));
        execute("DROP TABLE t");
        execute(generator(options, "").diff("new").plan().steps());
        assertEquals(after.replace("DEFAULT NULL", ""), text().replace("DEFAULT NULL", ""));
        synced(generator(options, ""));
    }

    /** What someone set by hand, or a job adds with time, is theirs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "ROW_FORMAT=COMPACT STATS_PERSISTENT=1/''",
                "ROW_FORMAT=COMPACT PARTITION BY HASH (id) PARTITIONS 2/ROW_FORMAT=COMPACT",
                "PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (5), PARTITION p1 VALUES LESS THAN (9))"
                        + "/PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (5))"
            })
    void whatNobodyAskedForStays(String there, String asked) throws SQLException {
        createPlain(there);
        String before = text();
        synced(generator(asked, ""));
        Result changed = generator(asked, "COMMENT 'it'").diff("more");
        assertEquals(Result.Outcome.PLANNED, changed.outcome());
        execute(changed.plan().steps());
        assertEquals(before, text().replaceFirst(" COMMENT 'it'", ""));
        execute(changed.plan().reverse());
        assertEquals(before, text());
    }

    @Test
    void theDefaultCanBeAskedFor() throws SQLException {
        createPlain("ROW_FORMAT=COMPACT");
        execute(generator("ROW_FORMAT=DEFAULT", "").diff("plain").plan().steps());
        assertFalse(text().contains("ROW_FORMAT"), text());
        synced(generator("ROW_FORMAT=DEFAULT", ""));
    }

    @Test
    void optionsOfAColumnAreComparedAndStay() throws SQLException {
        createPlain("");
        String before = text();
        Result hidden = generator("", "INVISIBLE").diff("hidden");
        execute(hidden.plan().steps());
        assertTrue(text().contains("INVISIBLE"), text());
        synced(generator("", "INVISIBLE"));
        synced(generator("", ""));
        execute(generator("", "COMMENT 'it'").diff("comment").plan().steps());
        assertTrue(text().contains("INVISIBLE") && text().contains("COMMENT 'it'"), text());
        if (dialect().equals("mysql")) {
            execute(generator("", "VISIBLE").diff("shown").plan().steps());
            assertFalse(text().contains("INVISIBLE"), text());
            createPlain("");
            execute(hidden.plan().steps());
            Generator shown = generator("", "COMMENT 'it' VISIBLE");
            execute(shown.diff("shown_with_more").plan().steps());
            assertTrue(!text().contains("INVISIBLE") && text().contains("COMMENT 'it'"), text());
            synced(shown);
            execute("DROP TABLE t");
            execute(shown.diff("new_with_more").plan().steps());
            assertTrue(text().contains("COMMENT 'it'"), text());
            synced(shown);
        }
        createPlain("");
        execute(hidden.plan().steps());
        execute(hidden.plan().reverse());
        assertEquals(before, text());
        execute("DROP TABLE t");
        execute(generator("", "INVISIBLE").diff("new").plan().steps());
        assertTrue(text().contains("INVISIBLE"), text());
        synced(generator("", "INVISIBLE"));
    }
}
