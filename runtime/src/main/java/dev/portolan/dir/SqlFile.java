package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with statements that stands alone, in no migration directory. */
public final class SqlFile {
    private SqlFile() {}

    /**
     * @param most bytes that it may have
     * @throws PortolanException usage {@code state-unreadable}
     */
    public static MigrationFile read(Path file, long most) {
        try {
            return MigrationFile.onDisk(file.getFileName().toString(), file, Files.size(file), most);
        } catch (IOException e) {
            throw unreadable(file, IoErrors.reason(e));
        }
    }

    /** Whether it is a folder; a file otherwise. @throws PortolanException usage {@code state-unreadable} when it is not there */
    public static boolean isFolder(Path path) {
        if (!Files.exists(path)) {
            throw unreadable(path, "it does not exist");
        }
        return Files.isDirectory(path);
    }

    private static PortolanException unreadable(Path file, String why) {
        return PortolanException.usage(
                "state-unreadable",
                file + ": " + why
                        + ". A state is a JDBC URL, a migration directory, an SQL file, or the word entities");
    }
}
