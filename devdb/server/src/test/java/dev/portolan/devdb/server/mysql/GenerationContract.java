package dev.portolan.devdb.server.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Dialects;
import dev.portolan.migrate.Generator;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.GraphText;
import dev.portolan.sql.Splitter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mapping asks for and a database tells otherwise, or not at all: generating twice writes once. */
public abstract class GenerationContract {
    private static final String TABLE = """
            portolan-graph 1 unit "shop"
            table usersOPTIONS
              column id int(64) not null identity defaultSTART
              column name text(80) null
              primary key (id)
            """;

    @TempDir
    private Path temp;

    protected abstract String dialect();

    protected abstract String freshUrl() throws SQLException;

    private static String table(String options, String identity) {
        return TABLE.replace("OPTIONS", options).replace("START", identity);
    }

    private Generator generator(String graph, int second) throws SQLException {
        return Generator.of(SchemaSource.of(GraphText.read(graph)))
                .dir(temp.resolve("m"))
                .dialect(dialect())
                .devDatabase(freshUrl())
                .versionTime("202601010000" + (10 + second));
    }

    private String first(String graph) throws Exception {
        Result result = generator(graph, 0).diff("init");
        return result.files().get(0).text();
    }

    private void apply(String url, String sql) throws SQLException {
        for (dev.portolan.sql.Statement s :
                Splitter.split(sql, Dialects.named(dialect()).splitRules())) {
            execute(url, s.text());
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(String url, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private void settled(String graph, String target) throws Exception {
        Result replayed = generator(graph, 1).diff("again");
        assertEquals(
                Result.Outcome.SYNCED,
                replayed.outcome(),
                () -> replayed.files().toString());
        Result inspected = generator(graph, 2).inspect(target, null, null).diff("again");
        assertEquals(
                Result.Outcome.SYNCED,
                inspected.outcome(),
                () -> inspected.files().toString());
    }

    @Test
    void numbersBeginWhereTheMappingSaysAndThatIsNoChangeLater() throws Exception {
        String graph = table("", " start 1000");
        String sql = first(graph);
        assertTrue(sql.contains("AUTO_INCREMENT 1000"), sql);
        String target = freshUrl();
        apply(target, sql);
        execute(target, "INSERT INTO users (name) VALUES ('a')");
        assertEquals(List.of("1000"), column(target, "SELECT id FROM users"));
        settled(graph, target);
        settled(table("", " start 5000"), target);
        settled(table("", ""), target);
    }

    @Test
    void aCollationThatIsTheServersOwnIsNoChangeLater() throws Exception {
        String target = freshUrl();
        String own = column(target, "SELECT @@collation_database").get(0);
        String graph = table(" option collation \"" + own + "\"", "");
        apply(target, first(graph));
        settled(graph, target);
        settled(table("", ""), target);
    }

    /** What the dev database has by itself, the target may have otherwise. */
    @Test
    void aCollationThatIsTheDevServersOwnIsSeenToBeMissingElsewhere() throws Exception {
        String own = column(freshUrl(), "SELECT @@collation_database").get(0);
        String charset = column(freshUrl(), "SELECT @@character_set_database").get(0);
        String column = table("", "").replace("text(80) null", "text(80) null collation \"" + own + "\"");
        for (String graph : List.of(
                table(" option collation \"" + own + "\"", ""),
                table(" option charset \"" + charset + "\"", ""),
                column)) {
            String target = freshUrl();
            execute(target, "ALTER DATABASE CHARACTER SET latin1");
            apply(target, "CREATE TABLE users (id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, name varchar(80) NULL)");
            String collation = "SELECT COLLATION_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()"
                    + " AND COLUMN_NAME = 'name'";
            String before = column(target, collation).get(0);
            assertTrue(before.startsWith("latin1"), before);
            Generator generator =
                    generator(graph, 3).inspect(target, null, null).dryRun();
            Result seen = generator.diff("seen");
            for (var step : seen.plan().steps()) {
                execute(target, step.sql());
            }
            assertEquals(own, column(target, collation).get(0), graph);
            assertEquals(Result.Outcome.SYNCED, generator.diff("again").outcome(), graph);
            for (var step : seen.plan().reverse()) {
                execute(target, step.sql());
            }
            assertEquals(before, column(target, collation).get(0), graph);
            assertEquals(seen.plan().steps(), generator.diff("once_more").plan().steps());
        }
    }

    /** As some packages bring a server: it would refuse some of this, and take keys that are too long for the target. */
    @Test
    void aDevServerOfAnotherCharsetIsNoMeasure() throws Exception {
        String dev = freshUrl() + "&sessionVariables=character_set_server=latin1";
        assertEquals(List.of("latin1"), column(dev, "SELECT @@character_set_server"));
        String graph = """
                portolan-graph 1 unit "shop"
                table users
                  column id int(64) not null
                  column name text(80) not null default "'日本'"
                  column long text(900) null
                  column kind enum(S, native, 255, "日", "本") null
                  primary key (id)
                  index name ix_long (long)
                  check "name <> '本日'"
                """;
        Generator generator = generator(graph, 0).devDatabase(dev).dir(temp.resolve("latin"));
        String sql = generator.diff("init").files().get(0).text();
        assertTrue(sql.contains("'日本'") && sql.contains("(768)"), sql);
        String target = freshUrl();
        assertEquals(List.of("utf8mb4"), column(target, "SELECT @@character_set_database"));
        apply(target, sql);
        assertEquals(
                List.of("utf8mb4"),
                column(
                        target,
                        "SELECT DISTINCT CHARACTER_SET_NAME FROM information_schema.COLUMNS"
                                + " WHERE TABLE_SCHEMA = DATABASE() AND CHARACTER_SET_NAME IS NOT NULL"));
        for (String server : List.of(dev, freshUrl())) {
            Generator again = generator(graph, 1).devDatabase(server).dir(temp.resolve("latin"));
            assertEquals(Result.Outcome.SYNCED, again.diff("replayed").outcome());
            assertEquals(
                    Result.Outcome.SYNCED,
                    again.inspect(target, null, null).diff("inspected").outcome());
        }
        String more = graph.replace("  primary key", "  column more text(80) not null default \"'ё'\"\n  primary key");
        Generator changed =
                generator(more, 2).devDatabase(dev).dir(temp.resolve("latin")).inspect(target, null, null);
        Result change = changed.diff("more");
        change.plan().steps().forEach(s -> assertTrue(!s.sql().contains("latin1"), s.sql()));
        for (var step : change.plan().steps()) {
            execute(target, step.sql());
        }
        assertEquals(Result.Outcome.SYNCED, changed.diff("again").outcome());
    }

    @Test
    void aCharsetThatIsTheServersOwnIsNoChangeLater() throws Exception {
        String target = freshUrl();
        String own = column(target, "SELECT @@character_set_database").get(0);
        String graph = table(" option charset \"" + own + "\"", "");
        apply(target, first(graph));
        settled(graph, target);
    }

    @Test
    void aCharsetAloneIsWrittenAndIsNoChangeLater() throws Exception {
        String graph = table(" option charset \"latin1\"", "");
        String sql = first(graph);
        assertTrue(sql.contains("CHARSET latin1"), sql);
        String target = freshUrl();
        apply(target, sql);
        assertEquals(
                List.of("latin1"),
                column(
                        target,
                        "SELECT CHARACTER_SET_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()"
                                + " AND COLUMN_NAME = 'name'"));
        settled(graph, target);
    }

    @Test
    void aCharsetAskedForLaterIsWrittenOnce() throws Exception {
        String target = freshUrl();
        apply(target, first(table("", "")));
        String graph = table(" option charset \"latin1\"", "");
        Result changed = generator(graph, 0).versionTime("20260101000011").diff("latin");
        String sql = changed.files().get(0).text();
        assertTrue(sql.contains("latin1"), sql);
        apply(target, sql);
        settled(graph, target);
    }

    @Test
    void optionsThatAMappingWritesAreWrittenAndAreNoChangeLater() throws Exception {
        String graph = table(" option options \"ROW_FORMAT=COMPACT\"", "");
        String sql = first(graph);
        assertTrue(sql.contains("ROW_FORMAT=COMPACT"), sql);
        String target = freshUrl();
        apply(target, sql);
        settled(graph, target);
    }
}
