package dev.portolan.dialect.mysql;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.dialect.Planner;
import dev.portolan.schema.Change;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Queries that fail where rows do not allow a change, before the first statement that changes something: each of those is final.
 * One is written where the server would change values without a word, and, in a plan of several statements, where a later one
 * would fail.
 */
final class Guards {
    private static final String NOTHING = "changes nothing then";

    private final Syntax syntax;
    private final Map<QName, Table> tables;
    private final ChangeSet changes;
    private final Hints hints;

    Guards(Syntax syntax, Graph from, ChangeSet changes, Hints hints) {
        this.syntax = syntax;
        this.tables = from.tablesByName();
        this.changes = changes;
        this.hints = hints;
    }

    /** The plan with its guards in front, and with notices that say where there is none. */
    Planner.Planned before(Planner.Planned plan) {
        boolean several = plan.steps().size() > 1;
        List<Step> all = new ArrayList<>();
        Set<String> unguarded = new HashSet<>();
        for (Change.ModifyTable change : changes.modified.values()) {
            TableGuards table = new TableGuards(syntax, tables, changes, change, hints, several);
            change.changes().forEach(c -> c.accept(table));
            all.addAll(table.guards());
            if (several && table.misses()) {
                unguarded.add(change.to().name().toString());
            }
        }
        all.addAll(plan.steps());
        return new Planner.Planned(
                all, plan.notices().stream().map(n -> honest(n, unguarded)).toList());
    }

    private static Notice honest(Notice notice, Set<String> unguarded) {
        boolean concerned = unguarded.stream()
                .anyMatch(t -> notice.element().equals(t) || notice.element().startsWith(t + "."));
        return concerned && notice.message().contains(NOTHING)
                ? new Notice(
                        notice.code(),
                        notice.element(),
                        notice.message()
                                .replace(
                                        NOTHING,
                                        "what stands before in it stays done then, since the server ends a transaction at each"
                                                + " such statement"))
                : notice;
    }
}
