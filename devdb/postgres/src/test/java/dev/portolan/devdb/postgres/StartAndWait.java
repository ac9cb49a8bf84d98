package dev.portolan.devdb.postgres;

import dev.portolan.dialect.Server;

/** A process with a server: prints the server's port and folder, and ends when its standard input does. */
final class StartAndWait {
    private StartAndWait() {}

    public static void main(String... args) throws Exception {
        Server server = new EmbeddedPostgres().start();
        System.out.println(server.url().replaceAll(".*:(\\d+)/.*", "$1"));
        System.out.println(((RunningServer) server).folder());
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        server.close();
    }
}
