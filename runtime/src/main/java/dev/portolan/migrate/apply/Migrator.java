package dev.portolan.migrate.apply;

import dev.portolan.dialect.ApplyRules;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.migrate.Database;
import dev.portolan.replay.Secrets;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Runs the migrations of a directory on a database, and tells where the database stands. Immutable: each method that says how gives
 * another one, so that one can be kept for many databases.
 *
 * <p>What has run is remembered in Atlas's table {@code atlas_schema_revisions}, in its form: both tools can work on one database.
 */
public final class Migrator {
    /** What signs the rows. */
    static final String PROGRAM = program();

    private final Database database;
    private final MigrationDir dir;
    private final ApplyOptions options;
    private final ApplyListener listener;

    private Migrator(Database database, MigrationDir dir, ApplyOptions options, ApplyListener listener) {
        this.database = database;
        this.dir = dir;
        this.options = options;
        this.listener = listener;
    }

    private static String program() {
        String version = Migrator.class.getPackage().getImplementationVersion();
        return version == null ? "Portolan (development)" : "Portolan " + version;
    }

    /** A directory, before it is said which database. */
    public static Migrator of(MigrationDir dir) {
        return new Migrator(Database.NONE, dir, ApplyOptions.DEFAULT, ApplyListener.NONE);
    }

    /** A directory of the format that its files have. */
    public static Migrator of(Path dir) {
        return of(dir, null, Map.of());
    }

    /**
     * @param format null for the one that its files have
     * @throws PortolanException usage {@code unknown-format}, {@code format-other}, {@code placeholder-unused}
     */
    public static Migrator of(Path dir, String format, Map<String, String> placeholders) {
        DirFormat known = Formats.of(dir, format).with(placeholders);
        return of(MigrationDir.open(dir, known));
    }

    /** @param user null for the URL's @param password null for the URL's */
    public Migrator database(String url, String user, String password) {
        return new Migrator(Database.of(url, user, password), dir, options, listener);
    }

    /** A connection is taken of it, and given back. */
    public Migrator database(DataSource source) {
        return new Migrator(new Database(null, null, null, source, null), dir, options, listener);
    }

    /** Must be in auto-commit mode; stays open. */
    public Migrator database(Connection connection) {
        return new Migrator(new Database(null, null, null, null, connection), dir, options, listener);
    }

    /** What is one transaction; each file, when nothing is said. */
    public Migrator txMode(TxMode mode) {
        return with(o -> o.txMode = mode);
    }

    /** What happens to files that come late; they are refused, when nothing is said. */
    public Migrator order(FileOrder order) {
        return with(o -> o.order = order);
    }

    /** The version that a database is at of which nothing is remembered. */
    public Migrator baseline(String version) {
        return with(o -> o.baseline = version);
    }

    /** The first run may meet a database that holds something. */
    public Migrator allowDirty() {
        return with(o -> o.allowDirty = true);
    }

    /** Runs nothing behind that version. */
    public Migrator to(String version) {
        return with(o -> o.to = version);
    }

    /** Runs so many files at most. */
    public Migrator amount(int files) {
        return with(o -> o.amount = files);
    }

    /** Someone looked whether the statement of an interrupted run took effect. */
    public Migrator interrupted(Interrupted answer) {
        return with(o -> o.interrupted = answer);
    }

    /** Files that were edited after they ran are taken as they are now. */
    public Migrator acceptEdits() {
        return with(o -> o.acceptEdits = true);
    }

    /** The schema of the table that remembers. */
    public Migrator revisionsSchema(String schema) {
        return with(o -> o.schema = schema);
    }

    /** How long to wait for another migrator; ten seconds, when nothing is said. */
    public Migrator patience(Duration limit) {
        return with(o -> o.patience = limit);
    }

    /** Is told how a run goes. */
    public Migrator listener(ApplyListener other) {
        return new Migrator(database, dir, options, other);
    }

