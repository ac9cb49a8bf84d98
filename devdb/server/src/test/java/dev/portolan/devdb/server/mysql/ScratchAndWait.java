package dev.portolan.devdb.server.mysql;

import dev.portolan.dialect.DevServer;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A process with a scratch database and one beside it: says so, and lives until it is killed. */
final class ScratchAndWait {
    private ScratchAndWait() {}

    /** @param args dialect, URL, the name of the database beside it */
    public static void main(String... args) throws Exception {
        Server server = new Server() {
            @Override
            public String url() {
                return args[1];
            }

            @Override
            public Connection connect(String url) throws SQLException {
                return DriverManager.getConnection(url);
            }
        };
        DevServer.Scratch scratch = Dialects.named(args[0]).dev().scratch(server);
        try (Statement statement = scratch.connection().createStatement()) {
            scratch.execute(statement, "CREATE DATABASE `" + args[2] + "`");
            scratch.execute(statement, "CREATE TABLE `" + args[2] + "`.t (a int)");
        }
        System.out.println(scratch.connection().getCatalog());
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }
}
