package dev.portolan.migrate.apply;

import dev.portolan.dialect.ApplyRules;
import dev.portolan.dialect.Dialect;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One run on one database, under its lock. */
final class ApplyRun {
    private final Connection connection;
    private final Dialect dialect;
    private final ApplyRules rules;
    private final Migrations migrations;
    private final Revisions revisions;
    private final ApplyOptions options;
    private final ApplyListener listener;
    private final List<ApplyResult.Done> done = new ArrayList<>();

    ApplyRun(
            Connection connection,
            Dialect dialect,
            Migrations migrations,
            Revisions revisions,
            ApplyOptions options,
            ApplyListener listener) {
        this.connection = connection;
        this.dialect = dialect;
        this.rules = dialect.applyRules();
        this.migrations = migrations;
        this.revisions = revisions;
        this.options = options;
        this.listener = listener;
    }

    ApplyResult run() throws SQLException {
        List<Revision> before = revisions.read();
        Outlook outlook = Outlook.of(migrations, before);
        Migration baseline = options.baseline() == null ? null : baseline(outlook);
        checkClean(outlook);
        accept(outlook);
        if (baseline != null) {
            revisions.create();
            revisions.insert(base(baseline));
            outlook = Outlook.of(migrations, revisions.read());
        }
        List<Migration> run = chosen(outlook);
        String from = outlook.current();
        if (!run.isEmpty()) {
            TxModes modes = new TxModes(options.txMode(), run, migrations.format());
            listener.planned(run.stream().map(Migration::name).toList());
            revisions.create();
            if (options.txMode() == TxMode.ALL) {
                all(run, outlook);
            } else {
                each(run, modes, outlook);
            }
        }
        return new ApplyResult(dialect.name(), from, now(from), done, false);
    }

    /** The same, and nothing is done. */
    ApplyResult dryRun() throws SQLException {
        Outlook outlook = Outlook.of(migrations, revisions.read());
        Migration baseline = options.baseline() == null ? null : baseline(outlook);
        checkClean(outlook);
        accept(outlook);
        if (baseline != null) {
            outlook = Outlook.of(migrations, List.of(base(baseline)));
        }
        List<Migration> run = chosen(outlook);
        String from = outlook.current();
        new TxModes(options.txMode(), run, migrations.format());
        listener.planned(run.stream().map(Migration::name).toList());
        for (Migration migration : run) {
            Statements statements = new Statements(migration, migrations.format(), dialect.splitRules());
            FileRun file = file(migration, statements, true, outlook);
            file.check();
            int skip = statements.count() - file.left();
            listener.beforeFile(migration.name(), file.left());
            try (Stream<Statement> all = statements.stream()) {
                int[] number = {skip};
                all.skip(skip).forEach(s -> listener.beforeStatement(migration.name(), ++number[0], s.text()));
            }
            done.add(new ApplyResult.Done(migration.name(), migration.version(), file.left(), null));
        }
        return new ApplyResult(dialect.name(), from, now(from), done, true);
    }

    private Migration baseline(Outlook outlook) {
        if (!outlook.empty()) {
            throw PortolanException.usage(
                    "baseline-late",
                    "This database is at version " + outlook.current()
                            + " already: --baseline is for the first run. Leave it out.");
        }
        for (Migration migration : migrations.continued()) {
            if (!migration.repeatable() && migrations.compare(migration.version(), options.baseline()) == 0) {
                return migration;
            }
        }
        throw unknown("--baseline", options.baseline());
    }

    private PortolanException unknown(String option, String version) {
        return PortolanException.usage(
                "version-unknown",
                option + " " + version + " is the version of no migration in " + migrations.dir() + "."
                        + close(version));
    }

    private String close(String version) {
        return migrations.continued().stream()
                .map(Migration::version)
                .filter(v -> v.startsWith(version) || version.startsWith(v))
                .findFirst()
                .map(v -> " Did you mean " + v + "?")
                .orElse("");
    }

    private static Revision base(Migration migration) {
        return new Revision(
                migration.version(),
                migration.description(),
                Revision.BASELINE,
                0,
                0,
                Instant.now(),
                Duration.ZERO,
                "",
                "",
                "",
                List.of(),
                Migrator.PROGRAM);
    }

