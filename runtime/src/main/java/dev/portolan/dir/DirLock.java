package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The right to read and then write a migration directory, held by one thread of one process of a user at a time. The system
 * takes it back from a process that dies.
 *
 * <p>It lies in the user's cache folder under the directory's real path, so that nothing is left in the directory.
 */
public final class DirLock implements AutoCloseable {
    private static final int LONGEST_NAP = 50;

    private final FileChannel channel;
    private final FileLock lock;

    private DirLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits for the lock.
     *
     * @param directory need not exist
     * @throws PortolanException {@code dir-locked} when another holds it for longer than {@code limit}
     */
    public static DirLock acquire(Path directory, Duration limit) {
        Path file = file(directory);
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                for (int nap = 1; ; nap = Math.min(nap * 2, LONGEST_NAP)) {
                    FileLock lock = attempt(channel);
                    if (lock != null) {
                        sign(channel);
                        return new DirLock(channel, lock);
                    }
                    if (System.nanoTime() - deadline >= 0) {
                        throw PortolanException.failed(
                                "dir-locked",
                                "another Portolan" + holder(file) + " has been working on " + directory + " for "
                                        + limit.toSeconds()
                                        + " seconds. Wait until it is done, or end it, then run again");
                    }
                    Thread.sleep(nap);
                }
            } catch (IOException | RuntimeException | InterruptedException e) {
                channel.close();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PortolanException.failed(
                    "dir-locked", "the wait for " + directory + " was interrupted. Run again", e);
        } catch (IOException e) {
            throw PortolanException.failed(
                    "cache-folder", "the lock file " + file + " cannot be used: " + IoErrors.reason(e), e);
        }
    }

    // Within one JVM a second attempt throws instead of failing.
    private static FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        byte[] pid = String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid), 0);
    }

    private static String holder(Path file) {
        try {
            String pid = Files.readString(file, StandardCharsets.US_ASCII);
            return pid.isEmpty() ? "" : " (process " + pid + ")";
        } catch (IOException e) {
            return "";
        }
    }

    private static Path file(Path directory) {
        String key = Hashes.hex(real(directory).toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, 32);
        return UserCache.folder("locks").resolve(key + ".lock");
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
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw PortolanException.failed("dir-locked", "the lock could not be given back: " + IoErrors.reason(e), e);
        }
    }
}
