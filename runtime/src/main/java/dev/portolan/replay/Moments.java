package dev.portolan.replay;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Scope;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.Graph;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A scratch database that is looked at after each statement: what a file does is told by what is there afterwards, not by its text. */
public final class Moments implements AutoCloseable {
    /** These move rows; nothing that is compared. */
    private static final Set<String> ROWS = Set.of("INSERT", "UPDATE", "DELETE");

    private final Dialect dialect;
    private final DirFormat format;
    private final Scope scope;
    private final Secrets secrets;
    private final DevDatabase database;
    private boolean used;

    private Moments(Dialect dialect, DirFormat format, Scope scope, Secrets secrets, DevDatabase database) {
        this.dialect = dialect;
        this.format = format;
        this.scope = scope;
        this.secrets = secrets;
        this.database = database;
    }

    /** What a statement left. */
    public record Moment(MigrationFile file, Statement statement, Graph after) {}

    /**
     * A replay, as far as it came.
     *
     * @param before where it began to look
     * @param refused the statement that failed, with the state before it; null for none
     * @param why what the database said; null for nothing
     */
    public record Story(Graph before, List<Moment> moments, Moment refused, String why) {
        public Story {
            moments = List.copyOf(moments);
        }

        /** Where it led. */
        public Graph after() {
            return moments.isEmpty() ? before : moments.get(moments.size() - 1).after();
        }
    }

    /**
     * Opens it.
     *
     * @param url of the dev server; null for the dialect's default
     * @throws PortolanException as {@link DevDatabase#open}
     */
    public static Moments open(
            Dialect dialect, DirFormat format, Scope scope, String url, String user, String password) {
        Secrets secrets = Secrets.of(url, password);
        try {
            return new Moments(dialect, format, scope, secrets, DevDatabase.open(dialect, url, user, password));
        } catch (SQLException e) {
            throw failed(secrets, e);
        }
    }

    /**
     * Replays files on an empty database.
     *
     * @param first run at once @param watched run statement by statement @param where the directory, for messages
     * @throws PortolanException {@code replay-failed} for one of {@code first}
     */
    public Story replay(String where, List<MigrationFile> first, List<MigrationFile> watched) {
        try {
            if (used) {
                database.clean();
            }
            used = true;
            database.take(scope.schemas());
            Replay.run(scratch(), database.connection(), where, first, format, dialect.splitRules());
            return watch(watched);
        } catch (SQLException e) {
            throw failed(secrets, e);
        }
    }

    private Story watch(List<MigrationFile> watched) throws SQLException {
        Graph before = look();
        List<Moment> moments = new ArrayList<>();
        Graph now = before;
        try (java.sql.Statement jdbc = database.connection().createStatement()) {
            jdbc.setEscapeProcessing(false);
            for (MigrationFile file : watched) {
                for (Statement statement : format.statements(file, dialect.splitRules())) {
                    try {
                        database.execute(jdbc, statement.text());
                    } catch (SQLException e) {
                        Moment refused = new Moment(file, statement, now);
                        return new Story(before, moments, refused, secrets.hide(e.getMessage()));
                    }
                    now = ROWS.contains(firstWord(statement.text())) ? now : look();
                    moments.add(new Moment(file, statement, now));
                }
            }
        }
        return new Story(before, moments, null, null);
    }

    private Graph look() throws SQLException {
        return dialect.inspector().inspect(database.connection(), scope).graph();
    }

    private static String firstWord(String sql) {
        int end = 0;
        while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
            end++;
        }
        return sql.substring(0, end).toUpperCase(Locale.ROOT);
    }

    private Normaliser.ScratchDatabase scratch() {
        return new Normaliser.ScratchDatabase() {
            @Override
            public Connection empty() {
                return database.connection();
            }

            @Override
            public void execute(java.sql.Statement statement, String sql) throws SQLException {
                database.execute(statement, sql);
            }

            @Override
            public String version() {
                return null;
            }
        };
    }

    private static PortolanException failed(Secrets secrets, SQLException e) {
        return PortolanException.failed("database-failed", "The database said: " + secrets.hide(e.getMessage()), e);
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw failed(secrets, e);
        }
    }
}
