package dev.portolan.dir.format;

import dev.portolan.dir.DirFormat;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.util.List;

/** Steps that must share a file. */
final class OneFile {
    private OneFile() {}

    /**
     * Whether it has no transaction of the tool's.
     *
     * @throws PortolanException {@code format-cannot} when one step must have one and another must not
     */
    static boolean withoutTransaction(DirFormat format, List<Step> steps) {
        Step without = first(steps, Tx.NONE);
        Step within = first(steps, Tx.REQUIRED);
        if (without != null && within != null) {
            throw PortolanException.failed(
                    "format-cannot",
                    "a checkpoint is one file, and " + format.name()
                            + " runs a file with a transaction or without: one of these must have one, the other must not:\n  "
                            + within.sql() + "\n  " + without.sql());
        }
        return without != null;
    }

    private static Step first(List<Step> steps, Tx tx) {
        return steps.stream().filter(s -> s.tx() == tx).findFirst().orElse(null);
    }
}
