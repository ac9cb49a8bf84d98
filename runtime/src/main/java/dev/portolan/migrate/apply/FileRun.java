package dev.portolan.migrate.apply;

import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file. Where its statements and what is remembered of them are one transaction, it is remembered at the end; else after each
 * statement, so that the next run goes on where this one ended.
 */
final class FileRun {
    private static final int SHOWN = 300;

    private final Connection connection;
    private final Revisions revisions;
    private final ApplyListener listener;
    private final String program;
    private final Migration migration;
    private final Statements statements;
    private final String dir;
    /** Whether a transaction, the file's or the run's, holds all of it. */
    private final boolean whole;

    private final StatementHash hash = new StatementHash();
    private final List<String> hashes = new ArrayList<>();
    private final int total;
    private Revision revision;
    private boolean remembered;
    private long began;

    FileRun(
            Connection connection,
            Revisions revisions,
            ApplyListener listener,
            String program,
            String dir,
            Migration migration,
            Statements statements,
            boolean whole,
            Revision known) {
        this.connection = connection;
        this.revisions = revisions;
        this.listener = listener;
        this.program = program;
        this.dir = dir;
        this.migration = migration;
        this.statements = statements;
        this.whole = whole;
        this.total = statements.count();
        this.remembered = known != null;
        Revision before = known != null && !known.isComplete() ? known : fresh(known);
        this.revision = before.begun(total, migration.hash(), program);
    }

    private Revision fresh(Revision known) {
        return new Revision(
                known == null ? migration.version() : known.version(),
                migration.description(),
                Revision.EXECUTED,
                0,
                total,
                Instant.now(),
                Duration.ZERO,
                "",
                "",
                migration.hash(),
                List.of(),
                program);
    }

    /**
     * Checks that what has run of it is still there.
     *
     * @throws PortolanException {@code statement-changed}
     */
    void check() {
        List<String> ran = revision.partialHashes();
        int number = 0;
        try (Stream<Statement> all = statements.stream()) {
            for (Iterator<Statement> it = all.iterator(); number < revision.applied() && it.hasNext(); number++) {
                Statement statement = it.next();
                hashes.add(hash.with(statement.text()));
                if (number < ran.size() && !ran.get(number).equals(hashes.get(number))) {
                    throw changed(number + 1, statement.line());
                }
            }
        }
        if (number < revision.applied()) {
            throw changed(number + 1, 1);
        }
    }

    private PortolanException changed(int number, int line) {
        return PortolanException.failed(
                "statement-changed",
                dir + "/" + migration.name() + ":" + line + ": statement " + number + " was changed after it ran; "
                        + revision.applied()
                        + " statements of this file have run. Bring those back as they were, and mend only"
                        + " what comes behind them.");
    }

    /** The statement behind those that are remembered did run. */
    void pass() {
        Statement next = statements.at(revision.applied() + 1);
        if (next != null) {
            hashes.add(hash.with(next.text()));
            revision = revision.ran(hashes, revision.took());
            revisions.update(revision);
        }
    }

    int left() {
        return total - revision.applied();
    }

    /** Runs what is left. @throws PortolanException {@code apply-failed} */
    void run() {
        began = System.nanoTime();
        int skip = revision.applied();
        if (!whole) {
            remember(revision);
        }
        listener.beforeFile(migration.name(), left());
        int number = 0;
        try (Stream<Statement> all = statements.stream()) {
            for (Iterator<Statement> it = all.iterator(); it.hasNext(); ) {
                Statement statement = it.next();
                if (++number <= skip) {
                    continue;
                }
                listener.beforeStatement(migration.name(), number, statement.text());
                execute(number, statement);
                hashes.add(hash.with(statement.text()));
                if (!whole && number < total) {
                    remember(revision.ran(hashes, took()));
                }
                listener.afterStatement(migration.name(), number, statement.text());
            }
        }
        remember(revision.complete(total, took()));
    }

    private Duration took() {
        return revision.took().plusNanos(System.nanoTime() - began);
    }

    private void remember(Revision now) {
        if (remembered) {
            revisions.update(now);
        } else {
            revisions.insert(now);
        }
        remembered = true;
        revision = now.lasting(revision.took());
    }

    private void execute(int number, Statement statement) {
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            jdbc.execute(statement.text());
        } catch (SQLException e) {
            throw new Refused(number, statement, e);
        }
    }

    /** What is remembered of a statement that was refused. */
    Revision refused(Refused refused) {
        return revision.failed(String.valueOf(refused.getCause().getMessage()), refused.statement.text(), took());
    }

    /** Whether there is a row of it. */
    boolean isRemembered() {
        return remembered;
    }

    /** @param state what became of the rest @return {@code apply-failed} */
    PortolanException failed(Refused refused, String state) {
        String text = refused.statement.text();
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text;
        return PortolanException.failed(
                "apply-failed",
                dir + "/" + migration.name() + ":" + refused.statement.line() + ": the database refused statement "
                        + refused.number + " of " + total + ":\n  " + shown.replace("\n", "\n  ") + "\n"
                        + refused.getCause().getMessage() + "\n" + state,
                refused.getCause());
    }

    /** The database refused a statement. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Statement statement;
        private final int number;

        private Refused(int number, Statement statement, SQLException cause) {
            super(cause);
            this.number = number;
            this.statement = statement;
        }

        int number() {
            return number;
        }
    }
}
