package dev.portolan.migrate.apply;

import dev.portolan.dialect.ApplyRules;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** Whether the file itself opened a transaction: what is remembered meanwhile is part of it. */
    private boolean open;

    private boolean undone;
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
     * @throws PortolanException {@code statement-changed}, {@code session-lost}
     */
    void check() {
        List<String> ran = revision.partialHashes();
        int number = 0;
        Map<String, Integer> made = new LinkedHashMap<>();
        try (Stream<Statement> all = statements.stream()) {
            for (Iterator<Statement> it = all.iterator(); number < revision.applied() && it.hasNext(); number++) {
                Statement statement = it.next();
                if (SessionEffect.of(statement.text()) == SessionEffect.MAKES) {
                    made.put(SessionEffect.bare(statement.text()), statement.line());
                }
                hashes.add(hash.with(statement.text()));
                if (number < ran.size() && !ran.get(number).equals(hashes.get(number))) {
                    throw changed(number + 1, statement.line());
                }
            }
        }
        if (number < revision.applied()) {
            throw changed(number + 1, 1);
        }
        if (!made.isEmpty() && left() > 0) {
            try (Stream<Statement> all = statements.stream()) {
                all.skip(number).forEach(s -> made.remove(SessionEffect.bare(s.text())));
            }
            made.forEach(this::lost);
        }
    }

    private void lost(String text, int line) {
        throw PortolanException.failed(
                "session-lost",
                dir + "/" + migration.name() + ":" + line
                        + ": what this statement made is gone with the connection of the run"
                        + " that ended here:\n  " + shown(text) + "\nRepeat it behind the first " + revision.applied()
                        + " statements of the file, which have run, hash the directory, and run again.");
    }

    private static String shown(String text) {
        return (text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text).replace("\n", "\n  ");
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

    /** Runs what is left. @param tx in which it runs; null for none */
    void run(ApplyRules.Transaction tx) {
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
                SessionEffect effect = SessionEffect.of(statement.text());
                if (++number <= skip) {
                    if (effect == SessionEffect.SETS) {
                        // without it the rest would run under other settings, such as foreign keys that delete rows
                        execute(number, statement, tx);
                    }
                    continue;
                }
                listener.beforeStatement(migration.name(), number, statement.text());
                execute(number, statement, tx);
                open = !whole && (effect == SessionEffect.OPENS || open && effect != SessionEffect.ENDS);
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

    private void execute(int number, Statement statement, ApplyRules.Transaction tx) {
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            jdbc.execute(statement.text());
            if (tx != null) {
                tx.executed();
            }
        } catch (SQLException e) {
            throw new Refused(number, statement, e);
        }
    }

    /** Rolls back the transaction that the file opened, if one is open; what is remembered is then what it was before. */
    void rollBack() throws SQLException {
        if (!open) {
            return;
        }
        open = false;
        undone = true;
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.execute("ROLLBACK");
        } catch (SQLException e) {
            // the error may have ended it
        }
        revision = revisions.read().stream()
                .filter(r -> r.version().equals(revision.version()))
                .findFirst()
                .orElse(revision);
    }

    /** Whether {@link #rollBack} did. */
    boolean isUndone() {
        return undone;
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
        return PortolanException.failed(
                "apply-failed",
                dir + "/" + migration.name() + ":" + refused.statement.line() + ": the database refused statement "
                        + refused.number + " of " + total + ":\n  " + shown(refused.statement.text()) + "\n"
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
