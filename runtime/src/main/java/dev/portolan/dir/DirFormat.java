package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The conventions of one migration tool. Found as a service; one file each in {@code dir.format}. */
public interface DirFormat {
    /** {@code atlas}, {@code goose} … */
    String name();

    /** Whether files in sub-folders belong to the directory; their names have the folder, with {@code /}. */
    default boolean deep() {
        return false;
    }

    /** Whether a file of that name can only be one of this tool's. @param fileName that ends with {@code .sql} */
    default boolean ownsName(String fileName) {
        return false;
    }

    /** Whether a text that begins so can only be one of this tool's: it has a line that the tool wants. */
    default boolean ownsText(String head) {
        return false;
    }

    /** Of all file names in the directory, those that {@code atlas.sum} covers, in Atlas's order, its mistakes included. */
    List<String> summed(Collection<String> names);

    /** Of all file names in the directory, those that an empty database executes forward, in the right order. */
    List<String> executed(Collection<String> names);

    /**
     * Of all file names in the directory, those that any database executes forward or once did, in the right order: also what a
     * {@link #checkpoint} stands for.
     */
    default List<String> history(Collection<String> names) {
        return executed(names);
    }

    /**
     * Whether an empty database begins with that file in place of all before it, while one that has run those leaves it out.
     *
     * @param file one of {@link #history}
     */
    default boolean checkpoint(MigrationFile file) {
        return false;
    }

    /**
     * Of all file names in the directory, those that are executed or say how others are, and that {@code atlas.sum} does not cover:
     * {@code portolan.sum} does, in this order.
     */
    default List<String> beside(Collection<String> names) {
        return List.of();
    }

    /** Of all file names in the directory, further ones whose content {@link #in} looks at. */
    default List<String> consulted(Collection<String> names) {
        return List.of();
    }

    /** Where the tool looks for settings that change what files mean, the place that counts most last; none of them need exist. */
    default List<Path> settings(Path dir) {
        return List.of();
    }

    /**
     * This format for one directory, for {@link #statements} and its like: with what the directory's own files and settings say.
     *
     * @throws dev.portolan.schema.PortolanException {@code migration-not-sql} for a migration in another language, {@code
     *     version-twice} where the tool would refuse the directory, and what cannot be read
     */
    default DirFormat in(Contents contents) {
        return this;
    }

    /**
     * This format, told what its tool is told beside the files: values of placeholders by name.
     *
     * @throws dev.portolan.schema.PortolanException usage {@code placeholder-unused} when the tool knows no placeholders
     */
    default DirFormat with(Map<String, String> placeholders) {
        Placeholders.refuse(this, placeholders);
        return this;
    }

    /** This format for a database of that dialect: a tool may keep statements of several in one file. */
    default DirFormat on(String dialect) {
        return this;
    }

    /** What, beside the bytes of the files, decides what is executed; part of what remembers a replay. */
    default String key() {
        return name();
    }

    /** The version in a file name; the empty string for none. */
    String version(String fileName);

    /** The same for files of which the tool takes one only; the empty string for one that may stand beside any. */
    default String versionKey(String fileName) {
        return version(fileName);
    }

    /** Whether the tool compares versions as numbers, so that 9 comes before 10. */
    default boolean countsVersions() {
        return false;
    }

    /** The order in which the tool executes two versions; 0 when it takes them for the same. */
    default int compareVersions(String a, String b) {
        return ByteOrder.compare(a, b);
    }

    /** Whether a file is executed behind all versions, again whenever it changed. */
    default boolean repeatable(String fileName) {
        return false;
    }

    /** Of all file names in the directory, those that go with that migration when it gets another version. */
    default List<String> companions(String fileName, Collection<String> names) {
        return List.of();
    }

    /** The file of that version which {@link #render} makes and the tool executes forward. */
    String fileName(String version, String name);

    /**
     * One or more files for a plan, the one that must be written first in front.
     *
     * @param rules of the dialect that the plan is for: split with them, each file gives the plan's statements again
     * @throws dev.portolan.schema.PortolanException {@code format-cannot} for what the tool cannot do
     */
    List<MigrationFile> render(String version, String name, Plan plan, SplitRules rules);

    /**
     * The file of a {@link #checkpoint}.
     *
     * @param tag a word by which it is called; empty for none
     * @param steps all that an empty database needs
     * @throws dev.portolan.schema.PortolanException {@code checkpoint-format} when the tool knows no such thing, {@code format-cannot}
     *     for what does not fit in one file
     */
    default List<MigrationFile> checkpoint(
            String version, String name, String tag, List<Step> steps, SplitRules rules) {
        throw PortolanException.failed(
                "checkpoint-format",
                name()
                        + " has nothing that stands for the files before it on an empty database only: it would execute both."
                        + " atlas and flyway have; portolan import makes a directory of theirs of this one");
    }

    /** The same for a migration that a person is going to write. */
    default List<MigrationFile> blank(String version, String name) {
        return List.of(MigrationFile.of(fileName(version, name), ""));
    }

    /** What a person should know before the tool runs the files of that plan, when it is told what it is told in this directory. */
    default List<Notice> notices(Plan plan) {
        return List.of();
    }

    /**
     * What is executed of a file.
     *
     * @throws dev.portolan.schema.PortolanException {@code sql-split} with file, line and column; {@code migration-malformed} where
     *     the tool would refuse the file
     */
    List<Statement> statements(MigrationFile file, SplitRules rules);

    /** The file with the way back from that migration, it may be the same one; null for none. */
    default String reverseFile(String fileName, Collection<String> names) {
        return null;
    }

    /** What is executed on the way back. @param file named by {@link #reverseFile} */
    default List<Statement> reverse(MigrationFile file, SplitRules rules) {
        return List.of();
    }

    /**
     * The same one after the other, where the tool's files can be read so: then no more of a file is held than its longest
     * statement. To be closed.
     */
    default Stream<Statement> stream(MigrationFile file, SplitRules rules) {
        return statements(file, rules).stream();
    }

    /** Whether the tool would run that file without a transaction of its own. */
    boolean withoutTransaction(MigrationFile file);

    /** Whether the tool would run the way back without one. @param file named by {@link #reverseFile} */
    default boolean reverseWithoutTransaction(MigrationFile file) {
        return withoutTransaction(file);
    }
}
