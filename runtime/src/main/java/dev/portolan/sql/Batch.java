package dev.portolan.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The steps of one file: what may share one, and a transaction, does.
 *
 * @param part what the file holds, for its name; null for the plain steps of a plan
 */
public record Batch(String part, List<Step> steps) {
    public Batch {
        steps = List.copyOf(steps);
    }

    /** In the order of the steps; none is empty. */
    public static List<Batch> of(List<Step> steps) {
        List<Batch> batches = new ArrayList<>();
        List<Step> together = new ArrayList<>();
        for (Step step : steps) {
            if (!together.isEmpty() && !goesWith(together, step)) {
                batches.add(new Batch(together.get(0).part(), together));
                together = new ArrayList<>();
            }
            together.add(step);
        }
        if (!together.isEmpty()) {
            batches.add(new Batch(together.get(0).part(), together));
        }
        return batches;
    }

    /** Whether a tool must not wrap it in a transaction of its own. */
    public boolean withoutTransaction() {
        return steps.stream().anyMatch(s -> s.tx() == Tx.NONE);
    }

    /** What its file is called. @param migration the name that the user gave the whole */
    public String named(String migration) {
        return part == null ? migration : migration + "_" + part;
    }

    private static boolean goesWith(List<Step> together, Step step) {
        Tx refused = step.tx() == Tx.NONE ? Tx.REQUIRED : step.tx() == Tx.REQUIRED ? Tx.NONE : null;
        return !step.alone()
                && !together.get(0).alone()
                && Objects.equals(together.get(0).part(), step.part())
                && together.stream().noneMatch(s -> s.tx() == refused);
    }
}
