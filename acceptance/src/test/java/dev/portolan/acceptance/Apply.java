package dev.portolan.acceptance;

import dev.portolan.dialect.Dialects;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.sql.Plan;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Executes as a migration tool would: in one transaction, unless the file says that it has its own. */
public final class Apply {
    private Apply() {}

    public static void file(Connection database, Target target, MigrationFile file) throws SQLException {
        var format = Formats.named("atlas");
        List<Statement> statements =
                format.statements(file, Dialects.named(target.dialect()).splitRules());
        run(
                database,
                format.withoutTransaction(file),
                statements.stream().map(Statement::text).toList());
    }

    public static void steps(Connection database, List<Step> steps) throws SQLException {
        boolean alone = new Plan(steps, List.of(), List.of()).opensOwnTransaction();
        run(database, alone, steps.stream().map(Step::sql).toList());
    }

    /** A statement a line. */
    public static void script(Connection database, String lines) throws SQLException {
        run(database, false, lines.lines().toList());
    }

    private static void run(Connection database, boolean ownTransaction, List<String> statements) throws SQLException {
        database.setAutoCommit(ownTransaction);
        try (var statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        if (!ownTransaction) {
            database.commit();
            database.setAutoCommit(true);
        }
    }
}
