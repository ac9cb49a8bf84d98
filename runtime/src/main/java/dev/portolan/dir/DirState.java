package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A migration directory as it was read: its files, and what it says of them. */
public final class DirState {
    private static final Set<SumFinding.Kind> MOVED = Set.of(SumFinding.Kind.RENAMED, SumFinding.Kind.REORDERED);
    private static final Set<SumFinding.Kind> NEW = Set.of(SumFinding.Kind.ADDED, SumFinding.Kind.COPIED);

    private final Path path;
    private final DirFormat format;
    private final List<String> names;
    private final Map<String, MigrationFile> files;
    private final SumFile sum;
    private final Map<String, byte[]> sums;
    private final byte[] snapshot;
    private final Map<String, String> settings;
    private DirFormat shaped;

    DirState(
            Path path,
            DirFormat format,
            List<String> names,
            Map<String, MigrationFile> files,
            Map<String, byte[]> sums,
            byte[] snapshot,
            Map<String, String> settings) {
        this.path = path;
        this.format = format;
        this.names = List.copyOf(names);
        this.files = Map.copyOf(files);
        this.sums = Map.copyOf(sums);
        this.snapshot = snapshot;
        this.settings = settings;
        this.sum = SumFile.of(pick(format.summed(names)));
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /**
     * What an empty database executes forward, in order.
     *
     * @throws PortolanException what {@link DirFormat#in} throws
     */
    public List<MigrationFile> files() {
        return pick(format().executed(names));
    }

    /** What any database executes forward or once did, in order; also where the tool would refuse the directory. */
    public List<MigrationFile> history() {
        return pick(format.history(names));
    }

    /** The format as this directory's own files and settings have it. @throws PortolanException what {@link DirFormat#in} throws */
    public DirFormat format() {
        if (shaped == null) {
            shaped = format.in(new Contents(names, files, settings));
        }
        return shaped;
    }

    /** The same with further files, as if they were in the directory. @throws PortolanException what {@link DirFormat#in} throws */
    public DirFormat formatWith(Map<String, MigrationFile> more) {
        if (more.isEmpty()) {
            return format();
        }
        Set<String> all = new TreeSet<>(names);
        all.addAll(more.keySet());
        Map<String, MigrationFile> both = new HashMap<>(more);
        both.putAll(files);
        return format.in(new Contents(List.copyOf(all), both, settings));
    }

    /** A file that the format has anything to do with, by its name; null for any other. */
    public MigrationFile file(String name) {
        return files.get(name);
    }

    /** Names of all files in the directory, sorted. */
    public List<String> names() {
        return names;
    }

    /** The sum of the files that are there, whatever {@code atlas.sum} says. */
    public SumFile sum() {
        return sum;
    }

    /** @throws PortolanException {@code file-name} for a name that a sum cannot hold */
    void checkNames() {
        FileNames.check(path, files.keySet());
    }

    /**
     * Checks {@code atlas.sum}, and {@code portolan.sum} where there is one, against the files; to be done before anything else with them.
     *
     * @throws PortolanException {@code sum-missing}, {@code sum-format} or {@code sum-mismatch}: the line, the file, what happened to
     *     it and how to go on
     */
    public void validate() {
        checkNames();
        validate(SumFile.NAME, format.summed(names), sum);
        List<String> beside = format.beside(names);
        if (!beside.isEmpty() || sums.containsKey(SumFile.BESIDE)) {
            validate(SumFile.BESIDE, beside, SumFile.of(pick(beside)));
        }
    }

    private void validate(String name, List<String> covered, SumFile computed) {
        Path file = path.resolve(name);
        if (!sums.containsKey(name)) {
            if (!covered.isEmpty()) {
                throw PortolanException.failed(
                        "sum-missing",
                        file + " is missing. "
                                + (name.equals(SumFile.BESIDE)
                                        ? "It is the sum of what atlas.sum leaves out, such as " + covered.get(0)
                                                + "; a directory that only Atlas wrote has none. "
                                        : "")
                                + "Bring it back from version control" + anew());
            }
            return;
        }
        SumFile read;
        try {
            read = SumFile.parse(stored(name));
        } catch (PortolanException e) {
            throw PortolanException.failed(e.code(), file + ", " + e.text() + anew(), e);
        }
        SumMismatch mismatch = read.compare(computed);
        if (mismatch != null) {
            throw PortolanException.failed("sum-mismatch", file + ", " + SumErrors.mismatch(mismatch) + anew());
        }
    }

    /**
     * All that tells the files from the sums, where {@link #validate} stops at the first; empty when nothing does.
     *
     * <p>A hash covers all files before it too, so what comes behind a file whose old content is nowhere cannot be told.
     */
    public List<SumFinding> findings() {
        List<MigrationFile> beside = pick(format.beside(names));
        List<SumFinding> findings = new ArrayList<>(findings(SumFile.NAME, format::summed, SumFile.BESIDE, beside));
        findings.addAll(findings(SumFile.BESIDE, format::beside, SumFile.NAME, pick(format.summed(names))));
        // one that another name brought from one sum to the other is told where it was
        Set<String> told = new HashSet<>();
        findings.stream().filter(f -> MOVED.contains(f.kind())).forEach(f -> told.add(f.other()));
        findings.removeIf(f -> NEW.contains(f.kind()) && told.contains(f.file()));
        return List.copyOf(findings);
    }

    private List<SumFinding> findings(
            String name, UnaryOperator<List<String>> order, String otherSum, List<MigrationFile> others) {
        List<MigrationFile> covered = pick(order.apply(names));
        if (!sums.containsKey(name)) {
            return covered.isEmpty() ? List.of() : List.of(SumFinding.of(name, SumFinding.Kind.SUM_MISSING, 0, name));
        }
        SumExamination.Beside elsewhere = new SumExamination.Beside(others, stored(otherSum));
        return SumExamination.findings(name, stored(name), order, covered, SumFile.of(covered), elsewhere);
    }

    /** Whether a run that was killed left something to finish, so that the files are neither the old nor the new ones. */
    public boolean isPending() {
        return names.contains(Journal.NAME);
    }

    private String anew() {
        if (names.contains(Journal.NAME)) {
            return ". A run was killed while it wrote there: the next run that writes (without --dry-run and --check) finishes it";
        }
        String dir = " --dir " + path + (format.name().equals("atlas") ? "" : " --format " + format.name());
        return ". When the directory is as it should be, write the sum anew: portolan hash" + dir
                + ", or MigrationGenerator --rehash" + dir;
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

    /**
     * The sums of this state with more files, and with others under new names.
     *
     * @param moved files by their old names
     * @return null as a value for a sum that is no longer there
     */
    Map<String, SumFile> sumsWith(List<MigrationFile> more, Map<String, MigrationFile> moved) {
        List<String> all = new ArrayList<>(names);
        all.removeAll(moved.keySet());
        Map<String, MigrationFile> known = new HashMap<>(files);
        List<MigrationFile> added = new ArrayList<>(more);
        added.addAll(moved.values());
        for (MigrationFile file : added) {
            all.add(file.name());
            known.put(file.name(), file);
        }
        Map<String, SumFile> with = new LinkedHashMap<>();
        List<String> beside = format.beside(all);
        if (!beside.isEmpty()) {
            with.put(SumFile.BESIDE, SumFile.of(beside.stream().map(known::get).toList()));
        } else if (sums.containsKey(SumFile.BESIDE)) {
            with.put(SumFile.BESIDE, null);
        }
        with.put(
                SumFile.NAME,
                SumFile.of(format.summed(all).stream().map(known::get).toList()));
        return with;
    }

    /** The sums of this state without some files; null as a value for a sum that is no longer there. */
    Map<String, SumFile> sumsWithout(Collection<String> gone) {
        List<String> left = new ArrayList<>(names);
        left.removeAll(gone);
        return new DirState(path, format, left, files, sums, snapshot, settings).sumsWith(List.of(), Map.of());
    }

    /** The bytes of the snapshot; null when there is none. */
    byte[] storedSnapshot() {
        return snapshot;
    }

    /** The text of a sum; null when there is none. */
    String stored(String name) {
        byte[] bytes = sums.get(name);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private List<MigrationFile> pick(List<String> wanted) {
        List<MigrationFile> picked = new ArrayList<>(wanted.size());
        for (String name : wanted) {
            picked.add(files.get(name));
        }
        return List.copyOf(picked);
    }
}
