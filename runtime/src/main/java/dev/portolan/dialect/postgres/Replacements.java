package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Shaping;
import dev.portolan.diff.ConstraintNames;
import dev.portolan.diff.NameLimit;
import dev.portolan.schema.Column;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import dev.portolan.sql.Step;
import dev.portolan.sql.Work;
import dev.portolan.sql.Work.Clause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which indexes that go can stay until those that come are built, so that queries have one and rows are unique all the time. */
final class Replacements {
    private static final NameLimit LIMIT = NameLimit.bytes(63);

    private final Map<QName, Index> gone = new HashMap<>();
    private final Map<QName, Index> made = new HashMap<>();
    /** Names that something new has: what has one of them now goes before it comes. */
    private final Set<QName> claimed = new HashSet<>();
    /** Tables that get an index. */
    private final Set<QName> served = new HashSet<>();
    /** By table: columns that go or get another type; null among them for what is not known. */
    private final Map<QName, Set<Name>> touched = new HashMap<>();

    private final Set<QName> used = new HashSet<>();
    private boolean writesRows;

    Replacements(List<Step> steps, Shaping about) {
        for (Step step : steps) {
            writesRows |= step.sql().matches("(?s)(?:UPDATE|INSERT|DELETE) .*");
            if (step.work() instanceof Work.DropIndex d) {
                gone.put(d.table().name().sibling(d.index().name()), d.index());
            } else if (step.work() instanceof Work.CreateIndex c) {
                made.put(c.table().name().sibling(c.index().name()), c.index());
                served.add(c.table().name());
            } else if (step.work() instanceof Work.CreateTable c) {
                names(c.table(), claimed);
            } else if (step.work() instanceof Work.AlterTable a) {
                a.clauses().forEach(c -> clause(a.table(), c, about));
            }
        }
        about.to().graph().tables().forEach(t -> {
            names(t, used);
            t.indexes().forEach(i -> used.add(t.name().sibling(i.name())));
        });
        about.to().graph().sequences().forEach(s -> used.add(s.name()));
        about.to().graph().views().forEach(v -> used.add(v.name()));
        used.addAll(gone.keySet());
    }

    private static void names(Table table, Set<QName> into) {
        into.add(table.name());
        if (table.primaryKey() != null) {
            into.add(table.name().sibling(table.primaryKey().name()));
        }
        table.uniques().forEach(u -> into.add(table.name().sibling(u.name())));
    }

    private void clause(QName table, Clause clause, Shaping about) {
        if (clause.change() instanceof TableChange.ModifyUnique u && u.to() != null) {
            served.add(table);
            boolean again = u.from() != null && u.from().name().equals(u.to().name());
            if (!again) {
                claimed.add(table.sibling(u.to().name()));
            }
        } else if (clause.change() instanceof TableChange.ModifyPrimaryKey k && k.to() != null) {
            claimed.add(table.sibling(k.to().name()));
        } else if (clause.sql().startsWith("DROP COLUMN ") || clause.sql().contains(" TYPE ")) {
            Name column = clause.change() instanceof TableChange.DropColumn d
                    ? d.column().name()
                    : retyped(about.table(table).orElse(null), clause.sql());
            touched.computeIfAbsent(table, t -> new HashSet<>()).add(column);
        }
    }

    private static Name retyped(Table table, String clause) {
        return table == null
                ? null
                : table.columns().stream()
                        .map(Column::name)
                        .filter(c -> clause.startsWith("ALTER COLUMN " + Ddl.quoted(c) + " TYPE "))
                        .findFirst()
                        .orElse(null);
    }

    /** The one that goes and whose name this takes, when it can stay until this is built; null when there is none. */
    Index replaced(QName table, Index index) {
        Index old = gone.get(table.sibling(index.name()));
        return old != null && !old.equals(index) && stays(table, old) && !claimed.contains(table.sibling(index.name()))
                ? old
                : null;
    }

    /** Whether one that goes can do so when all others are there, and there are others. */
    boolean canGoLast(QName table, Index index) {
        QName name = table.sibling(index.name());
        return served.contains(table) && !made.containsKey(name) && !claimed.contains(name) && stays(table, index);
    }

    /** Whether a unique constraint can go when its successor is built. */
    boolean canGoLast(QName table, Unique unique) {
        QName name = table.sibling(unique.name());
        return served.contains(table)
                && !made.containsKey(name)
                && !claimed.contains(name)
                && !writesRows
                && isUntouched(table, unique.columns());
    }

    private boolean stays(QName table, Index index) {
        List<Name> columns = new ArrayList<>(index.include());
        index.parts().stream().map(IndexPart::column).forEach(columns::add);
        if (index.where() != null) {
            columns.add(null);
        }
        return !index.options().containsKey(Indexes.INVALID)
                && (!index.unique() || !writesRows)
                && isUntouched(table, columns);
    }

    /** @param columns null among them for what an expression reads */
    private boolean isUntouched(QName table, List<Name> columns) {
        Set<Name> all = touched.getOrDefault(table, Set.of());
        return all.isEmpty() || !all.contains(null) && columns.stream().noneMatch(c -> c == null || all.contains(c));
    }

    /** A name for one that is built while another still has its name. */
    Name temporary(QName table, Name name) {
        return ConstraintNames.free(name.text() + "_new", LIMIT, n -> used.add(table.sibling(n)));
    }
}
