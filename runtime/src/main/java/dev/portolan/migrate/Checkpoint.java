package dev.portolan.migrate;

import dev.portolan.dir.MigrationFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file that builds what a directory's files lead to, for databases that have run none of them.
 *
 * @param dialect that it is for
 * @param files it, and what goes with it
 * @param replaces names of the files that an empty database does without from now on
 * @param carried statements on rows, and on where numbers go on, that it repeats
 * @param left statements that it does without, as was said
 * @param written paths; none for a dry run
 */
public record Checkpoint(
        String dialect,
        List<MigrationFile> files,
        List<String> replaces,
        List<Source> carried,
        List<Source> left,
        List<Path> written) {
    /** What may be left out: statements on rows. */
    public static final String ROWS = "rows";

    /** What may be left out: statements whose work no inspection sees, such as rights. */
    public static final String OTHERS = "others";

    public Checkpoint {
        files = List.copyOf(files);
        replaces = List.copyOf(replaces);
        carried = List.copyOf(carried);
        left = List.copyOf(left);
        written = List.copyOf(written);
    }

    /** A statement of a file. @param line from 1 @param sql its beginning, in one line */
    public record Source(String file, int line, String sql) {
        static Source of(Squashed statement) {
            return new Source(statement.file().name(), statement.statement().line(), statement.shown());
        }
    }

    /**
     * What is wanted.
     *
     * @param format null for the one that its files have
     * @param tag a word by which it is called; empty for none
     * @param dialect of the files; null for that of the dev server
     * @param placeholders values for what files leave open, by name
     * @param devUrl null for the dialect's default
     * @param version null for now
     * @param leave any of {@link #ROWS}, {@link #OTHERS}
     * @param schemas besides the default one and those that the files make
     */
    public record Request(
            Path dir,
            String format,
            String tag,
            String dialect,
            Map<String, String> placeholders,
            String devUrl,
            String devUser,
            String devPassword,
            String version,
            boolean dryRun,
            long maxFile,
            Set<String> leave,
            List<String> schemas) {
        public Request {
            placeholders = Map.copyOf(placeholders);
            leave = Set.copyOf(leave);
            schemas = List.copyOf(schemas);
        }
    }

    /**
     * Makes one and writes it. It was executed by then, and led to the same objects and rows as the files.
     *
     * @throws dev.portolan.schema.PortolanException {@code checkpoint-format}, {@code checkpoint-nothing}; {@code checkpoint-rows},
     *     {@code checkpoint-others}, {@code checkpoint-differs} when it would not be the same, with file and line; nothing is written
     */
    public static Checkpoint of(Request request) {
        return new Squash(request).run();
    }
}
