package dev.portolan.migrate.apply;

import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.SumFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether files are still what ran. A row has the hash over all files up to its own, as they were then: a file that came later is
 * not in it, and so its insertion is no edit. What came when is not written down, so that all that can have been there is tried.
 */
final class Chain {
    /** Of so many files it is tried whether they were there. */
    private static final int TRIED = 10;

    private final Migrations migrations;
    private final Map<String, Revision> byFile = new HashMap<>();

    private Chain(Migrations migrations) {
        this.migrations = migrations;
    }

    /**
     * The first file that is another than the one that ran, and those before it that may be meant, since no row of their own vouches for
     * them; empty when there is none. Behind it, and behind a file that is gone, nothing can be told.
     *
     * @param revisions in the order of the files
     */
    static List<String> edited(Migrations migrations, List<Revision> revisions) {
        Chain chain = new Chain(migrations);
        for (Revision revision : revisions) {
            Migration migration = migrations.of(revision);
            if (migration != null) {
                chain.byFile.put(migration.name(), revision);
            }
        }
        Set<String> vouched = new HashSet<>();
        for (Revision revision : revisions) {
            Migration migration = migrations.of(revision);
            if (migration == null) {
                if (!migrations.has(revision.version())) {
                    return List.of();
                }
            } else if (!migration.repeatable()
                    && revision.isComplete()
                    && !revision.hash().isEmpty()) {
                if (!chain.holds(migration, revision)) {
                    return chain.suspects(migration, vouched);
                }
                migrations.chain(migration, Set.of()).forEach(f -> vouched.add(f.name()));
            }
        }
        return List.of();
    }

    private boolean holds(Migration migration, Revision revision) {
        if (migration.hash().isEmpty() || migration.hash().equals(revision.hash())) {
            return true;
        }
        Set<String> unsure = new LinkedHashSet<>();
        Stream<String> before = migrations.chain(migration, Set.of()).stream().map(MigrationFile::name);
        // one that stands for others takes them out of the sum
        Stream<String> standing = migrations.checkpoints().stream().map(Migration::name);
        Stream.concat(before, standing)
                .filter(n -> !n.equals(migration.name()) && !earlier(byFile.get(n), revision))
                .forEach(unsure::add);
        if (unsure.size() > TRIED) {
            return is(revision, migrations.chain(migration, unsure));
        }
        List<String> names = List.copyOf(unsure);
        for (int some = (1 << names.size()) - 1; some > 0; some--) {
            Set<String> without = new HashSet<>();
            for (int i = 0; i < names.size(); i++) {
                if ((some & 1 << i) != 0) {
                    without.add(names.get(i));
                }
            }
            if (is(revision, migrations.chain(migration, without))) {
                return true;
            }
        }
        return false;
    }

    private static boolean earlier(Revision one, Revision other) {
        return one != null && !one.executedAt().isAfter(other.executedAt());
    }

    private static boolean is(Revision revision, List<MigrationFile> files) {
        List<SumFile.Entry> entries = SumFile.of(files).entries();
        return !entries.isEmpty() && entries.get(entries.size() - 1).hash().equals(revision.hash());
    }

    private List<String> suspects(Migration migration, Set<String> vouched) {
        List<String> suspects = new ArrayList<>();
        for (MigrationFile file : migrations.chain(migration, Set.of())) {
            if (!vouched.contains(file.name()) && byFile.containsKey(file.name())) {
                suspects.add(file.name());
            }
        }
        return suspects.isEmpty() ? List.of(migration.name()) : suspects;
    }
}
