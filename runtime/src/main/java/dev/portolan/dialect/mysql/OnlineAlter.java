package dev.portolan.dialect.mysql;

import dev.portolan.dialect.CreatedTables;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Script;
import dev.portolan.dialect.Shaping;
import dev.portolan.dialect.StepRule;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import dev.portolan.sql.Work;
import dev.portolan.sql.Work.Clause;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement that changes a table says in which way: without touching rows, or in place while others read and write. Where the
 * server cannot, it then refuses the statement, instead of keeping others from writing in silence.
 */
public final class OnlineAlter implements StepRule {
    private static final String INSTANT = ", ALGORITHM=INSTANT";
    private static final String IN_PLACE = ", ALGORITHM=INPLACE, LOCK=NONE";

    private final String product;
    private final OnlineWays ways;

    /**
     * @param product for messages
     * @param instantSince the version from which on columns are added without touching rows
     */
    public OnlineAlter(String product, Syntax syntax, int... instantSince) {
        this.product = product;
        this.ways = new OnlineWays(syntax, instantSince);
    }

    @Override
    public Planner.Planned rewrite(Planner.Planned plan, Shaping about) {
        CreatedTables created = new CreatedTables(plan.steps());
        List<Step> steps = new ArrayList<>();
        List<Notice> notices = new ArrayList<>(plan.notices());
        for (Step step : plan.steps()) {
            Table table = step.work() instanceof Work.AlterTable a && !created.contains(a.table())
                    ? about.table(a.table()).orElse(null)
                    : null;
            if (table == null || !wants(step, about)) {
                steps.add(step);
            } else {
                rewrite(step, table, about, steps, notices);
            }
        }
        return new Planner.Planned(steps, notices);
    }

    private static boolean wants(Step step, Shaping about) {
        Work.AlterTable work = (Work.AlterTable) step.work();
        return work.clauses().stream()
                .anyMatch(c -> c.change() != null
                        && about.wants(OnlineWays.kind(c.change()), work.table(), OnlineWays.columns(c.change())));
    }

    private void rewrite(Step step, Table table, Shaping about, List<Step> steps, List<Notice> notices) {
        List<Clause> clauses = ((Work.AlterTable) step.work()).clauses();
        int first = 0;
        while (first < clauses.size() && ways.addsColumnInstantly(clauses.get(first), table, about.version())) {
            first++;
        }
        // What may fail on rows shares the statement of what comes before: there is no transaction around them.
        boolean apart = first > 0
                && first < clauses.size()
                && clauses.subList(first, clauses.size()).stream().allMatch(OnlineWays::failsOnNoRow);
        if (apart) {
            add(clauses.subList(0, first), step, table, about, steps, notices);
            add(clauses.subList(first, clauses.size()), step, table, about, steps, notices);
        } else {
            add(clauses, step, table, about, steps, notices);
        }
    }

    private void add(
            List<Clause> clauses, Step step, Table table, Shaping about, List<Step> steps, List<Notice> notices) {
        OnlineWays.Way worst = OnlineWays.Way.INSTANT;
        for (Clause clause : clauses) {
            OnlineWays.Way way = ways.of(clause, table, about.version());
            if (way == OnlineWays.Way.NONE) {
                notices.add(cannot(table.name(), clause));
            }
            worst = way.compareTo(worst) > 0 ? way : worst;
        }
        Step plain =
                Script.alteration(MysqlNames.QUOTING, table.name(), clauses).inPart(step.part());
        steps.add(
                switch (worst) {
                    case INSTANT -> plain.withSql(plain.sql() + INSTANT).because("touches no row, or fails at once");
                    case IN_PLACE ->
                        plain.withSql(plain.sql() + IN_PLACE)
                                .because("in place while others read and write, or fails at once");
                    case NONE -> plain.because(step.reason());
                });
    }

    private Notice cannot(QName table, Clause clause) {
        return new Notice(
                "shape-cannot",
                table.toString(),
                product + " is not known to let others write to table " + table + " during: " + clause.sql()
                        + ". Apply it in a quiet hour, or with a tool that copies the table beside the running application.");
    }
}
