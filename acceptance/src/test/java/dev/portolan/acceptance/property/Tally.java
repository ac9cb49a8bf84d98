package dev.portolan.acceptance.property;

import dev.portolan.schema.Change;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What occurred in a run: kinds of edits, reasons to refuse, and changes that the Differ names. */
final class Tally {
    private static final int LEAST = 20;
    private static final List<String> REASONS =
            List.of("check", "enum", "foreign key", "null", "primary key", "type", "unique");

    final Map<String, Integer> edits = new TreeMap<>();
    final Map<String, Integer> refusals = new TreeMap<>();
    final Map<String, Integer> changes = new TreeMap<>();
    int held;
    int refused;
    int returned;
    /** Failed after some statements that stay, on a database that undoes none. */
    int partly;

    /** @param kinds those of the generator */
    Tally(List<String> kinds) {
        kinds.forEach(k -> edits.put(k, 0));
        REASONS.forEach(r -> refusals.put(r, 0));
        changes().forEach(c -> changes.put(c, 0));
    }

    private static Stream<String> changes() {
        return Stream.of(Change.class, TableChange.class)
                .flatMap(c -> Arrays.stream(c.getPermittedSubclasses()))
                .map(Class::getSimpleName);
    }

    void edits(Pair p) {
        p.kinds.forEach(k -> edits.merge(k, 1, Integer::sum));
    }

    void refused(Oracle.Verdict verdict) {
        refused++;
        verdict.violations().stream()
                .map(Oracle.Violation::kind)
                .distinct()
                .forEach(k -> refusals.merge(k, 1, Integer::sum));
    }

    void changes(List<Change> all) {
        for (Change change : all) {
            changes.merge(change.getClass().getSimpleName(), 1, Integer::sum);
            if (change instanceof Change.ModifyTable m) {
                m.changes().forEach(c -> changes.merge(c.getClass().getSimpleName(), 1, Integer::sum));
            }
        }
    }

    void add(Tally other) {
        other.edits.forEach((k, n) -> edits.merge(k, n, Integer::sum));
        other.refusals.forEach((k, n) -> refusals.merge(k, n, Integer::sum));
        other.changes.forEach((k, n) -> changes.merge(k, n, Integer::sum));
        held += other.held;
        refused += other.refused;
        returned += other.returned;
        partly += other.partly;
    }

    /** What occurred too seldom for a run to have said something about it, and what occurred though it never should. */
    List<String> seldom(Rules rules) {
        List<String> seldom = new ArrayList<>();
        edits.forEach((k, n) -> under(seldom, "edit " + k, n));
        refusals.forEach((k, n) -> under(seldom, "refused: " + k, n));
        changes.forEach((k, n) -> {
            if (!rules.never().containsKey(k)) {
                under(seldom, k, n);
            } else if (n > 0) {
                seldom.add(k + " occurred: no longer never, because "
                        + rules.never().get(k));
            }
        });
        return seldom;
    }

    private static void under(List<String> seldom, String what, int n) {
        if (n < LEAST) {
            seldom.add(what + "=" + n);
        }
    }

    @Override
    public String toString() {
        return "edits: " + edits + "\nreasons to refuse: " + refusals + "\nchanges: " + changes;
    }
}
