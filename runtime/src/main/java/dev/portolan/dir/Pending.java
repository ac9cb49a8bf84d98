package dev.portolan.dir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Several files that appear together or not at all.
 *
 * <p>All contents are on disk under temporary names first, then a {@link Journal} that names them appears, then they are moved to
 * their places, then the journal goes. A run that is killed before the journal was there has changed nothing; after it, the
 * next run moves what is left. A new file of the user is told apart by the journal's hash.
 */
final class Pending {
    private final Path dir;
    private final List<MigrationFile> files = new ArrayList<>();
    private final List<Journal.Action> actions = new ArrayList<>();

    Pending(Path dir) {
        this.dir = dir;
    }

    /** A file that must not exist yet. */
    void create(MigrationFile file) {
        files.add(file);
        actions.add(Journal.Action.CREATE);
    }

    /** A file that takes the place of an older one. */
    void replace(MigrationFile file) {
        files.add(file);
        actions.add(Journal.Action.REPLACE);
    }

    /** A file that goes. */
    void remove(MigrationFile file) {
        files.add(file);
        actions.add(Journal.Action.REMOVE);
    }

    /** Writes them in the order in which they were added. */
    void commit() throws IOException {
        List<Path> made = Disk.missing(dir);
        Journal journal;
        try {
            Files.createDirectories(dir);
            journal = stage();
            journal.write(dir);
        } catch (IOException | RuntimeException e) {
            Journal.clear(dir);
            Disk.deleteAll(made);
            throw e;
        }
        List<Journal.Entry> done = new ArrayList<>();
        try {
            for (Journal.Entry entry : journal.entries()) {
                entry.move(dir);
                done.add(entry);
            }
        } catch (IOException | RuntimeException e) {
            // Once the snapshot or the sum is replaced the next run goes forward, before that nothing has happened.
            if (done.stream().allMatch(Journal.Entry::create)) {
                for (Journal.Entry entry : done) {
                    Files.deleteIfExists(dir.resolve(entry.name()));
                }
                Journal.clear(dir);
                Disk.deleteAll(made);
            }
            throw e;
        }
        Disk.sync(dir);
        Journal.clear(dir);
    }

    Journal stage() throws IOException {
        List<Journal.Entry> entries = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            MigrationFile file = files.get(i);
            Path target = dir.resolve(file.name());
            String before = Files.exists(target) ? Hashes.hex(target) : Journal.ABSENT;
            Journal.Action action = actions.get(i);
            if (action == Journal.Action.CREATE && !before.equals(Journal.ABSENT)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            String temporary = Journal.TEMPORARY + i;
            String hash = Journal.ABSENT;
            if (action != Journal.Action.REMOVE) {
                try (InputStream content = file.open()) {
                    Disk.write(dir.resolve(temporary), content);
                }
                hash = HexFormat.of().formatHex(file.hash());
            }
            entries.add(new Journal.Entry(action, before, hash, temporary, file.name()));
        }
        return new Journal(entries);
    }

    /** Completes what an earlier process left; the files that are in place because of it. */
    static List<Path> finish(Path dir) throws IOException {
        Journal journal = Journal.read(dir);
        List<Path> finished = new ArrayList<>();
        if (journal != null && journal.canFinish(dir)) {
            for (Journal.Entry entry : journal.entries()) {
                if (!entry.isDone(dir)) {
                    entry.move(dir);
                }
                finished.add(dir.resolve(entry.name()));
            }
            Disk.sync(dir);
        }
        Journal.clear(dir);
        return finished;
    }
}