    private void checkClean(Outlook outlook) throws SQLException {
        if (!outlook.empty()
                || options.baseline() != null
                || options.allowDirty()
                || migrations.fresh().isEmpty()) {
            return;
        }
        String found = rules.inTheWay(connection);
        if (found != null) {
            throw PortolanException.failed(
                    "database-dirty",
                    "Nothing is known to have run on this database, and it holds the " + found
                            + ". If it is at a version already, say so: --baseline VERSION. If what it holds has nothing to do"
                            + " with these migrations: --allow-dirty.");
        }
    }

    private void accept(Outlook outlook) {
        if (outlook.edited().isEmpty()) {
            return;
        }
        if (!options.acceptEdits()) {
            throw PortolanException.failed("history-edited", edited(outlook));
        }
        for (Revision revision : outlook.revisions()) {
            Migration migration = migrations.of(revision);
            boolean ran = migration != null
                    && revision.isComplete()
                    && !revision.hash().isEmpty();
            if (ran && !migration.repeatable() && !revision.hash().equals(migration.hash())) {
                revisions.update(revision.hashed(migration.hash()));
            }
        }
    }

    private String edited(Outlook outlook) {
        return (outlook.edited().size() == 1
                        ? outlook.edited().get(0) + " is"
                        : "One of " + String.join(", ", outlook.edited()) + " is")
                + " not as it was when it ran on this database. Bring it back from version control, and put the change into a new"
                + " migration. If the database is as the files say now, take them so: --accept-edits.";
    }

    private List<Migration> chosen(Outlook outlook) {
        if (options.order() == FileOrder.LINEAR && !outlook.late().isEmpty()) {
            List<String> late = outlook.late().stream().map(Migration::name).toList();
            throw PortolanException.failed(
                    "out-of-order",
                    String.join(", ", late) + (late.size() == 1 ? " comes" : " come")
                            + " late: this database is at version "
                            + outlook.current() + " already. Give " + (late.size() == 1 ? "it" : "them")
                            + " a version behind that: portolan rebase " + String.join(" ", late)
                            + "; or run it as it is: --order non-linear; or leave it out: --order linear-skip.");
        }
        if (outlook.partial() != null && migrations.of(outlook.partial()) == null) {
            throw PortolanException.failed(
                    "revision-without-file",
                    "Version " + outlook.partial().version() + " ran in part, and its file is not in "
                            + migrations.dir() + ". Bring it back.");
        }
        List<Migration> run = outlook.toRun(options.order(), migrations);
        if (options.to() != null) {
            run = upTo(run, outlook);
        }
        run = run.size() > options.amount() ? run.subList(0, options.amount()) : run;
        for (Migration migration : run) {
            Revision known = outlook.known(migration, migrations);
            if (known != null && known.isUnknown() && options.interrupted() == null) {
                throw interrupted(migration, known);
            }
        }
        return run;
    }

    private List<Migration> upTo(List<Migration> run, Outlook outlook) {
        Migration last = migrations.of(options.to());
        if (last == null) {
            throw unknown("--to", options.to());
        }
        return run.stream()
                .filter(m -> !m.repeatable() && migrations.compare(m.version(), last.version()) <= 0)
                .toList();
    }

    private PortolanException interrupted(Migration migration, Revision known) {
        Statement next = new Statements(migration, migrations.format(), dialect.splitRules()).at(known.applied() + 1);
        String text = next == null ? "" : ":\n  " + next.text().replace("\n", "\n  ") + "\n";
        return PortolanException.failed(
                "statement-unknown",
                migrations.dir() + "/" + migration.name() + (next == null ? "" : ":" + next.line())
                        + ": a run was interrupted at statement " + (known.applied() + 1) + " of " + known.total()
                        + text
                        + "Nobody knows whether it took effect: look at the database. If it did: --interrupted done; if it did"
                        + " not: --interrupted again.");
    }

    private FileRun file(Migration migration, Statements statements, boolean whole, Outlook outlook) {
        return new FileRun(
                connection,
                revisions,
                listener,
                Migrator.PROGRAM,
                migrations.dir(),
                migration,
                statements,
                whole,
                outlook.known(migration, migrations));
    }

