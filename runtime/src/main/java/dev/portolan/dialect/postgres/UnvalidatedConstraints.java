package dev.portolan.dialect.postgres;

import dev.portolan.dialect.CreatedTables;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Script;
import dev.portolan.dialect.Shaping;
import dev.portolan.dialect.StepRule;
import dev.portolan.schema.Check;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Shape;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Step;
import dev.portolan.sql.Work;
import dev.portolan.sql.Work.Clause;
import java.util.ArrayList;
import java.util.List;

/**
 * Foreign keys and checks come {@code NOT VALID}, which holds for new rows and reads no old ones, and are validated in a later file:
 * in the same transaction the scan would run under the lock of the first statement.
 */
final class UnvalidatedConstraints implements StepRule {
    static final String PART = "validate";
    /** From then on foreign keys of partitioned tables may wait too. */
    private static final int PARTITIONED_KEYS = 18;

    @Override
    public Planner.Planned rewrite(Planner.Planned plan, Shaping about) {
        CreatedTables created = new CreatedTables(plan.steps());
        List<Step> steps = new ArrayList<>();
        List<Step> later = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (step.work() instanceof Work.AlterTable a && !created.contains(a.table())) {
                steps.add(rewrite(step, a, about, later));
            } else {
                steps.add(step);
            }
        }
        int end = steps.size();
        while (end > 0 && RequiredColumns.PART.equals(steps.get(end - 1).part())) {
            end--;
        }
        steps.addAll(end, later);
        return new Planner.Planned(steps, plan.notices());
    }

    private static Step rewrite(Step step, Work.AlterTable work, Shaping about, List<Step> later) {
        List<Clause> clauses = new ArrayList<>();
        int before = later.size();
        for (Clause clause : work.clauses()) {
            Name name = waiting(clause, work.table(), about);
            if (name == null) {
                clauses.add(clause);
            } else {
                clauses.add(new Clause(clause.sql() + " NOT VALID", clause.change()));
                later.add(validate(work.table(), name));
            }
        }
        return later.size() == before
                ? step
                : Script.alteration(PostgresNames.QUOTING, work.table(), clauses)
                        .inPart(step.part())
                        .because(
                                step.reason() == null
                                        ? "rows that exist are checked later, under a weaker lock"
                                        : step.reason());
    }

    static Step validate(QName table, Name constraint) {
        return Step.of(
                        "validate constraint \"" + constraint + "\" of table: \"" + table.name() + "\"",
                        "ALTER TABLE " + Ddl.quoted(table) + " VALIDATE CONSTRAINT " + Ddl.quoted(constraint))
                .inPart(PART)
                .because("rows can be read and written meanwhile");
    }

    /** The name of a constraint that is added and may be validated later; null for anything else. */
    private static Name waiting(Clause clause, QName table, Shaping about) {
        if (clause.change() instanceof TableChange.ModifyForeignKey c && c.to() != null) {
            ForeignKey key = c.to();
            boolean waits = clause.sql().equals("ADD " + Ddl.foreignKey(key))
                    && canWait(key.definition() == null ? key.options() : key.definition())
                    && !isPartitioned(table, about)
                    && about.wants(Shape.CONSTRAINT, table, key.columns());
            return waits ? key.name() : null;
        }
        if (clause.change() instanceof TableChange.ModifyCheck c && c.to() != null) {
            Check check = c.to();
            boolean waits = clause.sql().equals("ADD " + Ddl.check(check))
                    && canWait(check.options())
                    && about.wants(
                            Shape.CONSTRAINT, table, check.column() == null ? List.of() : List.of(check.column()));
            return waits ? check.name() : null;
        }
        return null;
    }

    /** Whether nothing is said of its validity yet. */
    private static boolean canWait(String options) {
        return options == null || !options.contains("NOT VALID") && !options.contains("NOT ENFORCED");
    }

    private static boolean isPartitioned(QName name, Shaping about) {
        Table table = about.table(name).orElse(null);
        return table != null
                && table.options().containsKey("partition by")
                && !about.version().isAtLeast(PARTITIONED_KEYS);
    }
}
