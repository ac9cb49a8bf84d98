package dev.portolan.dialect;

import dev.portolan.sql.Batch;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Limits at the head of each file, taken back at its end, since a tool may go on with the session. A file without a transaction
 * gets none: an index that is built concurrently and gives up stays behind as an invalid one. Where rows are filled or validated
 * only the limits that the work itself would not run into are set.
 *
 * @param lock how a time to wait for a lock is said; null where the server has no such limit
 * @param statement how a time for one statement is said; null where the server has no such limit
 * @param patient parts that may take long: they get no limit for a statement
 * @param writing parts that wait for rows of others: they get no limit at all
 */
public record Timeouts(Limit lock, Limit statement, Set<String> patient, Set<String> writing) implements StepRule {
    private static final String QUEUE = "queries queue behind a statement that waits";
    private static final String LONG = "one that takes longer than thought gives up and is rolled back";

    /** @param set statements by time @param reset statements that give the server's own limit back */
    public record Limit(Function<Duration, List<String>> set, List<String> reset) {}

    @Override
    public Planner.Planned rewrite(Planner.Planned plan, Shaping about) {
        if (!about.shapes().hasTimeouts()) {
            return plan;
        }
        List<Step> steps = new ArrayList<>();
        for (Batch batch : Batch.of(plan.steps())) {
            List<Step> head = new ArrayList<>();
            List<Step> end = new ArrayList<>();
            boolean alone = batch.steps().get(0).alone();
            if (!alone && !batch.withoutTransaction() && !is(writing, batch)) {
                limit(lock, about.shapes().lockTimeout(), "wait for locks", QUEUE, batch, head, end);
                if (!is(patient, batch)) {
                    limit(statement, about.shapes().statementTimeout(), "run", LONG, batch, head, end);
                }
            }
            steps.addAll(head);
            steps.addAll(batch.steps());
            steps.addAll(end);
        }
        return new Planner.Planned(steps, statement == null ? withNotice(plan, about) : plan.notices());
    }

    private static List<Notice> withNotice(Planner.Planned plan, Shaping about) {
        if (about.shapes().statementTimeout() == null || plan.steps().isEmpty()) {
            return plan.notices();
        }
        List<Notice> notices = new ArrayList<>(plan.notices());
        notices.add(new Notice(
                "shape-cannot",
                null,
                about.to().dialect()
                        + " has no limit for how long a statement that changes a table runs: the one that was"
                        + " asked for is left out."));
        return notices;
    }

    private static boolean is(Set<String> parts, Batch batch) {
        return batch.part() != null && parts.contains(batch.part());
    }

    private static void limit(
            Limit limit, Duration time, String what, String why, Batch batch, List<Step> head, List<Step> end) {
        if (limit == null || time == null) {
            return;
        }
        Tx tx = batch.steps().stream().anyMatch(s -> s.tx() == Tx.REQUIRED) ? Tx.REQUIRED : Tx.ANY;
        for (String sql : limit.set.apply(time)) {
            head.add(Step.of("limit how long statements " + what, sql, tx)
                    .inPart(batch.part())
                    .because(why));
        }
        for (String sql : limit.reset) {
            end.add(Step.of("give the limit back", sql, tx).inPart(batch.part()));
        }
    }
}
