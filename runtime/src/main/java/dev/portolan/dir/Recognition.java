package dev.portolan.dir;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * What a directory's files say about the tool that they are for.
 *
 * @param format whose files they are
 * @param file that says so
 */
record Recognition(DirFormat format, String file) {
    private static final String ENDING = ".sql";
    private static final int HEAD = 16 << 10;

    /** Null where nothing says so: Atlas's files, or none. A line that a tool wants counts more than a name. */
    static Recognition of(Path dir, List<DirFormat> formats) {
        List<String> names = names(dir);
        if (names.isEmpty()) {
            return null;
        }
        for (String name : List.of(names.get(0), names.get(names.size() - 1))) {
            String head = head(dir.resolve(name));
            for (DirFormat format : formats) {
                if (format.ownsText(head)) {
                    return new Recognition(format, name);
                }
            }
        }
        for (String name : names) {
            for (DirFormat format : formats) {
                if (format.ownsName(name)) {
                    return new Recognition(format, name);
                }
            }
        }
        return null;
    }

    /** Those in folders count where no others are. */
    private static List<String> names(Path dir) {
        File[] listed = dir.toFile().listFiles();
        if (listed == null) {
            return List.of();
        }
        List<String> names =
                ByteOrder.sorted(List.of(listed).stream().map(File::getName).toList(), ENDING);
        try {
            return names.isEmpty() ? ByteOrder.sorted(Folders.within(dir), ENDING) : names;
        } catch (IOException e) {
            // whoever reads the directory says what is wrong with it
            return names;
        }
    }

    private static String head(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
