package dev.portolan.dir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a generation wrote and what it wrote over, kept in the user's cache under the place of the directory and the total that it had
 * afterwards: where anything was changed since, the total is another one, and a copy may have had another snapshot before.
 *
 * @param files names of the migrations, in order
 * @param snapshot what the file held before; null when there was none
 */
record Undo(List<String> files, byte[] snapshot) {
    private static final String HEAD = "portolan-undo 1";
    private static final String FILE = "file ";
    private static final String SNAPSHOT = "snapshot";
    private static final String NONE = "none";
    /** Nobody goes back further. */
    private static final int MOST = 50;

    Undo {
        files = List.copyOf(files);
    }

    /** Keeps it, where the cache can be written: a generation does not fail for it. */
    void keep(Path dir, String total) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        files.forEach(f -> text.append(FILE).append(f.replace("\n", "\\n")).append('\n'));
        text.append(snapshot == null ? NONE : SNAPSHOT).append('\n');
        if (snapshot != null) {
            text.append(new String(snapshot, StandardCharsets.UTF_8));
        }
        try {
            Path folder = UserCache.folder("undo");
            Path file = folder.resolve(name(dir, total));
            Path half = Files.createTempFile(folder, "half", "");
            Files.writeString(half, text, StandardCharsets.UTF_8);
            Disk.moveOver(half, file);
            sweep(folder);
        } catch (IOException | RuntimeException e) {
            // then there is no way back by a word, and git has one
        }
    }

    private static void sweep(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> listed = Files.list(folder)) {
            all = new ArrayList<>(listed.toList());
        }
        // read once each: a run beside this one may touch them while they are sorted
        Map<Path, Long> ages =
                all.stream().collect(Collectors.toMap(p -> p, p -> p.toFile().lastModified()));
        all.sort(Comparator.comparing(ages::get));
        for (int i = 0; i < all.size() - MOST; i++) {
            Files.deleteIfExists(all.get(i));
        }
    }

    /** What led to the directory that has this total; null when that is not known. */
    static Undo of(Path dir, String total) {
        String text;
        try {
            text = Files.readString(UserCache.folder("undo").resolve(name(dir, total)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
        int at = text.indexOf('\n') + 1;
        if (at == 0 || !text.startsWith(HEAD + "\n")) {
            return null;
        }
        List<String> files = new ArrayList<>();
        while (text.startsWith(FILE, at)) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return null;
            }
            files.add(text.substring(at + FILE.length(), end).replace("\\n", "\n"));
            at = end + 1;
        }
        if (text.startsWith(NONE, at)) {
            return new Undo(files, null);
        }
        int graph = at + SNAPSHOT.length() + 1;
        return text.startsWith(SNAPSHOT + "\n", at)
                ? new Undo(files, text.substring(graph).getBytes(StandardCharsets.UTF_8))
                : null;
    }

    private static String name(Path dir, String total) throws IOException {
        return Hashes.hex((dir.toRealPath() + "\n" + total).getBytes(StandardCharsets.UTF_8));
    }
}
