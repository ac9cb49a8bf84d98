package dev.portolan.dir;

import dev.portolan.dir.format.AtlasFormat;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a generator does with a directory, in a process of its own. */
final class Writer {
    private Writer() {}

    static String write(MigrationDir dir, String name) {
        try (DirLock lock = dir.lock(Duration.ofMinutes(10))) {
            dir.finish();
            DirState state = dir.read();
            state.validate();
            String file = dir.format().fileName(state.nextVersion(Instant.parse("2026-01-01T00:00:00Z"), name), name);
            dir.write(
                    state,
                    List.of(MigrationFile.of(file, "SELECT '" + name + "';\n")),
                    new Desired(name, Graph.EMPTY, Hints.NONE));
            return lock.isHeld() ? file : "not locked";
        }
    }

    /** Arguments: a directory, a name, how many files. */
    public static void main(String[] args) {
        MigrationDir dir = MigrationDir.open(Path.of(args[0]), new AtlasFormat());
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            System.out.println(write(dir, args[1]));
        }
    }
}
