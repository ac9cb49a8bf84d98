package dev.portolan.devdb.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.devdb.server.Commands;
import dev.portolan.devdb.server.EmbeddedServerContract;
import dev.portolan.devdb.server.Installation;
import dev.portolan.devdb.server.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("platformHasBinaries")
class EmbeddedPostgresTest extends EmbeddedServerContract {
    EmbeddedPostgresTest() {
        super(new EmbeddedPostgres(), Postgres.INSTANCE, "PG_VERSION");
    }

    static boolean platformHasBinaries() {
        return new EmbeddedPostgres().available();
    }

    @Test
    @EnabledIf("canBecomeNobody")
    void rootWithoutUserNamespacesBecomesNobody() throws Exception {
        try (RunningServer server = RunningServer.start(Installation.ready(Postgres.INSTANCE, Commands.SETPRIV));
                Connection connection = server.connect(server.url())) {
            assertTrue(connection.isValid(5));
            assertEquals(Commands.NOBODY, Files.getAttribute(server.folder().resolve("data"), "unix:uid"));
        }
    }

    static boolean canBecomeNobody() {
        return Commands.root() && Files.isExecutable(Path.of("/usr/bin/setpriv"));
    }
}
