package dev.portolan.dir;

import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import java.util.Collection;
import java.util.List;

/** The conventions of one migration tool. Found as a service; one file each in {@code dir.format}. */
public interface DirFormat {
    /** {@code atlas}, {@code goose} … */
    String name();

    /** Of all file names in the directory, those that the sum covers, in the tool's order. */
    List<String> summed(Collection<String> names);

    /** Of all file names in the directory, those that are executed forward, in the right order. */
    List<String> executed(Collection<String> names);

    /** The version in a file name; the empty string for none. */
    String version(String fileName);

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
     * What is executed of a file.
     *
     * @throws dev.portolan.schema.PortolanException {@code sql-split} with file, line and column
     */
    List<Statement> statements(MigrationFile file, SplitRules rules);

    /** Whether the tool would run that file without a transaction of its own. */
    boolean withoutTransaction(MigrationFile file);
}
