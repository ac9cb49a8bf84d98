package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The right to read and then write a migration directory, held by one thread of one process of a user at a time. The system
 * takes it back from a process that dies.
 *
 * <p>It lies in the user's cache folder under the directory's real path, so that nothing is left in the directory, and
 * is gone when the lock is given back.
 */
public final class DirLock implements AutoCloseable {
    private static final int LONGEST_NAP = 50;

    private final LockFolder folder;
    private final String name;
    private final FileLock lock;

    private DirLock(LockFolder folder, String name, FileLock lock) {
        this.folder = folder;
        this.name = name;
        this.lock = lock;
    }

    /**
     * Waits for the lock.
     *
     * @param directory need not exist
     * @throws PortolanException {@code dir-locked} when another holds it for longer than {@code limit}
     */
    public static DirLock acquire(Path directory, Duration limit) {
        LockFolder folder = new LockFolder(UserCache.folder("locks"));
        String name = name(directory);
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            for (int nap = 1; ; nap = Math.min(nap * 2, LONGEST_NAP)) {
                FileLock lock = folder.attempt(name);
                if (lock != null) {
                    return new DirLock(folder, name, lock);
                }
                if (System.nanoTime() - deadline >= 0) {
                    throw PortolanException.failed(
                            "dir-locked",
                            "another Portolan" + folder.holder(name) + " has been working on " + directory + " for "
                                    + limit.toSeconds() + " seconds. Wait until it is done, or end it, then run again");
                }
                Thread.sleep(nap);
            }
        } catch (InterruptedException | ClosedByInterruptException | FileLockInterruptionException e) {
            Thread.currentThread().interrupt();
            throw PortolanException.failed(
                    "dir-locked", "the wait for " + directory + " was interrupted. Run again", e);
        } catch (IOException e) {
            throw PortolanException.failed(
                    "cache-folder", "the lock file " + folder.file(name) + " cannot be used: " + IoErrors.reason(e), e);
        }
    }

    /** Who holds it, {@code process 12}; null when that is not known. */
    public static String holder(Path directory) {
        String holder = new LockFolder(UserCache.folder("locks"))
                .holder(name(directory))
                .strip();
        return holder.isEmpty() ? null : holder.substring(1, holder.length() - 1);
    }

    private static String name(Path directory) {
        return Hashes.hex(real(directory).toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, 32);
    }

    // Of a directory that does not exist yet: the real path of what exists, and the rest.
    private static Path real(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        for (Path existing = path; existing != null; existing = existing.getParent()) {
            try {
                return existing.toRealPath().resolve(existing.relativize(path)).normalize();
            } catch (IOException e) {
                continue;
            }
        }
        return path;
    }

    /** Whether it was not given back yet. */
    public boolean isHeld() {
        return lock.isValid();
    }

    /** Gives it back. */
    @Override
    public void close() {
        try {
            folder.release(name, lock);
        } catch (IOException e) {
            throw PortolanException.failed("dir-locked", "the lock could not be given back: " + IoErrors.reason(e), e);
        }
    }
}
