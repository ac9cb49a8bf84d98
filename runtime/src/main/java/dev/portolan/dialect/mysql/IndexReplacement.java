package dev.portolan.dialect.mysql;

import dev.portolan.dialect.CreatedTables;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Script;
import dev.portolan.dialect.Shaping;
import dev.portolan.dialect.StepRule;
import dev.portolan.diff.ConstraintNames;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Shape;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.TableChange.ModifyIndex;
import dev.portolan.sql.Step;
import dev.portolan.sql.Work;
import dev.portolan.sql.Work.Clause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An index that goes in a statement before the one that makes its successor stays until then: the successor is built under another
 * name, which it changes when the old one goes.
 */
public final class IndexReplacement implements StepRule {
    private static final MysqlNames NAMES = new MysqlNames();

    @Override
    public Planner.Planned rewrite(Planner.Planned plan, Shaping about) {
        CreatedTables created = new CreatedTables(plan.steps());
        Map<ModifyIndex, Name> names = new HashMap<>();
        Set<ModifyIndex> gone = new HashSet<>();
        for (Step step : plan.steps()) {
            if (!(step.work() instanceof Work.AlterTable work) || created.contains(work.table())) {
                continue;
            }
            Set<ModifyIndex> before = Set.copyOf(gone);
            for (Clause clause : work.clauses()) {
                if (isDrop(clause)) {
                    gone.add((ModifyIndex) clause.change());
                } else if (clause.change() instanceof ModifyIndex c
                        && before.contains(c)
                        && clause.sql().equals("ADD " + Syntax.index(c.to()))
                        && about.wants(Shape.INDEX, work.table(), OnlineWays.columns(c))
                        && stays(work.table(), c.from(), plan.steps())) {
                    about.table(work.table())
                            .ifPresent(t -> names.put(c, temporary(t, c.to().name(), plan.steps(), names.values())));
                }
            }
        }
        if (names.isEmpty()) {
            return plan;
        }
        List<Step> steps = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (step.work() instanceof Work.AlterTable work
                    && work.clauses().stream().anyMatch(c -> names.containsKey(c.change()))) {
                rewrite(step, work, names, steps);
            } else {
                steps.add(step);
            }
        }
        return new Planner.Planned(steps, plan.notices());
    }

    private static boolean isDrop(Clause clause) {
        return clause.change() instanceof ModifyIndex c
                && c.from() != null
                && c.to() != null
                && c.from().name().equals(c.to().name())
                && clause.sql().equals("DROP INDEX " + Syntax.quoted(c.from().name()));
    }

    private static void rewrite(Step step, Work.AlterTable work, Map<ModifyIndex, Name> names, List<Step> steps) {
        List<Clause> clauses = new ArrayList<>();
        List<Clause> switches = new ArrayList<>();
        for (Clause clause : work.clauses()) {
            Name name = clause.change() instanceof ModifyIndex c ? names.get(c) : null;
            if (name == null) {
                clauses.add(clause);
            } else if (!isDrop(clause)) {
                ModifyIndex change = (ModifyIndex) clause.change();
                Index beside = change.to().withName(name);
                clauses.add(new Clause("ADD " + Syntax.index(beside), new ModifyIndex(null, beside)));
                String old = Syntax.quoted(change.from().name());
                switches.add(new Clause("DROP INDEX " + old, change));
                switches.add(new Clause(
                        "RENAME INDEX " + Syntax.quoted(name) + " TO " + old,
                        new TableChange.RenameConstraint(
                                "index", name, change.to().name())));
            }
        }
        for (List<Clause> part : List.of(clauses, switches)) {
            if (!part.isEmpty()) {
                steps.add(Script.alteration(MysqlNames.QUOTING, work.table(), part)
                        .inPart(step.part())
                        .because(step.reason()));
            }
        }
    }

    /** Whether nothing else happens to what it is made of. */
    private static boolean stays(QName table, Index index, List<Step> steps) {
        if (index.parts().stream().anyMatch(p -> p.column() == null)) {
            return false;
        }
        Set<Name> columns = new HashSet<>();
        index.parts().stream().map(IndexPart::column).forEach(columns::add);
        for (Step step : steps) {
            if (step.work() instanceof Work.AlterTable work && work.table().equals(table)) {
                for (Clause clause : work.clauses()) {
                    boolean touches = clause.change() == null
                            || clause.change() instanceof TableChange.DropColumn d
                                    && columns.contains(d.column().name())
                            || clause.change() instanceof TableChange.ModifyColumn m && columns.contains(m.to().name());
                    if (touches) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static Name temporary(Table table, Name name, List<Step> steps, Collection<Name> given) {
        Set<String> used = new HashSet<>();
        given.forEach(n -> used.add(NAMES.key(n)));
        for (Step step : steps) {
            if (step.work() instanceof Work.AlterTable work) {
                for (Clause clause : work.clauses()) {
                    if (clause.change() instanceof ModifyIndex c && c.from() != null) {
                        used.add(NAMES.key(c.from().name()));
                    }
                }
            }
        }
        table.indexes().forEach(i -> used.add(NAMES.key(i.name())));
        return ConstraintNames.free(name.text() + "_new", NAMES.limit(), n -> used.add(NAMES.key(n)));
    }
}
