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
 * such an index first. Those that come are the last files, unless a foreign key needs them. Those that go follow them where they can,
 * so that there is always one; where nothing comes they are the first files.
 */
final class ConcurrentIndexes implements StepRule {
    static final String PART = "index";
    private static final String BUILT = "concurrently, so that rows can be written meanwhile";
    private static final String BESIDE = "concurrently and beside the old one, which serves queries until then";
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
        private final List<Step> gone = new ArrayList<>();
        private final Replacements replacements;
        private final List<Notice> notices;

        Rewriting(Planner.Planned plan, Shaping about) {
            this.plan = plan;
            this.about = about;
            this.created = new CreatedTables(plan.steps());
            this.replacements = new Replacements(plan.steps(), about);
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
            all.addAll(gone);
            return new Planner.Planned(all, notices);
        }

        private boolean wanted(Table table, List<Name> columns) {
            if (!asked(table, columns)) {
                return false;
            }
            if (isPartitioned(table)) {
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

        private boolean asked(Table table, List<Name> columns) {
            return !created.contains(table.name()) && about.wants(Shape.INDEX, table.name(), columns);
        }

        private static boolean isPartitioned(Table table) {
            return table.options().containsKey("partition by");
        }

        private boolean shapes(Table table, List<Name> columns) {
            return asked(table, columns) && !isPartitioned(table);
        }

        private void create(Step step, Work.CreateIndex work) {
            Table table = work.table();
            Index index = work.index();
            Index old = replacements.replaced(table.name(), index);
            boolean early = index.unique() && referenced.contains(table.name());
            List<Step> there = early ? middle : last;
            if (!early) {
                moved.add(table.name().sibling(index.name()));
            }
            if (old == null) {
                there.add(concurrently(step.withSql(IndexText.concurrently(table, index)), BUILT));
                return;
            }
            Name temporary = replacements.temporary(table.name(), index.name());
            there.add(concurrently(built(table, index.withName(temporary)), BESIDE));
            there.add(concurrently(
                    Step.of(IndexText.dropped(table, old), IndexText.dropConcurrently(table, old))
                            .doing(new Work.DropIndex(table, old)),
                    GONE));
            (early ? middle : uses).add(IndexText.rename(table, temporary, index));
        }

        private void drop(Step step, Work.DropIndex work) {
            QName table = work.table().name();
            Index index = work.index();
            if (replaces(work)) {
                return; // beside the new one
            }
            Step shaped = concurrently(step.withSql(IndexText.dropConcurrently(work.table(), index)), GONE);
            if (replacements.canGoLast(table, index)) {
                gone.add(shaped);
            } else {
                // A foreign key that goes may hold on to a unique one until then.
                (index.unique() ? middle : first).add(shaped);
            }
        }

        private boolean replaces(Work.DropIndex work) {
            return plan.steps().stream()
                    .anyMatch(s -> s.work() instanceof Work.CreateIndex c
                            && c.table().name().equals(work.table().name())
                            && c.index().name().equals(work.index().name())
                            && shapes(c.table(), columns(c.index()))
                            && replacements.replaced(c.table().name(), c.index()) != null);
        }

        private void alter(Step step, Work.AlterTable work) {
            List<Clause> kept = new ArrayList<>();
            List<Clause> drops = new ArrayList<>();
            boolean cut = false;
            for (Clause clause : work.clauses()) {
                if (goesLast(work, clause)) {
                    drops.add(clause);
                    cut = true;
                    continue;
                }
                Unique unique = added(clause);
                Table table = unique == null ? null : about.table(work.table()).orElse(null);
                if (table == null || !wanted(table, unique.columns())) {
                    kept.add(clause);
                    continue;
                }
                cut = true;
                Unique old = ((TableChange.ModifyUnique) clause.change()).from();
                boolean beside = old != null
                        && old.name().equals(unique.name())
                        && drops.removeIf(d -> d.change() == clause.change());
                Name name = beside ? replacements.temporary(table.name(), unique.name()) : unique.name();
                Clause using = new Clause("ADD " + Ddl.uniqueUsingIndex(unique, name), clause.change());
                Step built = concurrently(index(table, unique, name), beside ? BESIDE : BUILT);
                if (referenced.contains(table.name())) {
                    addAlteration(step, work.table(), kept);
                    middle.add(built);
                    kept = new ArrayList<>(List.of(using));
                } else {
                    last.add(built);
                    List<Clause> clauses = beside
                            ? List.of(new Clause("DROP CONSTRAINT " + Ddl.quoted(old.name()), clause.change()), using)
                            : List.of(using);
                    uses.add(Script.alteration(PostgresNames.QUOTING, work.table(), clauses)
                            .because("the index is there already, so that the lock is short"));
                }
            }
            if (!drops.isEmpty()) {
                gone.add(Script.alteration(PostgresNames.QUOTING, work.table(), drops)
                        .because("rows were unique by it until others took its place"));
            }
            if (cut) {
                addAlteration(step, work.table(), kept);
            } else {
                middle.add(step);
            }
        }

        /** Whether a unique constraint of the table goes when all that come are built, and at least one comes by such an index. */
        private boolean goesLast(Work.AlterTable work, Clause clause) {
            if (!(clause.change() instanceof TableChange.ModifyUnique u)
                    || u.from() == null
                    || !clause.sql()
                            .equals("DROP CONSTRAINT " + Ddl.quoted(u.from().name()))
                    || referenced.contains(work.table())) {
                return false;
            }
            Table table = about.table(work.table()).orElse(null);
            boolean again = u.to() != null && u.to().name().equals(u.from().name());
            return table != null
                    && replacements.canGoLast(work.table(), u.from())
                    && work.clauses().stream()
                            .filter(c -> !again || c.change() == u)
                            .map(Rewriting::added)
                            .anyMatch(a -> a != null && shapes(table, a.columns()));
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

        private static Step index(Table table, Unique unique, Name name) {
            Index index = new Index(
                    name,
                    true,
                    true,
                    unique.columns().stream().map(IndexPart::of).toList(),
                    null,
                    null,
                    List.of(),
                    null,
                    Ddl.nullsNotDistinct(unique) ? Map.of("nulls not distinct", "true") : Map.of());
            return built(table, index);
        }

        private static Step built(Table table, Index index) {
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
