package dev.portolan.migrate.apply;

import dev.portolan.dir.DirFormat;
import dev.portolan.dir.DirState;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.SumFile;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The directory, as a migrator looks at it. */
final class Migrations {
    private final DirState state;
    private final DirFormat format;
    private final Map<String, String> hashes = new HashMap<>();
    private final List<Migration> fresh;
    private final List<Migration> continued;
    private final Map<String, Migration> byVersion = new HashMap<>();
    private final Map<String, Migration> checkpoints = new HashMap<>();

    /** @param state that is what its sum says */
    Migrations(DirState state, String dialect) {
        this.state = state;
        this.format = state.format().on(dialect);
        state.sum().entries().forEach(e -> hashes.put(e.file(), e.hash()));
        List<MigrationFile> beside =
                format.beside(state.names()).stream().map(state::file).toList();
        if (!beside.isEmpty()) {
            SumFile.of(beside).entries().forEach(e -> hashes.putIfAbsent(e.file(), e.hash()));
        }
        List<Migration> history = new ArrayList<>();
        Map<String, Migration> byName = new HashMap<>();
        for (String name : format.history(state.names())) {
            Migration migration = migration(state.file(name));
            history.add(migration);
            byName.put(name, migration);
        }
        this.fresh = format.executed(state.names()).stream().map(byName::get).toList();
        this.continued = history.stream().filter(m -> !m.checkpoint()).toList();
        history.stream().filter(Migration::checkpoint).forEach(m -> checkpoints.put(m.version(), m));
        byVersion.putAll(checkpoints);
        continued.forEach(m -> byVersion.put(m.version(), m));
    }

    private Migration migration(MigrationFile file) {
        boolean repeatable = format.repeatable(file.name());
        String stem = stem(file.name());
        String version = repeatable ? stem : format.version(file.name());
        String hash =
                repeatable ? Base64.getEncoder().encodeToString(file.hash()) : hashes.getOrDefault(file.name(), "");
        return new Migration(
                file,
                version.isEmpty() ? stem : version,
                description(stem, version),
                hash,
                format.checkpoint(file),
                repeatable);
    }

    private static String stem(String name) {
        String base = name.substring(name.lastIndexOf('/') + 1);
        String stem = base.endsWith(".sql") ? base.substring(0, base.length() - 4) : base;
        return stem.endsWith(".up") ? stem.substring(0, stem.length() - 3) : stem;
    }

    private static String description(String stem, String version) {
        int at = stem.indexOf(version);
        String rest = at < 0 ? stem : stem.substring(at + version.length());
        int from = 0;
        while (from < rest.length() && rest.charAt(from) == '_') {
            from++;
        }
        return rest.substring(from);
    }

    /** What an empty database runs, in order. */
    List<Migration> fresh() {
        return fresh;
    }

    /** What a database runs that has run some, in order. */
    List<Migration> continued() {
        return continued;
    }

    /** The one that a row is of; null for none. A checkpoint may have the version of the last file that it stands for. */
    Migration of(Revision revision) {
        Migration found = of(revision.version());
        Migration checkpoint = checkpoints.get(revision.version());
        return checkpoint != null
                        && !revision.hash().isEmpty()
                        && revision.hash().equals(checkpoint.hash())
                ? checkpoint
                : found;
    }

    /** The one by whose version a database remembers it; null for none. */
    Migration of(String version) {
        Migration found = byVersion.get(version);
        if (found == null && format.countsVersions()) {
            // 7 is 000007
            return byVersion.values().stream()
                    .filter(m -> isSame(m.version(), version))
                    .findFirst()
                    .orElse(null);
        }
        return found;
    }

    private boolean isSame(String a, String b) {
        return a.equals(b) || !isRepeatable(a) && !isRepeatable(b) && compare(a, b) == 0;
    }

    /** Whether a database remembers a repeatable one by that. */
    boolean isRepeatable(String version) {
        return format.repeatable(version + ".sql");
    }

    int compare(String a, String b) {
        return format.compareVersions(a, b);
    }

    /** Whether the directory has a file of that version, executed or not. */
    boolean has(String version) {
        return of(version) != null
                || state.names().stream()
                        .anyMatch(n -> !format.version(n).isEmpty() && isSame(format.version(n), version));
    }

    /**
     * The files up to that one in the sum which it is in, in its order; empty when it is in none.
     *
     * @param without names of files that are taken for not being there
     */
    List<MigrationFile> chain(Migration migration, Collection<String> without) {
        List<String> there = state.names();
        if (!without.isEmpty()) {
            there = there.stream().filter(n -> !without.contains(n)).toList();
        }
        for (List<String> names : List.of(format.summed(there), format.beside(there))) {
            int at = names.indexOf(migration.name());
            if (at >= 0) {
                return names.subList(0, at + 1).stream().map(state::file).toList();
            }
        }
        return List.of();
    }

    /** Files that stand for those before them. */
    Collection<Migration> checkpoints() {
        return checkpoints.values();
    }

    DirFormat format() {
        return format;
    }

    String dir() {
        return state.path().toString();
    }
}
