package dev.portolan.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nothing to be done against a server: a live database that has all tables, and the directory replayed. */
final class ServerJobs {
    private final Engine engine;
    private final Project project;
    private final int tables;

    ServerJobs(Engine engine, Project project, int tables) {
        this.engine = engine;
        this.project = project;
        this.tables = tables;
    }

    /** Brings the databases into being, so that every command finds nothing to do. */
    List<Group> groups() throws IOException, InterruptedException, SQLException {
        Project migrated = project.on(engine);
        migrated.empty();
        String dev = engine.freshUrl();
        migrated.generate("first migration", 0, List.of(), "init", "--dev-url", dev)
                .run();
        String live = filled(migrated);
        return List.of(live(migrated, live, dev), replay(migrated, dev));
    }

    private Group live(Project migrated, String live, String dev)
            throws IOException, InterruptedException, SQLException {
        Command portolan = migrated.generate(
                "Portolan", 0, List.of(), "--check", "--mode", "inspect", "--url", live, "--dev-url", dev);
        List<Command> commands = new ArrayList<>(List.of(portolan, portolan.forgetful()));
        Command program = migrated.program(
                "bin/portolan", 0, "diff", "--check", "--mode", "inspect", "--url", live, "--dev-url", dev);
        // the first one makes the archive
        program.run();
        commands.add(program);
        commands.add(migrated.peer("Hibernate update", List.of(), "HibernateUpdate", live, String.valueOf(tables)));
        commands.add(migrated.peer("Liquibase diff", List.of("-Xss512m"), "LiquibaseDiff", live, filled(migrated)));
        Benchmarks.atlas(
                        migrated.folder(),
                        "schema",
                        "diff",
                        "--from",
                        engine.atlasUrl(live),
                        "--to",
                        engine.atlasUrl(filled(migrated)))
                .ifPresent(commands::add);
        return new Group("live " + engine.dialect() + ", " + tables + " tables, no change", commands);
    }

    private Group replay(Project migrated, String dev) throws IOException, SQLException {
        Command portolan = migrated.generate("Portolan", 0, List.of(), "--check", "--dev-url", dev);
        List<Command> commands = new ArrayList<>();
        commands.add(migrated.java(
                "statements by JDBC alone",
                Statements.class,
                engine.freshUrl(),
                migrated.schema().toString()));
        commands.add(portolan.forgetful());
        commands.add(portolan);
        Optional<Command> atlas = Benchmarks.atlas(
                migrated.folder(),
                "migrate",
                "diff",
                "--dir",
                "file://" + migrated.migrations(),
                "--to",
                "file://" + migrated.schema(),
                "--dev-url",
                engine.atlasUrl(engine.freshUrl()));
        atlas.ifPresent(commands::add);
        return new Group("replay on " + engine.dialect() + ", " + tables + " tables, no change", commands);
    }

    /** A database with all tables. */
    private String filled(Project migrated) throws IOException, SQLException {
        String url = engine.freshUrl();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : Statements.of(migrated.schema())) {
                statement.execute(sql);
            }
        }
        return url;
    }
}
