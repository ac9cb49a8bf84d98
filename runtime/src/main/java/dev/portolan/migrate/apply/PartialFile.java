package dev.portolan.migrate.apply;

import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;

/** The file that ran in part, beside what is remembered of it. @param migration null when the file is gone */
record PartialFile(Revision revision, Migration migration, Migrations migrations, SplitRules rules) {
    Status.Partial described() {
        Statements statements = migration == null ? null : new Statements(migration, migrations.format(), rules);
        Statement next = statements == null ? null : statements.at(revision.applied() + 1);
        return new Status.Partial(
                migration == null ? null : migration.name(),
                revision.version(),
                revision.applied(),
                statements == null ? revision.total() : statements.count(),
                next == null ? 0 : next.line(),
                next == null ? null : next.text(),
                revision.error(),
                revision.errorStatement());
    }
}
