package dev.portolan.devdb.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.devdb.server.Installation;
import dev.portolan.devdb.server.RunningServer;
import dev.portolan.devdb.server.Software;
import dev.portolan.migrate.Generator;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.PortolanException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A server whose {@code lower_case_table_names} is 1; MySQL takes it only when its data folder is made, and was not run so. */
@EnabledIf("dev.portolan.devdb.mariadb.Binaries#available")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoldedNamesTest {
    private static final String GRAPH = """
            portolan-graph 1 unit "shop"
            table Users
              column id int(64) not null
              column Mail text(80) null
              primary key (id)
            table OrderItems
              column id int(64) not null
              column "User" int(64) null
              primary key (id)
              foreign key ("User") references Users (id)
            table NAMED..Wishes
              column id int(64) not null
              column item int(64) null
              primary key (id)
              foreign key (item) references OrderItems (id)
            """;

    private Installation installation;
    private RunningServer server;
    private int second = 10;

    @TempDir
    private Path temp;

    @BeforeAll
    void start() throws Exception {
        Software folding = (Software) Proxy.newProxyInstance(
                Software.class.getClassLoader(), new Class<?>[] {Software.class}, (proxy, method, args) -> {
                    try {
                        Object result = method.invoke(Mariadb.INSTANCE, args);
                        if (!method.getName().equals("command")) {
                            return result;
                        }
                        List<String> command = new ArrayList<>();
                        ((List<?>) result).forEach(word -> command.add((String) word));
                        command.add("--lower-case-table-names=1");
                        return command;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        Installation made = Installation.ready(Mariadb.INSTANCE);
        installation = new Installation(
                folding, made.commands(), made.base(), made.program(), made.template(), made.password());
        server = RunningServer.start(installation);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** In each test another one. */
    private String unique() {
        return Integer.toHexString(temp.hashCode());
    }

    private Generator generator(String graph) {
        return Generator.of(SchemaSource.of(GraphText.read(graph.replace("NAMED", "\"Shop_" + unique() + "\""))))
                .dir(temp.resolve("m"))
                .dialect("mariadb")
                .devDatabase(server.url(), Mariadb.INSTANCE.user(), installation.password())
                .versionTime("202601010000" + second++);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void execute(Connection connection, List<dev.portolan.sql.Step> steps) throws SQLException {
        for (var step : steps) {
            execute(connection, step.sql());
        }
    }

    private Connection target() throws SQLException {
        Connection connection = server.connect(server.url());
        execute(connection, "CREATE DATABASE t" + unique());
        connection.setCatalog("t" + unique());
        return connection;
    }

    private static void inSync(Generator generator) {
        Result again = generator.diff("again");
        assertEquals(Result.Outcome.SYNCED, again.outcome(), () -> again.files().toString());
    }

    @Test
    void namesAreWrittenAsTheEntitiesWriteThemAndAreNoChangeLater() throws Exception {
        Result init = generator(GRAPH).diff("init");
        String sql = init.files().get(0).text();
        assertTrue(sql.contains("CREATE TABLE `Users`") && sql.contains("REFERENCES `Users`"), sql);
        inSync(generator(GRAPH));
        String wider = GRAPH.replace("text(80)", "text(90)");
        Result changed = generator(wider).diff("wider");
        assertTrue(changed.files().get(0).text().contains("ALTER TABLE `Users`"), sql);
        inSync(generator(wider));
        String renamed = wider.replace("Users", "People").replace("table People", "table People renamed (Users)");
        Result rename = generator(renamed).diff("rename");
        assertTrue(
                rename.files().get(0).text().contains("RENAME TABLE `Users` TO `People`"),
                rename.files().get(0).text());
        inSync(generator(renamed));
        String gone = renamed.substring(0, renamed.indexOf("table NAMED"));
        // A schema that no entity names is not looked at unless it is asked for.
        Result drop = generator(gone).schema("Shop_" + unique()).diff("drop");
        assertTrue(
                drop.files().get(0).text().contains("`Wishes`"),
                drop.files().get(0).text());
        inSync(generator(gone).schema("Shop_" + unique()));
        try (Connection target = target()) {
            execute(target, init.plan().steps());
            try (Statement statement = target.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT COUNT(*) FROM information_schema.TABLES WHERE BINARY TABLE_NAME = 'users' AND TABLE_SCHEMA = DATABASE()")) {
                row.next();
                assertEquals(1, row.getInt(1), "the server folds");
            }
            inSync(generator(GRAPH).inspect(target));
            execute(target, changed.plan().steps());
            inSync(generator(wider).inspect(target));
            execute(target, changed.plan().reverse());
            inSync(generator(GRAPH).inspect(target));
        }
    }

    @Test
    void twoNamesThatFoldIntoOneAreAnError() throws SQLException {
        String graph = GRAPH.replace("table OrderItems", "table USERS").replace("OrderItems", "USERS");
        Generator replayed = generator(graph);
        PortolanException refused = assertThrows(PortolanException.class, () -> replayed.diff("init"));
        assertEquals("desired-refused", refused.code(), "the dev server says so itself");
        try (Connection target = target()) {
            Generator generator = generator(graph).inspect(target);
            PortolanException e = assertThrows(PortolanException.class, () -> generator.diff("init"));
            assertEquals("name-clash", e.code());
            assertTrue(e.getMessage().contains("USERS") && e.getMessage().contains("Users"), e.getMessage());
        }
    }
}
