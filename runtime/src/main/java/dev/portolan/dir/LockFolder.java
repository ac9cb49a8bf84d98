package dev.portolan.dir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * A folder of files that are locked while someone works, and gone when he is done. They come and go behind a gate, which is held
 * for a moment only: else one could wait for a file that another deletes, and both would think that they have it.
 */
final class LockFolder {
    private static final String GATE = "gate";
    private static final String ENDING = ".lock";
    /** What a run that was killed leaves behind is young for so long. */
    private static final Duration YOUNG = Duration.ofDays(1);

    /** Files that this process has locked: to open and close one of them again would give its lock back. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;

    LockFolder(Path folder) {
        this.folder = folder;
    }

    Path file(String name) {
        return folder.resolve(name + ENDING);
    }

    /** The lock, held; null when another has it. */
    FileLock attempt(String name) throws IOException {
        Path file = file(name);
        synchronized (HELD) {
            if (HELD.contains(file)) {
                return null;
            }
            try (FileChannel gate = open(folder.resolve(GATE));
                    FileLock entered = entered(gate)) {
                FileLock lock = entered == null ? null : locked(file);
                if (lock != null) {
                    HELD.add(file);
                    sweep();
                }
                return lock;
            }
        }
    }

    /** Gives it back, and deletes the file; one that cannot be deleted now stays until it is used again, or old. */
    void release(String name, FileLock lock) throws IOException {
        boolean interrupted = Thread.interrupted();
        Path file = file(name);
        synchronized (HELD) {
            try (FileChannel gate = open(folder.resolve(GATE));
                    FileLock entered = entered(gate)) {
                lock.acquiredBy().close();
                if (entered != null) {
                    Files.deleteIfExists(file);
                }
            } finally {
                HELD.remove(file);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** Others leave the gate at once, whatever directory they are about; null when one does not. */
    private static FileLock entered(FileChannel gate) throws IOException {
        for (int i = 0; i < 200; i++) {
            try {
                FileLock lock = gate.tryLock();
                if (lock != null) {
                    return lock;
                }
                Thread.sleep(1 + i / 40);
            } catch (OverlappingFileLockException e) {
                return null; // another copy of this class in the process is at the gate
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    /** Who has it, for messages; empty when that is not known. */
    String holder(String name) {
        synchronized (HELD) {
            if (HELD.contains(file(name))) {
                return " (process " + ProcessHandle.current().pid() + ", this one)";
            }
        }
        try {
            String pid = Files.readString(file(name), StandardCharsets.US_ASCII);
            return pid.isEmpty() ? "" : " (process " + pid + ")";
        } catch (IOException e) {
            return "";
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static FileLock locked(Path file) throws IOException {
        FileChannel channel = open(file);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            if (lock != null) {
                byte[] pid = String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(pid), 0);
            }
            return lock;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /** What killed runs left. */
    private void sweep() {
        Instant old = Instant.now().minus(YOUNG);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                if (!HELD.contains(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(old)
                        && isFree(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            return; // the next run tries again
        }
    }

    private static boolean isFree(Path file) throws IOException {
        try (FileChannel channel = open(file);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
