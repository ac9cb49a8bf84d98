package dev.portolan.migrate;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Scope;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.Replay;
import dev.portolan.replay.StateCache;
import dev.portolan.schema.Desired;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The state in which a directory leaves an empty database: replayed, or remembered from the last time. */
record ReplayedState(Dialect dialect, Path dir, List<MigrationFile> files, DirFormat format, StateCache cache) {
    /** @param view asked for when it is needed, which is after the files ran */
    Physical read(Scratch scratch, Supplier<View> view) throws SQLException {
        if (files.isEmpty()) {
            return new Physical(dialect.name(), Graph.EMPTY);
        }
        String version = cache.isOn() ? scratch.version() : null;
        String key = version == null ? null : key(version);
        Desired known = key == null ? null : cache.find(key);
        if (known != null && known.unit().equals(seen(view.get()))) {
            return new Physical(dialect.name(), known.graph());
        }
        ReplayImages images = key == null ? null : ReplayImages.of(this, version);
        int done = images == null ? 0 : images.restored(scratch);
        Connection connection = done == 0 ? scratch.empty() : scratch.connection();
        List<MigrationFile> rest = files.subList(done, files.size());
        Replay.run(scratch, connection, dir.toString(), rest, format.on(dialect.name()), dialect.splitRules());
        Scope scope = view.get().scope();
        scratch.take(scope.schemas());
        Physical state = dialect.inspector().inspect(connection, scope);
        if (key != null) {
            cache.store(key, new Desired(seen(view.get()), state.graph(), Hints.NONE));
            images.keep(scratch);
        }
        return state;
    }

    private String seen(View view) {
        return cache.key(bytes(view.text()));
    }

    private String key(String version) {
        List<byte[]> parts =
                new ArrayList<>(List.of(bytes("replay"), bytes(dialect.name()), bytes(version), bytes(format.key())));
        for (MigrationFile file : files) {
            parts.add(bytes(file.name()));
            parts.add(file.hash());
        }
        return cache.key(parts.toArray(byte[][]::new));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
