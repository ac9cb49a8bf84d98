package dev.portolan.migrate.apply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to run, by what the directory has and what the database remembers.
 *
 * @param empty whether the database remembers nothing
 * @param pending what is to run when nothing comes late, the one that ran in part among them
 * @param late what comes late: before one that has run
 * @param changed repeatable ones that ran in another form, or never
 * @param partial what is remembered of the one that ran in part; null for none
 * @param current the version that the database is at; null for none
 * @param missing versions that have run and whose file is gone
 * @param edited files that are others than those that ran
 * @param revisions all that is remembered
 */
record Outlook(
        boolean empty,
        List<Migration> pending,
        List<Migration> late,
        List<Migration> changed,
        Revision partial,
        String current,
        List<String> missing,
        List<String> edited,
        List<Revision> revisions) {
    static Outlook of(Migrations migrations, List<Revision> revisions) {
        List<Migration> repeatable = new ArrayList<>();
        List<Revision> versioned = new ArrayList<>();
        Map<String, Revision> known = new HashMap<>();
        for (Revision revision : revisions) {
            Migration migration = migrations.of(revision);
            known.put(migration == null ? revision.version() : migration.version(), revision);
            if (!migrations.isRepeatable(revision.version())) {
                versioned.add(revision);
            }
        }
        versioned.sort((a, b) -> migrations.compare(a.version(), b.version()));
        for (Migration migration : migrations.continued()) {
            Revision revision = known.get(migration.version());
            if (migration.repeatable()
                    && (revision == null
                            || !revision.isComplete()
                            || !revision.hash().equals(migration.hash()))) {
                repeatable.add(migration);
            }
        }
        List<String> missing = new ArrayList<>();
        for (Revision revision : revisions) {
            if (!migrations.has(revision.version())) {
                missing.add(revision.version());
            }
        }
        Revision partial =
                revisions.stream().filter(r -> !r.isComplete()).findFirst().orElse(null);
        List<Migration> pending = new ArrayList<>();
        List<Migration> late = new ArrayList<>();
        if (versioned.isEmpty()) {
            migrations.fresh().stream().filter(m -> !m.repeatable()).forEach(pending::add);
            return new Outlook(
                    revisions.isEmpty(), pending, late, repeatable, partial, null, missing, List.of(), revisions);
        }
        String first = versioned.get(0).version();
        String last = versioned.get(versioned.size() - 1).version();
        if (partial != null) {
            Migration checkpoint = migrations.of(partial);
            if (checkpoint != null && checkpoint.checkpoint()) {
                pending.add(checkpoint);
            }
        }
        for (Migration migration : migrations.continued()) {
            Revision revision = known.get(migration.version());
            if (migration.repeatable() || revision != null && revision.isComplete()) {
                continue;
            }
            if (revision != null || migrations.compare(migration.version(), last) > 0) {
                pending.add(migration);
            } else if (migrations.compare(migration.version(), first) > 0) {
                late.add(migration);
            }
        }
        List<String> edited = Chain.edited(migrations, versioned);
        return new Outlook(false, pending, late, repeatable, partial, last, missing, edited, revisions);
    }

    /** What of the late ones and the others is to run in that order of things, in order; then the repeatable ones. */
    List<Migration> toRun(FileOrder order, Migrations migrations) {
        List<Migration> run = new ArrayList<>(pending);
        if (order == FileOrder.NON_LINEAR) {
            run.addAll(late);
            run.sort((a, b) -> migrations.compare(a.version(), b.version()));
        }
        run.addAll(changed);
        return run;
    }

    /** What is remembered of a migration; null for nothing. */
    Revision known(Migration migration, Migrations migrations) {
        for (Revision revision : revisions) {
            if (revision.version().equals(migration.version()) || migrations.of(revision) == migration) {
                return revision;
            }
        }
        return null;
    }
}
