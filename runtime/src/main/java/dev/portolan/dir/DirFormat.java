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

    /** One or more files for a plan, the one that must be written first in front. */
    List<MigrationFile> render(String version, String name, Plan plan);

    /** What is executed of a file. */
    List<Statement> statements(MigrationFile file, SplitRules rules);

    /** Whether the tool would run that file without a transaction of its own. */
    boolean withoutTransaction(MigrationFile file);
}
