package dev.portolan.migrate.apply;

import java.time.Duration;
import java.util.List;

/** Is told how a run goes. What it throws before a file or a statement keeps that from running, and ends the run. */
public interface ApplyListener {
    /** One that listens to nothing. */
    ApplyListener NONE = new ApplyListener() {};

    /** These files are going to run. */
    default void planned(List<String> files) {}

    /** @param statements that are to run, of a file that ran in part those that are left */
    default void beforeFile(String file, int statements) {}

    /** @param number of it in the file, from 1 */
    default void beforeStatement(String file, int number, String sql) {}

    /** @param number of it in the file, from 1 */
    default void afterStatement(String file, int number, String sql) {}

    /** @param statements that ran */
    default void afterFile(String file, int statements, Duration took) {}
}
