package dev.portolan.devdb.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Removes what processes left that died together with their watchdog. A run is alive as long as its process holds the lock on
 * {@code <pid>-<random>.lock} beside its folder.
 */
final class DeadRuns {
    /** In a run's folder: the number of the server's process and, where a process's arguments cannot be read, its start. */
    static final String PID = "pid";

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

    /** The server of that folder, if it still runs: the process number may belong to another by now. */
    private static Optional<ProcessHandle> server(Path run) throws IOException {
        Path file = run.resolve(PID);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String[] words = Files.readString(file).strip().split(" ");
        if (words[0].isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(words[0])).filter(p -> serves(p, run, words));
    }

    private static boolean serves(ProcessHandle process, Path run, String[] words) {
        if (words.length > 1) {
            return process.info().startInstant().equals(Optional.of(Instant.parse(words[1])));
        }
        String data = run.resolve("data").toString();
        return process.info()
                .arguments()
                .map(arguments -> Arrays.stream(arguments).anyMatch(a -> a.contains(data)))
                .orElse(false);
    }
}
