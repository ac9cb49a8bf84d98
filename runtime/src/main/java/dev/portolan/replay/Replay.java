package dev.portolan.replay;

import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.progress.Progress;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Runs migration files on a scratch database. */
public final class Replay {
    private static final int SHOWN = 300;

    private Replay() {}

    /**
     * Runs every statement of every file, each by itself: on a scratch database there is nothing to roll back to, and a file may
     * open a transaction of its own.
     *
     * @param connection to {@code scratch}
     * @param where the directory, for messages
     * @throws PortolanException naming file, line, statement and what the database said
     */
    public static void run(
            Normaliser.ScratchDatabase scratch,
            Connection connection,
            String where,
            List<MigrationFile> files,
            DirFormat format,
            SplitRules rules)
            throws SQLException {
        long total = files.stream().mapToLong(MigrationFile::size).sum();
        long before = 0;
        try (java.sql.Statement jdbc = connection.createStatement();
                Progress progress = Progress.of("replaying", total)) {
            jdbc.setEscapeProcessing(false);
            for (MigrationFile file : files) {
                try (Stream<Statement> statements = format.stream(file, rules)) {
                    for (Iterator<Statement> all = statements.iterator(); all.hasNext(); ) {
                        Statement statement = all.next();
                        // characters of a file of bytes: near enough
                        progress.at(before + Math.min(statement.position(), file.size()));
                        execute(scratch, jdbc, where, file, statement);
                    }
                }
                before += file.size();
            }
        }
    }

    private static void execute(
            Normaliser.ScratchDatabase scratch,
            java.sql.Statement jdbc,
            String where,
            MigrationFile file,
            Statement statement)
            throws SQLException {
        try {
            scratch.execute(jdbc, statement.text());
        } catch (SQLException e) {
            throw failed(where, file, statement, e);
        }
    }

    private static PortolanException failed(String where, MigrationFile file, Statement statement, SQLException e) {
        String text = statement.text();
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text;
        return PortolanException.failed(
                "replay-failed",
                where + "/" + file.name() + ":" + statement.line() + ": the dev database refused this statement:\n  "
                        + shown.replace("\n", "\n  ") + "\n" + e.getMessage()
                        + "\nMend the file if it was never applied anywhere and hash the directory again; if it was applied,"
                        + " the dev database differs from yours (version, extensions, settings).",
                e);
    }
}