    private Migrator with(Consumer<ApplyOptions.Draft> change) {
        return new Migrator(database, dir, options.with(change), listener);
    }

    /**
     * Runs what has not run.
     *
     * @throws PortolanException {@code apply-failed} when the database refuses a statement, and all that keeps it from running
     */
    public ApplyResult apply() {
        return connected(false, (connection, dialect, migrations) -> {
            ApplyRules rules = dialect.applyRules();
            ApplyRules.Lock lock = rules.lock(connection, options.patience());
            try (Revisions revisions = revisions(connection, dialect)) {
                return new ApplyRun(connection, dialect, migrations, revisions, options, listener).run();
            } finally {
                unlock(lock);
            }
        });
    }

    /** With the connection it goes anyway. */
    private static void unlock(ApplyRules.Lock lock) {
        try {
            lock.close();
        } catch (SQLException e) {
            return;
        }
    }

    /** What {@link #apply} would run; writes nothing, not even the table, and waits for nobody. */
    public ApplyResult dryRun() {
        return connected(true, (connection, dialect, migrations) -> {
            try (Revisions revisions = revisions(connection, dialect)) {
                return new ApplyRun(connection, dialect, migrations, revisions, options, listener).dryRun();
            }
        });
    }

    /** Where the database stands; writes nothing. */
    public Status status() {
        return connected(true, (connection, dialect, migrations) -> {
            try (Revisions revisions = revisions(connection, dialect)) {
                Outlook outlook = Outlook.of(migrations, revisions.read());
                Revision partial = outlook.partial();
                PartialFile file = partial == null
                        ? null
                        : new PartialFile(partial, migrations.of(partial), migrations, dialect.splitRules());
                boolean running = partial != null && partial.isUnknown() && isBusy(connection, dialect.applyRules());
                return Status.of(dialect.name(), migrations, outlook, file, running);
            }
        });
    }

    private static boolean isBusy(Connection connection, ApplyRules rules) throws SQLException {
        try {
            unlock(rules.lock(connection, Duration.ZERO));
            return false;
        } catch (PortolanException e) {
            if (e.code().equals("database-busy")) {
                return true;
            }
            throw e;
        }
    }

    private Revisions revisions(Connection connection, Dialect dialect) throws SQLException {
        return new Revisions(
                connection,
                dialect.applyRules().table(connection, options.schema()),
                dialect.names().quoting().name("x").substring(0, 1));
    }

    private interface Work<T> {
        T on(Connection connection, Dialect dialect, Migrations migrations) throws SQLException;
    }

    /** @param looks whether nothing is written, so that no database is made either */
    private <T> T connected(boolean looks, Work<T> work) {
        DirState state = dir.present().read();
        if (state.isPending()) {
            throw PortolanException.failed(
                    "run-pending",
                    "A run was killed while it wrote in " + dir.path()
                            + ". The next one that writes there finishes it; portolan hash does so, too.");
        }
        state.validate();
        if (!database.given()) {
            throw PortolanException.usage("usage", "Which database? Give its URL: --url or PORTOLAN_URL.");
        }
        Secrets secrets = Secrets.of(database.url(), database.password());
        try {
            Connection connection = looks ? database.existing() : database.open();
            try {
                Dialect dialect = Dialects.of(connection);
                return work.on(connection, dialect, new Migrations(state, dialect.name()));
            } finally {
                if (database.connection() == null) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw PortolanException.failed("database-failed", "The database said: " + secrets.hide(e.getMessage()), e);
        } catch (PortolanException e) {
            throw hidden(e, secrets);
        }
    }

    /** A statement or a server's answer may quote a password of the URL. */
    private static PortolanException hidden(PortolanException e, Secrets secrets) {
        String text = secrets.hide(e.text());
        if (text.equals(e.text())) {
            return e;
        }
        return switch (e.exit()) {
            case 2 -> PortolanException.usage(e.code(), text);
            case 3 -> PortolanException.found(e.code(), text);
            default -> PortolanException.failed(e.code(), text);
        };
    }
}
