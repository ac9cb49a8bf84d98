package dev.portolan.benchmarks;

import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import java.nio.file.Path;

/** The sum of a directory, computed and written. */
public final class HashDirectory {
    private HashDirectory() {}

    /** @param args the directory */
    public static void main(String... args) {
        System.out.println(MigrationDir.open(Path.of(args[0]), Formats.named("atlas"))
                .rehash()
                .total());
    }
}
