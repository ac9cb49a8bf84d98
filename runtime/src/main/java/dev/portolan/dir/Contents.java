package dev.portolan.dir;

import java.util.List;
import java.util.Map;

/**
 * A directory as a format looks at it.
 *
 * @param names of all files
 * @param files by name: those that the format has anything to do with
 * @param settings texts of the tool's own settings files, by path, the one that counts most last
 */
public record Contents(List<String> names, Map<String, MigrationFile> files, Map<String, String> settings) {
    public Contents {
        names = List.copyOf(names);
        files = Map.copyOf(files);
    }

    /** The text of a file; empty when there is none of that name. */
    public String text(String name) {
        MigrationFile file = files.get(name);
        return file == null ? "" : file.text();
    }
}
