package dev.portolan.devdb.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Removes what processes left that died together with their watchdog. A run is alive as long as its process holds the lock on
 * {@code <pid>-<random>.lock} beside its folder.
 */
final class DeadRuns {
    private DeadRuns() {}

    static void remove(Path runs) throws IOException {
        String own = ProcessHandle.current().pid() + "-";
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(runs, "*.lock")) {
            for (Path lock : locks) {
                // Closing a channel on a file of our own would release its lock.
                if (!lock.getFileName().toString().startsWith(own)) {
                    removeIfDead(lock);
                }
            }
        }
    }

    private static void removeIfDead(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return;
            }
            String name = file.getFileName().toString();
            Path run = file.resolveSibling(name.substring(0, name.length() - ".lock".length()));
            server(run).ifPresent(ProcessHandle::destroyForcibly);
            Folders.delete(run);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Someone else is removing it, or Windows still holds a file: the next start tries again.
            return;
        }
    }

    /** The server of that folder, if it still runs: the process number may belong to another by now, so its start is compared. */
    private static Optional<ProcessHandle> server(Path run) throws IOException {
        Path pidFile = run.resolve("data").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 3) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(p -> p.info().command().map(c -> c.contains("postgres")).orElse(false))
                .filter(p -> p.info()
                        .startInstant()
                        .map(s -> Math.abs(s.getEpochSecond() - started.getEpochSecond()) < 60)
                        .orElse(false));
    }
}
