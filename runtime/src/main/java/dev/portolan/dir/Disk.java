package dev.portolan.dir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Files that are whole, and stay when the power fails. */
final class Disk {
    private Disk() {}

    /** Writes a file and waits until the disk has it. */
    static void write(Path file, byte[] bytes) throws IOException {
        write(file, new ByteArrayInputStream(bytes));
    }

    /** The same. What has that name already goes, and is not written through: it may be a link to elsewhere. */
    static void write(Path file, InputStream bytes) throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] read = new byte[1 << 16];
            for (int n = bytes.read(read); n >= 0; n = bytes.read(read)) {
                ByteBuffer buffer = ByteBuffer.wrap(read, 0, n);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            channel.force(true);
        }
    }

    /** Moves to a name that must be free. A plain move looks first and then replaces; a second link is refused by the system. */
    static void moveNew(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            Files.move(from, to);
            return;
        }
        Files.delete(from);
    }

    /** Moves over what is there. */
    static void moveOver(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes the names in a directory last, where the system can. */
    static void sync(Path dir) {
        try (FileChannel channel = FileChannel.open(dir, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows has no such thing, and needs none.
            return;
        }
    }

    /** Of a directory and its parents, those that do not exist, innermost first. */
    static List<Path> missing(Path dir) {
        List<Path> missing = new ArrayList<>();
        for (Path p = dir.toAbsolutePath().normalize(); p != null && !Files.exists(p); p = p.getParent()) {
            missing.add(p);
        }
        return missing;
    }

    /** Deletes those of the directories that exist, in that order, until one is not empty. */
    static void deleteAll(List<Path> directories) {
        for (Path directory : directories) {
            try {
                Files.deleteIfExists(directory);
            } catch (IOException e) {
                return;
            }
        }
    }
}
