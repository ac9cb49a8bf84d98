package dev.portolan.devdb.server;

import dev.portolan.dialect.EmbeddedServer;

/** A process with a server: prints the server's port and folder, and ends when its standard input does. */
final class StartAndWait {
    private StartAndWait() {}

    /** @param args the class of the embedded server */
    public static void main(String... args) throws Exception {
        EmbeddedServer embedded =
                (EmbeddedServer) Class.forName(args[0]).getConstructor().newInstance();
        RunningServer server = (RunningServer) embedded.start();
        System.out.println(server.port());
        System.out.println(server.folder());
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        server.close();
    }
}
