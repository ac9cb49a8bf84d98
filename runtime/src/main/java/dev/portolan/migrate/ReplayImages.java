package dev.portolan.migrate;

import dev.portolan.dir.Hashes;
import dev.portolan.dir.MigrationFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Scratch databases as files left them, so that a directory that grew replays only what is new. Where the dialect cannot bring a
 * database back as it was, everything is replayed.
 *
 * @param keys of the states after the last files, the newest state in front
 */
record ReplayImages(ReplayedState state, List<String> keys) {
    /** A few files are replayed in less time than an image takes. */
    private static final int FEW = 16;
    /** As many files may have come since the image was made. */
    private static final int NEW = 32;

    private static final int LARGE = 1 << 20;

    static ReplayImages of(ReplayedState state, String version) {
        List<MigrationFile> files = state.files();
        List<String> keys = new ArrayList<>();
        MessageDigest chain = Hashes.sha256();
        for (int i = 0; i < files.size() && files.size() >= FEW; i++) {
            byte[] name = files.get(i).name().getBytes(StandardCharsets.UTF_8);
            chain.update((name.length + ":").getBytes(StandardCharsets.UTF_8));
            chain.update(name);
            chain.update(files.get(i).hash());
            if (i >= files.size() - 1 - NEW) {
                byte[] until = Hashes.copy(chain).digest();
                keys.add(
                        0,
                        state.cache()
                                .key(
                                        bytes("image"),
                                        bytes(state.dialect().name()),
                                        bytes(version),
                                        bytes(state.format().key()),
                                        bytes(String.valueOf(i + 1)),
                                        until));
            }
        }
        return new ReplayImages(state, List.copyOf(keys));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Brings the newest state back that is known. @return how many files led to it; 0 for none, and the database may hold anything */
    int restored(Scratch scratch) throws SQLException {
        for (int age = 1; age < keys.size(); age++) {
            int done = state.files().size() - age;
            List<MigrationFile> rest = state.files().subList(done, state.files().size());
            // what is large is read as it is executed, and not before
            if (rest.stream().anyMatch(f -> f.size() > LARGE)) {
                return 0;
            }
            if (state.cache().useImage(keys.get(age), file -> restored(scratch, file, rest))) {
                return done;
            }
        }
        return 0;
    }

    private static boolean restored(Scratch scratch, String file, List<MigrationFile> rest) throws SQLException {
        scratch.empty();
        return scratch.restore(file, rest.stream().map(MigrationFile::text).toList());
    }

    /** Keeps the state that all files led to. */
    void keep(Scratch scratch) {
        if (!keys.isEmpty()) {
            state.cache().storeImage(keys.get(0), scratch::save);
        }
    }
}
