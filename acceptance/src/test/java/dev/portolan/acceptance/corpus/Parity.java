package dev.portolan.acceptance.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.acceptance.Apply;
import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.parity.Difference;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Scope;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.hibernate.tool.schema.spi.SchemaManagementException;

/** One unit on one database: what our migration builds and what Hibernate builds. */
public final class Parity {
    private final Target target;
    private final SchemaSource source;
    private final Path dir;

    /** @param dir for the migrations, empty */
    public Parity(Target target, SchemaSource source, Path dir) {
        this.target = target;
        this.source = source;
        this.dir = dir;
    }

    /**
     * What Hibernate makes there, with the keys that it makes on H2 where it does not make them all: on SQLite it has no foreign
     * keys, on MySQL a key fails that is called as an index is.
     */
    public Facts expected(Hibernate hibernate) throws IOException, SQLException, ClassNotFoundException {
        Facts made = made(hibernate, target);
        boolean lacksKeys = Difference.SQLITE_FOREIGN_KEYS.isOf(target)
                || Difference.SQLITE_UNIQUES.isOf(target)
                || Difference.FOREIGN_KEY_NAMES.isOf(target);
        return lacksKeys ? made.withKeysOf(made(hibernate, Target.H2)) : made;
    }

    private static Facts made(Hibernate hibernate, Target target)
            throws IOException, SQLException, ClassNotFoundException {
        String url = target.freshUrl();
        try (Connection held = DriverManager.getConnection(url)) {
            if (Difference.LONG_KEYS.isOf(target)) {
                // with four bytes a character some of its keys are too long, and it fails on them
                held.createStatement().execute("ALTER DATABASE CHARACTER SET latin1");
            }
            hibernate.create(target, url);
            return facts(target, held);
        }
    }

    /**
     * Applies the migration to a new database; generating again, from the files or from that database, finds nothing to do.
     *
     * @return the database
     */
    public String migrated() throws IOException, SQLException {
        Result first = target.generator(source, dir).diff("init");
        assertEquals(Result.Outcome.WRITTEN, first.outcome());
        String url = target.freshUrl();
        try (Connection database = DriverManager.getConnection(url)) {
            Apply.file(database, target, first.files().get(0));
        }
        synced(target.generator(source, dir).diff("again"));
        Files.delete(dir.resolve("schema.snapshot"));
        synced(target.generator(source, dir).diff("replayed"));
        try (Connection database = DriverManager.getConnection(url)) {
            synced(target.generator(source, dir).inspect(database).diff("inspected"));
        }
        return url;
    }

    private static void synced(Result result) {
        assertEquals(
                Result.Outcome.SYNCED, result.outcome(), () -> result.files().toString());
    }

    public Facts facts(String url) throws SQLException {
        try (Connection database = DriverManager.getConnection(url)) {
            return facts(target, database);
        }
    }

    private static Facts facts(Target target, Connection database) throws SQLException {
        return Facts.of(Dialects.named(target.dialect())
                .inspector()
                .inspect(database, Scope.ALL)
                .graph());
    }

    /** What Hibernate's validator has against the database; null for nothing. On SQLite it refuses Hibernate's own schema too. */
    public String refused(Hibernate hibernate, String url) throws ClassNotFoundException {
        if (target == Target.SQLITE) {
            return null;
        }
        try {
            hibernate.validate(target, url);
            return null;
        } catch (SchemaManagementException e) {
            return e.getMessage();
        }
    }
}
