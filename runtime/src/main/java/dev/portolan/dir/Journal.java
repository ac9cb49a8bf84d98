package dev.portolan.dir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run is about to put in place, on disk while it does. */
record Journal(List<Entry> entries) {
    static final String NAME = ".portolan-pending";
    static final String TEMPORARY = ".portolan-pending.";
    static final String ABSENT = "-";
    private static final String HEAD = "portolan-pending 1";

    /** What becomes of a file. */
    enum Action {
        /** It must not exist before. */
        CREATE,
        /** It takes the place of what is there. */
        REPLACE,
        /** It goes. */
        REMOVE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Action of(String word) {
            for (Action action : values()) {
                if (action.word().equals(word)) {
                    return action;
                }
            }
            return null;
        }
    }

    /**
     * A file.
     *
     * @param before hash of what is there, {@link #ABSENT} for nothing
     * @param hash of its content, {@link #ABSENT} for one that goes
     * @param temporary where the content waits; a name that nothing has for one that goes
     */
    record Entry(Action action, String before, String hash, String temporary, String name) {
        boolean create() {
            return action == Action.CREATE;
        }

        void move(Path dir) throws IOException {
            switch (action) {
                case CREATE -> Disk.moveNew(dir.resolve(temporary), dir.resolve(name));
                case REPLACE -> Disk.moveOver(dir.resolve(temporary), dir.resolve(name));
                case REMOVE -> Files.deleteIfExists(dir.resolve(name));
            }
        }

        boolean isDone(Path dir) throws IOException {
            return hash.equals(hashOf(dir.resolve(name)));
        }

        private boolean isReady(Path dir) throws IOException {
            return before.equals(hashOf(dir.resolve(name))) && hash.equals(hashOf(dir.resolve(temporary)));
        }
    }

    Journal {
        entries = List.copyOf(entries);
    }

    private static String hashOf(Path file) throws IOException {
        return Files.isRegularFile(file) ? Hashes.hex(file) : ABSENT;
    }

    /** Whether each file is in place or can still be put there: nobody has changed anything since. */
    boolean canFinish(Path dir) throws IOException {
        for (Entry entry : entries) {
            if (!entry.isDone(dir) && !entry.isReady(dir)) {
                return false;
            }
        }
        return true;
    }

    void write(Path dir) throws IOException {
        StringBuilder out = new StringBuilder(HEAD).append('\n');
        for (Entry e : entries) {
            out.append(e.action.word())
                    .append(' ')
                    .append(e.before)
                    .append(' ')
                    .append(e.hash)
                    .append(' ');
            out.append(e.temporary).append(' ').append(e.name).append('\n');
        }
        Path waiting = dir.resolve(TEMPORARY + "journal");
        Disk.write(waiting, out.toString().getBytes(StandardCharsets.UTF_8));
        Disk.moveOver(waiting, dir.resolve(NAME));
        Disk.sync(dir);
    }

    /** The journal that a killed run left; null for none, or for one that is not ours to understand. */
    static Journal read(Path dir) throws IOException {
        Path file = dir.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        List<String> lines =
                Files.readString(file, StandardCharsets.UTF_8).lines().toList();
        List<Entry> entries = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] words = line.split(" ", 5);
            boolean known = words.length == 5
                    && Action.of(words[0]) != null
                    && words[3].startsWith(TEMPORARY)
                    && !words[3].contains("/")
                    && isInside(words[3])
                    && isInside(words[4])
                    && !leadsOut(dir, words[4]);
            if (!known) {
                return null;
            }
            entries.add(new Entry(Action.of(words[0]), words[1], words[2], words[3], words[4]));
        }
        return lines.isEmpty() || !lines.get(0).equals(HEAD) ? null : new Journal(entries);
    }

    // A journal comes from the directory, so it may come from anyone: it reaches nothing outside.
    private static boolean isInside(String name) {
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals("..") || part.equals(".") || part.contains("\\")) {
                return false;
            }
        }
        return true;
    }

    private static boolean leadsOut(Path dir, String name) throws IOException {
        Path folder = dir.resolve(name).getParent();
        return Files.exists(folder) && !folder.toRealPath().startsWith(dir.toRealPath());
    }

    /** Removes the journal, then what still waits. */
    static void clear(Path dir) throws IOException {
        Files.deleteIfExists(dir.resolve(NAME));
        String[] names = dir.toFile().list((folder, name) -> name.startsWith(TEMPORARY));
        for (String name : names == null ? new String[0] : names) {
            Files.deleteIfExists(dir.resolve(name));
        }
    }
}
