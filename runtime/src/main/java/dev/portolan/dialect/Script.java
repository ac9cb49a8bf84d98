package dev.portolan.dialect;

import dev.portolan.schema.QName;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Quoting;
import dev.portolan.sql.Step;
import dev.portolan.sql.Work;
import dev.portolan.sql.Work.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Steps and notices while they are gathered. */
public final class Script {
    private final Quoting quoting;
    private final List<Step> steps = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    public Script(Quoting quoting) {
        this.quoting = quoting;
    }

    /** @param comment names in it may hold line ends, which would end the comment */
    public void step(String comment, String sql) {
        step(comment, sql, null);
    }

    /** @param work what it does to the schema, for rules that rewrite it */
    public void step(String comment, String sql, Work work) {
        add(Step.of(comment, sql).doing(work));
    }

    /** One that wants a transaction or a file of its own kind. */
    public void add(Step step) {
        String comment =
                step.comment() == null ? null : step.comment().replaceAll("[\\r\\n\\u2028\\u2029\\u0085]+", " ");
        steps.add(new Step(comment, step.sql(), step.tx(), step.reason(), step.alone(), step.part(), step.work()));
    }

    /** One {@code ALTER TABLE}; nothing when there are no clauses. */
    public void alter(QName table, List<String> clauses) {
        change(table, clauses.stream().map(sql -> new Clause(sql, null)).toList());
    }

    /** One {@code ALTER TABLE}, of clauses that say why they are there; nothing when there are none. */
    public void change(QName table, List<Clause> clauses) {
        if (!clauses.isEmpty()) {
            add(alteration(quoting, table, clauses));
        }
    }

    /** One {@code ALTER TABLE} as a step. */
    public static Step alteration(Quoting quoting, QName table, List<Clause> clauses) {
        String sql = clauses.stream().map(Clause::sql).collect(Collectors.joining(", "));
        return Step.of("modify \"" + table.name() + "\" table", "ALTER TABLE " + quoting.name(table) + " " + sql)
                .doing(new Work.AlterTable(table, clauses));
    }

    public void notice(String code, String element, String message) {
        notices.add(new Notice(code, element, message));
    }

    public Planner.Planned planned() {
        return new Planner.Planned(steps, notices);
    }
}