    private FileRun prepared(Migration migration, boolean whole, Outlook outlook) {
        Statements statements = new Statements(migration, migrations.format(), dialect.splitRules());
        FileRun file = file(migration, statements, whole, outlook);
        file.check();
        Revision known = outlook.known(migration, migrations);
        if (known != null && known.isUnknown() && options.interrupted() == Interrupted.DONE) {
            file.pass();
        }
        return file;
    }

    private void each(List<Migration> run, TxModes modes, Outlook outlook) throws SQLException {
        for (Migration migration : run) {
            boolean transaction = modes.of(migration) == TxMode.FILE;
            FileRun file = prepared(migration, transaction && rules.transactionalDdl(), outlook);
            ApplyRules.Transaction tx = transaction ? rules.begin(connection) : null;
            boolean fine = false;
            try {
                ran(migration, file, tx);
                fine = true;
                if (tx != null) {
                    tx.commit();
                }
            } catch (FileRun.Refused e) {
                boolean back = transaction && rules.transactionalDdl();
                if (!back) {
                    file.rollBack();
                    keep(file, e);
                }
                tx = rolledBack(tx);
                if (back && file.isRemembered()) {
                    keep(file, e);
                }
                throw file.failed(e, file.isUndone() ? undone() : state(e, back, transaction));
            } finally {
                if (!fine) {
                    rolledBack(tx);
                }
            }
            finished();
        }
    }

    private String state(FileRun.Refused refused, boolean back, boolean transaction) {
        if (back) {
            return "The file was rolled back as a whole" + others() + " Mend it, hash the directory, and run again.";
        }
        String ran = refused.number() == 1
                ? "No statement of the file took effect"
                : transaction
                        ? "The statements before it have run, as far as the server does not take them back"
                        : "The statements before it have run";
        return ran + "; what is done is remembered" + others()
                + " Mend this statement or those behind it, hash the directory, and run again: it goes on there.";
    }

    private String undone() {
        return "The transaction that the file opened was rolled back, the statements before it have run; what is done is remembered"
                + others()
                + " Mend what is in that transaction or behind it, hash the directory, and run again: it goes on there.";
    }

    private String others() {
        return done.isEmpty() ? "." : "; " + done.size() + (done.size() == 1 ? " file" : " files") + " before it ran.";
    }

    private void all(List<Migration> run, Outlook outlook) throws SQLException {
        boolean whole = rules.transactionalDdl();
        ApplyRules.Transaction tx = rules.begin(connection);
        FileRun file = null;
        boolean fine = false;
        try {
            for (Migration migration : run) {
                file = prepared(migration, whole, outlook);
                ran(migration, file, tx);
                finished();
            }
            fine = true;
            tx.commit();
        } catch (FileRun.Refused e) {
            if (!whole) {
                keep(file, e);
            }
            tx = rolledBack(tx);
            if (whole) {
                done.clear();
            }
            throw file.failed(e, whole ? "All of the run was rolled back." : state(e, false, true));
        } finally {
            if (!fine) {
                rolledBack(tx);
            }
        }
    }

    private void ran(Migration migration, FileRun file, ApplyRules.Transaction tx) {
        int left = file.left();
        long began = System.nanoTime();
        file.run(tx);
        done.add(new ApplyResult.Done(
                migration.name(), migration.version(), left, Duration.ofNanos(System.nanoTime() - began)));
    }

    private void finished() {
        ApplyResult.Done last = done.get(done.size() - 1);
        listener.afterFile(last.file(), last.statements(), last.took());
    }

    /** The run ends with the refused statement; that it cannot be remembered too, on a connection that is gone, adds nothing. */
    private void keep(FileRun file, FileRun.Refused refused) {
        try {
            revisions.update(file.refused(refused));
        } catch (PortolanException e) {
            refused.addSuppressed(e);
        }
    }

    private static ApplyRules.Transaction rolledBack(ApplyRules.Transaction tx) {
        if (tx != null) {
            try {
                tx.rollback();
            } catch (SQLException e) {
                return null; // the server rolls back what a lost connection leaves
            }
        }
        return null;
    }

    private String now(String from) {
        String now = from;
        for (ApplyResult.Done file : done) {
            Migration migration = migrations.of(file.version());
            if (!migration.repeatable() && (now == null || migrations.compare(file.version(), now) > 0)) {
                now = file.version();
            }
        }
        return now;
    }
}
