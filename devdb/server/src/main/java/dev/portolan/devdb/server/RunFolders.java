package dev.portolan.devdb.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where data folders of running servers are: in memory where there is room, else in the cache. */
final class RunFolders {
    private static final Path MEMORY = Path.of("/dev/shm");
    /** What a server may need for a thousand tables, several times over; containers often have 64 MB there. */
    private static final long ROOM = 1L << 30;

    private RunFolders() {}

    /** All that may hold something, the one to use now first; they exist. */
    static List<Path> all(Installation installation) throws IOException {
        List<Path> all = new ArrayList<>();
        Path memory = memory(installation);
        if (memory != null) {
            all.add(memory);
        }
        Path disk = Files.createDirectories(installation.base().resolve("runs"));
        all.add(memory != null && Files.getFileStore(memory).getUsableSpace() >= ROOM ? all.size() : 0, disk);
        return all;
    }

    /** Null where there is none, or its name is taken by someone else. */
    private static Path memory(Installation installation) {
        if (!Files.isWritable(MEMORY) || installation.commands().nobody()) {
            return null;
        }
        try {
            String user = System.getProperty("user.name");
            Path own = MEMORY.resolve("portolan-" + user);
            if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(
                        own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            boolean ours =
                    Files.getOwner(own, LinkOption.NOFOLLOW_LINKS).getName().equals(user)
                            && Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)
                            && Set.of("rwx------")
                                    .contains(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
            return ours
                    ? Files.createDirectories(
                            own.resolve(installation.software().name()))
                    : null;
        } catch (IOException e) {
            return null; // the disk serves as well
        }
    }
}
