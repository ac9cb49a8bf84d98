package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A migration directory as it was read: its files, and what it says of them. */
public final class DirState {
    private final Path path;
    private final DirFormat format;
    private final List<String> names;
    private final Map<String, MigrationFile> files;
    private final SumFile sum;
    private final byte[] stored;
    private final byte[] snapshot;

    DirState(
            Path path,
            DirFormat format,
            List<String> names,
            Map<String, MigrationFile> files,
            byte[] stored,
            byte[] snapshot) {
        this.path = path;
        this.format = format;
        this.names = List.copyOf(names);
        this.files = Map.copyOf(files);
        this.stored = stored;
        this.snapshot = snapshot;
        this.sum = SumFile.of(pick(format.summed(names)));
    }

    /** What is executed forward, in order. */
    public List<MigrationFile> files() {
        return pick(format.executed(names));
    }

    /** Names of all files in the directory, sorted. */
    public List<String> names() {
        return names;
    }

    /** The sum of the files that are there, whatever {@code atlas.sum} says. */
    public SumFile sum() {
        return sum;
    }

    /**
     * Checks {@code atlas.sum} against the files; to be done before anything else with them.
     *
     * @throws PortolanException {@code sum-missing}, {@code sum-format} or {@code sum-mismatch}: the line, the file, what happened to
     *     it and how to go on
     */
    public void validate() {
        Path file = path.resolve(SumFile.NAME);
        if (stored == null) {
            if (!format.summed(names).isEmpty()) {
                throw PortolanException.failed(
                        "sum-missing", file + " is missing. Bring it back from version control" + anew());
            }
            return;
        }
        SumFile read;
        try {
            read = SumFile.parse(new String(stored, StandardCharsets.UTF_8));
        } catch (PortolanException e) {
            throw PortolanException.failed(
                    e.code(), file + ", " + e.getMessage().substring(e.code().length() + 3) + anew(), e);
        }
        SumMismatch mismatch = read.compare(sum);
        if (mismatch != null) {
            throw PortolanException.failed("sum-mismatch", file + ", " + SumErrors.mismatch(mismatch) + anew());
        }
    }

    /**
     * All that tells the files from the sum, where {@link #validate} stops at the first; empty when nothing does.
     *
     * <p>A hash covers all files before it too, so what comes behind a file whose old content is nowhere cannot be told.
     */
    public List<SumFinding> findings() {
        List<MigrationFile> summed = pick(format.summed(names));
        if (stored == null) {
            return summed.isEmpty() ? List.of() : List.of(SumFinding.of(SumFinding.Kind.SUM_MISSING, 0, SumFile.NAME));
        }
        return SumExamination.findings(new String(stored, StandardCharsets.UTF_8), format, summed, sum);
    }

    /** Whether a run that was killed left something to finish, so that the files are neither the old nor the new ones. */
    public boolean isPending() {
        return names.contains(Journal.NAME);
    }

    private String anew() {
        if (names.contains(Journal.NAME)) {
            return ". A run was killed while it wrote there: the next run that writes (without --dry-run and --check) finishes it";
        }
        return ". When the directory is as it should be, write the sum anew: portolan hash --dir " + path
                + ", or MigrationGenerator --rehash --dir " + path;
    }

    /**
     * What {@code schema.snapshot} holds; empty when there is none. Ask {@link Snapshot#belongsTo} whether it is that of this state.
     *
     * @throws PortolanException when the file's head is malformed
     */
    public Optional<Snapshot> snapshot() {
        if (snapshot == null) {
            return Optional.empty();
        }
        return Optional.of(Snapshot.parse(new String(snapshot, StandardCharsets.UTF_8)));
    }

    /**
     * The version of a new file: now, or one second after the last one.
     *
     * @param name of the migration, checked
     * @throws PortolanException {@code version-not-last} when it would not sort behind all others
     */
    public String nextVersion(Instant now, String name) {
        return new Versions(format, names, name).next(now);
    }

    /**
     * The version that the user gives.
     *
     * @throws PortolanException usage {@code version-time} when it is no {@code yyyyMMddHHmmss}, {@code version-not-last} when it would
     *     not sort behind all others
     */
    public String fixedVersion(String version, String name) {
        return new Versions(format, names, name).fixed(version);
    }

    /** This state with more files, as they are summed after they are written. */
    SumFile sumWith(List<MigrationFile> more) {
        List<String> all = new ArrayList<>(names);
        Map<String, MigrationFile> known = new HashMap<>(files);
        for (MigrationFile file : more) {
            all.add(file.name());
            known.put(file.name(), file);
        }
        List<MigrationFile> summed = new ArrayList<>();
        format.summed(all).forEach(name -> summed.add(known.get(name)));
        return SumFile.of(summed);
    }

    /** This state with files under other names, by the old ones. */
    SumFile sumWithout(Map<String, MigrationFile> moved) {
        List<String> all = new ArrayList<>(names);
        all.removeAll(moved.keySet());
        Map<String, MigrationFile> known = new HashMap<>(files);
        for (MigrationFile file : moved.values()) {
            all.add(file.name());
            known.put(file.name(), file);
        }
        List<MigrationFile> summed = new ArrayList<>();
        format.summed(all).forEach(name -> summed.add(known.get(name)));
        return SumFile.of(summed);
    }

    /** The text of {@code atlas.sum}; null when there is none. */
    String storedSum() {
        return stored == null ? null : new String(stored, StandardCharsets.UTF_8);
    }

    private List<MigrationFile> pick(List<String> wanted) {
        List<MigrationFile> picked = new ArrayList<>(wanted.size());
        for (String name : wanted) {
            picked.add(files.get(name));
        }
        return List.copyOf(picked);
    }
}
