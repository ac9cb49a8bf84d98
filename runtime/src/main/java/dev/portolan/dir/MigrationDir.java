package dev.portolan.dir;

import dev.portolan.progress.Progress;
import dev.portolan.schema.Desired;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.PortolanException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A directory of migrations. Usual order: {@link #lock}, {@link #finish}, {@link #read}, {@link DirState#validate}, then the
 * work, then {@link #write}.
 */
public final class MigrationDir {
    /** A larger file stays on disk. */
    private static final int HELD = 1 << 20;

    private final Path path;
    private final DirFormat format;

    private final long most;

    private MigrationDir(Path path, DirFormat format, long most) {
        this.path = path;
        this.format = format;
        this.most = most;
    }

    /** Names a directory; touches nothing, and it need not exist. */
    public static MigrationDir open(Path path, DirFormat format) {
        return new MigrationDir(path, format, MigrationFile.MOST);
    }

    /** The same with another limit to the bytes that a file may have for its statements to be read. */
    public MigrationDir maxFile(long bytes) {
        return new MigrationDir(path, format, bytes);
    }

    public Path path() {
        return path;
    }

    public DirFormat format() {
        return format;
    }

    /** Whether anything is there, a directory or not. */
    public boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** This one, for what has nothing to do without it. @throws PortolanException usage {@code dir-missing} */
    public MigrationDir present() {
        if (!exists()) {
            throw PortolanException.usage(
                    "dir-missing", "there is no directory " + path + ". Name the migration directory (--dir)");
        }
        return this;
    }

    /** Whether nothing at all lies there, or the directory is still to be made. */
    public boolean isEmpty() {
        String[] there = path.toFile().list();
        return there == null || there.length == 0;
    }

    /** The right to work on it. @param limit how long to wait for another process or thread */
    public DirLock lock(Duration limit) {
        return DirLock.acquire(path, limit);
    }

    /**
     * Does something under the {@link #lock}, once what a killed run left is finished.
     *
     * @param limit how long to wait for another process or thread
     */
    public <T> T locked(Duration limit, Supplier<T> work) {
        DirLock lock = lock(limit);
        try {
            finish();
            return work.get();
        } finally {
            lock.close();
        }
    }

    /**
     * Finishes what a run that was killed left half written, or clears it away. Needs the {@link #lock}.
     *
     * @return the files that are now there because of it; usually none
     */
    public List<Path> finish() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try {
            return Pending.finish(path);
        } catch (IOException e) {
            throw unusable("finishing an interrupted run in " + path + " failed: ", e);
        }
    }

    /**
     * Reads all migrations, the sum and the snapshot. A directory that does not exist is empty.
     *
     * @throws PortolanException {@code dir-unreadable}, {@code file-name}, {@code file-outside}
     */
    public DirState read() {
        try {
            List<String> names = names();
            Map<String, MigrationFile> files = new HashMap<>();
            try (Progress progress = Progress.of("reading", names.size())) {
                for (List<String> part : List.of(
                        format.summed(names), format.history(names), format.beside(names), format.consulted(names))) {
                    for (String name : part) {
                        if (!files.containsKey(name)) {
                            files.put(name, file(name, most));
                            progress.at(files.size());
                        }
                    }
                }
            }
            Map<String, byte[]> sums = new HashMap<>();
            for (String sum : List.of(SumFile.NAME, SumFile.BESIDE)) {
                if (names.contains(sum)) {
                    sums.put(sum, file(sum, MigrationFile.MOST).bytes());
                }
            }
            byte[] snapshot = names.contains(Snapshot.NAME)
                    ? file(Snapshot.NAME, MigrationFile.MOST).bytes()
                    : null;
            return new DirState(path, format, names, files, sums, snapshot, settings());
        } catch (IOException e) {
            throw unusable("the migration directory " + path + " cannot be read: ", e);
        }
    }

    private List<String> names() throws IOException {
        String[] listed = path.toFile().list();
        if (listed != null) {
            List<String> names = new ArrayList<>(List.of(listed));
            if (format.deep()) {
                names.addAll(Folders.within(path));
            }
            Collections.sort(names);
            return List.copyOf(names);
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        throw new IOException(Files.isDirectory(path) ? "permission denied" : "it is not a directory");
    }

    private Map<String, String> settings() throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Path file : format.settings(path)) {
            if (Files.isRegularFile(file)) {
                settings.put(file.toString(), Files.readString(file));
            }
        }
        return settings;
    }

    private MigrationFile file(String name, long most) throws IOException {
        File file = new File(path.toFile(), name);
        try (FileInputStream in = FileNames.opened(path, file)) {
            byte[] bytes = in.readNBytes(HELD + 1);
            if (bytes.length <= HELD) {
                return MigrationFile.held(name, bytes, most);
            }
            return MigrationFile.onDisk(name, file.toPath(), in.getChannel().size(), most);
        } catch (IOException e) {
            throw new IOException(name + ": " + (file.isDirectory() ? "it is a directory" : IoErrors.reason(e)), e);
        }
    }

    /**
     * Writes new migrations, then the snapshot, then the sum: all of it or nothing, also when the process is killed (then the
     * next {@link #finish} completes it). Nothing that exists is replaced but the snapshot and the sum. Needs the {@link #lock}.
     *
     * @param state read under that lock
     * @param files in the order of {@link DirFormat#render}
     * @param settings for {@link Snapshot#settings}
     * @param graph text form of the graph for the snapshot; null leaves the snapshot as it is
     * @throws PortolanException {@code file-exists} or {@code dir-unwritable}; the directory is as it was
     */
    public Written write(DirState state, List<MigrationFile> files, String settings, String graph) {
        Map<String, SumFile> sums = state.sumsWith(files, Map.of());
        SumFile sum = sums.get(SumFile.NAME);
        Pending pending = new Pending(path);
        for (MigrationFile file : files) {
            pending.create(file);
        }
        if (graph != null) {
            pending.replace(MigrationFile.of(Snapshot.NAME, new Snapshot(sum.total(), settings, graph).text()));
        }
        put(pending, sums);
        commit(pending);
        if (graph != null) {
            new Undo(files.stream().map(MigrationFile::name).toList(), state.storedSnapshot()).keep(path, sum.total());
        }
        List<Path> paths = new ArrayList<>();
        files.forEach(f -> paths.add(path.resolve(f.name())));
        return new Written(paths, sum);
    }

    /**
     * The files of the last generation, which {@link #undo} takes away.
     *
     * @param state read under the {@link #lock}
     * @throws PortolanException {@code undo-unknown} when the directory is not as a generation of this user left it: a file was
     *     edited or added since, or the migration was made elsewhere; {@code sum-mismatch} and its like
     */
    public List<String> lastGeneration(DirState state) {
        return last(state).files();
    }

    private Undo last(DirState state) {
        state.validate();
        Undo undo = Undo.of(path, state.sum().total());
        if (undo == null || !state.names().containsAll(undo.files())) {
            throw PortolanException.failed(
                    "undo-unknown",
                    path
                            + " is not as a generation left it here: a file was changed or added since, or the last migration was made"
                            + " elsewhere. portolan rm FILE takes a file away; version control brings the snapshot back");
        }
        return undo;
    }

    /** Takes the last generation back: its files, the snapshot as it was, and the sums. @return names of the files */
    public List<String> undo(DirState state) {
        Undo last = last(state);
        byte[] before = last.snapshot();
        Pending pending = new Pending(path);
        if (before == null) {
            pending.remove(MigrationFile.of(Snapshot.NAME, ""));
        } else {
            pending.replace(new MigrationFile(Snapshot.NAME, before));
        }
        remove(pending, state, last.files());
        return last.files();
    }

    /**
     * Takes files away, and what goes with them, and writes the sums anew. Needs the {@link #lock}.
     *
     * @param state read under that lock
     * @return names of all that went, in order
     * @throws PortolanException usage {@code rm-file} for what is no migration; {@code sum-mismatch} and its like when another file is
     *     not what the sum says
     */
    public List<String> remove(DirState state, Collection<String> names) {
        List<String> executed = format.history(state.names());
        List<String> gone = new ArrayList<>();
        for (String name : names) {
            if (!executed.contains(name)) {
                throw PortolanException.usage(
                        "rm-file", name + " is no migration of this directory. Name files as they are in it.");
            }
            gone.addAll(format.companions(name, state.names()));
            gone.add(name);
        }
        boolean others =
                state.findings().stream().anyMatch(f -> f.kind() != SumFinding.Kind.ADDED || !gone.contains(f.file()));
        if (others) {
            state.validate();
        }
        List<String> all = gone.stream().distinct().toList();
        remove(new Pending(path), state, all);
        return all;
    }

    private void remove(Pending pending, DirState state, List<String> gone) {
        gone.forEach(name -> pending.remove(state.file(name)));
        put(pending, state.sumsWithout(gone));
        commit(pending);
    }

    /** The sums that are there, {@code atlas.sum} last. */
    public List<Path> sums() {
        return Stream.of(SumFile.BESIDE, SumFile.NAME)
                .map(path::resolve)
                .filter(Files::exists)
                .toList();
    }

    private static void put(Pending pending, Map<String, SumFile> sums) {
        sums.forEach((name, sum) -> {
            if (sum == null) {
                pending.remove(MigrationFile.of(name, ""));
            } else {
                pending.replace(MigrationFile.of(name, sum.text()));
            }
        });
    }

    /** {@link #write(DirState, List, String, String)} without settings. */
    public Written write(DirState state, List<MigrationFile> files, Desired desired) {
        return write(state, files, "", desired == null ? null : GraphText.write(desired));
    }

    /**
     * Writes the snapshot anew, where the files lead to what the entities are and the one that is there is of another state. Needs
     * the {@link #lock}.
     *
     * @param state read under that lock, and valid
     */
    public void refresh(DirState state, Desired desired) {
        Pending pending = new Pending(path);
        Snapshot snapshot = new Snapshot(state.sum().total(), "", GraphText.write(desired));
        pending.replace(MigrationFile.of(Snapshot.NAME, snapshot.text()));
        commit(pending);
    }

    /** Writes the sums anew from the files that are there. Needs the {@link #lock}. @return {@code atlas.sum} */
    public SumFile rehash() {
        DirState state = read();
        state.checkNames();
        Map<String, SumFile> sums = state.sumsWith(List.of(), Map.of());
        Pending pending = new Pending(path);
        put(pending, sums);
        commit(pending);
        return sums.get(SumFile.NAME);
    }

    /**
     * Gives files new versions behind all others, in the order that they have, and writes the sum anew: all of it or nothing. For
     * those of a branch that comes later. Needs the {@link #lock}.
     *
     * @param state read under that lock
     * @param names of files that are executed
     * @return new names by old ones, in order
     * @throws PortolanException usage {@code rebase-file} for what is no such file; {@code rebase-unsure} when another file is not
     *     what the sum says, or the sums of a merge's two sides say
     */
    public Map<String, String> rebase(DirState state, Collection<String> names, Instant now) {
        return rebase(state, names, List.of(), List.of(), now);
    }

    /**
     * The same beside another branch.
     *
     * @param others names of the other branch, which are or will be in the directory too, before them
     * @param trusted those that are in it, as the other branch has them: they may be missing in the sum
     */
    public Map<String, String> rebase(
            DirState state,
            Collection<String> names,
            Collection<String> others,
            Collection<String> trusted,
            Instant now) {
        Map<String, MigrationFile> moved = Rebase.of(state, format, names, others, trusted, now);
        Pending pending = new Pending(path);
        moved.forEach((old, file) -> pending.create(file));
        moved.keySet().forEach(old -> pending.remove(state.file(old)));
        put(pending, state.sumsWith(List.of(), moved));
        commit(pending);
        Map<String, String> renamed = new LinkedHashMap<>();
        moved.forEach((old, file) -> renamed.put(old, file.name()));
        return renamed;
    }

    private void commit(Pending pending) {
        try {
            pending.commit();
        } catch (FileAlreadyExistsException e) {
            throw PortolanException.failed(
                    "file-exists",
                    e.getFile() + " exists already and is not replaced. Nothing was written; run again",
                    e);
        } catch (IOException e) {
            throw PortolanException.failed(
                    "dir-unwritable",
                    "the migration directory " + path + " cannot be written: " + IoErrors.reason(e),
                    e);
        }
    }

    private static PortolanException unusable(String what, IOException e) {
        return PortolanException.failed("dir-unreadable", what + IoErrors.reason(e), e);
    }

    /** What was written. @param files the migrations @param sum of the whole directory */
    public record Written(List<Path> files, SumFile sum) {
        public Written {
            files = List.copyOf(files);
        }
    }
}
