package dev.portolan.dialect.postgres;

import dev.portolan.dialect.CreatedTables;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Script;
import dev.portolan.dialect.Shaping;
import dev.portolan.dialect.StepRule;
import dev.portolan.diff.ConstraintNames;
import dev.portolan.schema.Column;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Shape;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Step;
import dev.portolan.sql.Work;
import dev.portolan.sql.Work.Clause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A column becomes required in steps: it is there and may be empty, with its default for new rows; the rows that exist are filled
 * in a transaction of their own; a check that is validated under a weak lock proves that none is empty; then {@code SET NOT NULL}
 * reads no rows (PostgreSQL 12 and later), and the check goes.
 */
final class RequiredColumns implements StepRule {
    static final String PART = "required";
    static final String FILL = "backfill";
    private static final String CHECK = "check";

    @Override
    public Planner.Planned rewrite(Planner.Planned plan, Shaping about) {
        return new Rewriting(plan, about).run();
    }

    private static final class Rewriting {
        private final Planner.Planned plan;
        private final Shaping about;
        private final CreatedTables created;
        /** Columns that become required, with their new default where it was to come after the rows were filled. */
        private final Map<ElementRef, Clause> defaults = new HashMap<>();

        private final Set<ElementRef> required = new HashSet<>();
        private final Set<ElementRef> filled = new HashSet<>();
        private final List<Step> steps = new ArrayList<>();
        private final List<Step> validations = new ArrayList<>();
        private final Map<QName, List<Name>> proven = new LinkedHashMap<>();

        Rewriting(Planner.Planned plan, Shaping about) {
            this.plan = plan;
            this.about = about;
            this.created = new CreatedTables(plan.steps());
        }

        Planner.Planned run() {
            plan.steps().forEach(this::find);
            if (required.isEmpty()) {
                return plan;
            }
            for (Step step : plan.steps()) {
                if (step.work() instanceof Work.Fill f && required.contains(new ElementRef(f.table(), f.column()))) {
                    filled.add(new ElementRef(f.table(), f.column()));
                    steps.add(step.inPart(FILL)
                            .because("in a transaction of its own, so that no lock on the table is held meanwhile"));
                } else if (step.work() instanceof Work.AlterTable a) {
                    alter(step, a);
                } else {
                    steps.add(step);
                }
            }
            steps.addAll(validations);
            proven.forEach(this::end);
            return new Planner.Planned(steps, plan.notices());
        }

        private void find(Step step) {
            if (step.work() instanceof Work.AlterTable a && !created.contains(a.table())) {
                for (Clause clause : a.clauses()) {
                    Column column = required(clause);
                    if (column != null && about.wants(Shape.COLUMN, a.table(), List.of(column.name()))) {
                        required.add(new ElementRef(a.table(), column.name()));
                    }
                }
                for (Clause clause : a.clauses()) {
                    ElementRef ref = withDefault(clause, a.table());
                    if (ref != null && required.contains(ref)) {
                        defaults.put(ref, clause);
                    }
                }
            }
        }

        private static Column to(Clause clause) {
            return clause.change() instanceof TableChange.AddColumn c
                    ? c.column()
                    : clause.change() instanceof TableChange.ModifyColumn c ? c.to() : null;
        }

        private static Column required(Clause clause) {
            Column column = to(clause);
            return column != null && clause.sql().equals(Ddl.setRequired(column.name())) ? column : null;
        }

        private static ElementRef withDefault(Clause clause, QName table) {
            return clause.change() instanceof TableChange.AddColumn c
                            && c.column().defaultSql() != null
                            && clause.sql().equals(Ddl.setDefault(c.column()))
                    ? new ElementRef(table, c.column().name())
                    : null;
        }

        private void alter(Step step, Work.AlterTable work) {
            List<Clause> kept = new ArrayList<>();
            List<Clause> checks = new ArrayList<>();
            boolean rewritten = false;
            boolean afterFill = false;
            for (Clause clause : work.clauses()) {
                Column column = to(clause);
                ElementRef ref = column == null ? null : new ElementRef(work.table(), column.name());
                if (ref == null || !required.contains(ref)) {
                    kept.add(clause);
                } else if (required(clause) != null) {
                    rewritten = true;
                    afterFill |= filled.contains(ref);
                    checks.add(new Clause("ADD " + check(column.name()) + " NOT VALID", clause.change()));
                    prove(work.table(), column.name());
                } else if (clause.equals(defaults.get(ref))) {
                    rewritten = true; // moved to where the column is added
                } else {
                    kept.add(clause);
                    if (defaults.containsKey(ref) && clause.sql().startsWith("ADD COLUMN ")) {
                        rewritten = true;
                        kept.add(defaults.get(ref));
                    }
                }
            }
            if (!rewritten) {
                steps.add(step);
                return;
            }
            if (!kept.isEmpty()) {
                steps.add(Script.alteration(PostgresNames.QUOTING, work.table(), kept));
            }
            if (!checks.isEmpty()) {
                steps.add(Script.alteration(PostgresNames.QUOTING, work.table(), checks)
                        .inPart(afterFill ? CHECK : null)
                        .because("not valid yet, so that no row is read under this lock"));
            }
        }

        private void prove(QName table, Name column) {
            validations.add(UnvalidatedConstraints.validate(table, checkName(column)));
            proven.computeIfAbsent(table, t -> new ArrayList<>()).add(column);
        }

        /** Two statements: within one the server would drop the checks first, and read the rows again. */
        private void end(QName table, List<Name> columns) {
            List<Clause> set = new ArrayList<>();
            List<Clause> drop = new ArrayList<>();
            for (Name column : columns) {
                set.add(new Clause(Ddl.setRequired(column), null));
                drop.add(new Clause("DROP CONSTRAINT " + Ddl.quoted(checkName(column)), null));
            }
            steps.add(Script.alteration(PostgresNames.QUOTING, table, set)
                    .inPart(PART)
                    .because("reads no rows, because the check has proven that none is empty"));
            steps.add(Script.alteration(PostgresNames.QUOTING, table, drop)
                    .inPart(PART)
                    .because("the check has served its purpose"));
        }

        private static Name checkName(Name column) {
            return Name.quoted(ConstraintNames.cut("portolan_required_" + column.text(), new PostgresNames().limit()));
        }

        private static String check(Name column) {
            return "CONSTRAINT " + Ddl.quoted(checkName(column)) + " CHECK (" + Ddl.quoted(column) + " IS NOT NULL)";
        }
    }
}
