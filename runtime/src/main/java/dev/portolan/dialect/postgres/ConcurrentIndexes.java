package dev.portolan.dialect.postgres;

import dev.portolan.dialect.CreatedTables;
import dev.portolan.dialect.Planner;
import dev.portolan.dialect.Script;
import dev.portolan.dialect.Shaping;
import dev.portolan.dialect.StepRule;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Shape;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import dev.portolan.sql.Work;
import dev.portolan.sql.Work.Clause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Indexes come and go {@code CONCURRENTLY}, each in a file of its own outside of any transaction; a unique constraint is built as
 * such an index first. Those that go are the first files, those that come the last ones, unless a foreign key needs them.
 */
final class ConcurrentIndexes implements StepRule {
    static final String PART = "index";
    private static final String BUILT = "concurrently, so that rows can be written meanwhile";
    private static final String GONE = "concurrently, so that it waits for queries without stopping others";

    @Override
    public Planner.Planned rewrite(Planner.Planned plan, Shaping about) {
        return new Rewriting(plan, about).run();
    }

    private static final class Rewriting {
        private final Planner.Planned plan;
        private final Shaping about;
        private final CreatedTables created;
        private final Set<QName> referenced = new HashSet<>();
        private final Set<QName> moved = new HashSet<>();
        private final List<Step> first = new ArrayList<>();
        private final List<Step> middle = new ArrayList<>();
        private final List<Step> last = new ArrayList<>();
        private final List<Step> uses = new ArrayList<>();
        private final List<Notice> notices;

        Rewriting(Planner.Planned plan, Shaping about) {
            this.plan = plan;
            this.about = about;
            this.created = new CreatedTables(plan.steps());
            this.notices = new ArrayList<>(plan.notices());
            plan.steps().forEach(this::references);
        }

        /** Tables whose unique indexes a new foreign key may need. */
        private void references(Step step) {
            if (step.work() instanceof Work.CreateTable c) {
                c.table().foreignKeys().stream().map(ForeignKey::refTable).forEach(referenced::add);
            } else if (step.work() instanceof Work.AlterTable a) {
                for (Clause clause : a.clauses()) {
                    if (clause.change() instanceof TableChange.ModifyForeignKey k && k.to() != null) {
                        referenced.add(k.to().refTable());
                    }
                }
            }
        }

        Planner.Planned run() {
            for (Step step : plan.steps()) {
                if (step.work() instanceof Work.CreateIndex c && wanted(c.table(), columns(c.index()))) {
                    create(step, c);
                } else if (step.work() instanceof Work.DropIndex d && wanted(d.table(), columns(d.index()))) {
                    drop(step, d);
                } else if (step.work() instanceof Work.UseIndex u
                        && moved.contains(u.table().sibling(u.index()))) {
                    uses.add(step);
                } else if (step.work() instanceof Work.AlterTable a && !created.contains(a.table())) {
                    alter(step, a);
                } else {
                    middle.add(step);
                }
            }
            List<Step> all = new ArrayList<>(first);
            all.addAll(middle);
            all.addAll(last);
            all.addAll(uses);
            return new Planner.Planned(all, notices);
        }

        private boolean wanted(Table table, List<Name> columns) {
            if (created.contains(table.name()) || !about.wants(Shape.INDEX, table.name(), columns)) {
                return false;
            }
            if (table.options().containsKey("partition by")) {
                notices.add(new Notice(
                        "shape-cannot",
                        table.name().toString(),
                        "PostgreSQL makes and drops no index of a partitioned table concurrently: table " + table.name()
                                + " is locked meanwhile. Make one on each partition concurrently by hand, then the table's"
                                + " own, which takes them over."));
                return false;
            }
            return true;
        }

        private void create(Step step, Work.CreateIndex work) {
            Step shaped = concurrently(step.withSql(IndexText.concurrently(work.table(), work.index())), BUILT);
            if (work.index().unique() && referenced.contains(work.table().name())) {
                middle.add(shaped);
            } else {
                last.add(shaped);
                moved.add(work.table().name().sibling(work.index().name()));
            }
        }

        private void drop(Step step, Work.DropIndex work) {
            Step shaped = concurrently(step.withSql(IndexText.dropConcurrently(work.table(), work.index())), GONE);
            // A foreign key that goes may hold on to a unique one until then.
            (work.index().unique() ? middle : first).add(shaped);
        }

        private void alter(Step step, Work.AlterTable work) {
            List<Clause> kept = new ArrayList<>();
            boolean cut = false;
            for (Clause clause : work.clauses()) {
                Unique unique = added(clause);
                Table table = unique == null ? null : about.table(work.table()).orElse(null);
                if (table == null || !wanted(table, unique.columns())) {
                    kept.add(clause);
                    continue;
                }
                cut = true;
                Clause using = new Clause("ADD " + Ddl.uniqueUsingIndex(unique), clause.change());
                Step built = concurrently(index(table, unique), BUILT);
                if (referenced.contains(table.name())) {
                    addAlteration(step, work.table(), kept);
                    middle.add(built);
                    kept = new ArrayList<>(List.of(using));
                } else {
                    last.add(built);
                    uses.add(Script.alteration(PostgresNames.QUOTING, work.table(), List.of(using))
                            .because("the index is there already, so that the lock is short"));
                }
            }
            if (cut) {
                addAlteration(step, work.table(), kept);
            } else {
                middle.add(step);
            }
        }

        private void addAlteration(Step step, QName table, List<Clause> clauses) {
            if (!clauses.isEmpty()) {
                middle.add(Script.alteration(PostgresNames.QUOTING, table, clauses)
                        .inPart(step.part())
                        .because(step.reason()));
            }
        }

        private static Unique added(Clause clause) {
            boolean adds = clause.change() instanceof TableChange.ModifyUnique u
                    && u.to() != null
                    && Ddl.isMadeOfIndex(u.to())
                    && clause.sql().equals("ADD " + Ddl.unique(u.to()));
            return adds ? ((TableChange.ModifyUnique) clause.change()).to() : null;
        }

        private static Step index(Table table, Unique unique) {
            Index index = new Index(
                    unique.name(),
                    true,
                    true,
                    unique.columns().stream().map(IndexPart::of).toList(),
                    null,
                    null,
                    List.of(),
                    null,
                    Ddl.nullsNotDistinct(unique) ? Map.of("nulls not distinct", "true") : Map.of());
            return Step.of(IndexText.created(table, index), IndexText.concurrently(table, index))
                    .doing(new Work.CreateIndex(table, index));
        }

        private static Step concurrently(Step step, String why) {
            return step.withTx(Tx.NONE).isolated().inPart(PART).because(why);
        }

        private static List<Name> columns(Index index) {
            List<Name> columns = new ArrayList<>(index.include());
            index.parts().stream()
                    .map(IndexPart::column)
                    .filter(Objects::nonNull)
                    .forEach(columns::add);
            return columns;
        }
    }
}
