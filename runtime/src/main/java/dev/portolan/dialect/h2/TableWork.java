package dev.portolan.dialect.h2;

import dev.portolan.dialect.Script;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** A table that stays and changes: its columns, rows and what is made on them. Renames and what goes first came before. */
final class TableWork {
    private final Script script;
    private final Change.ModifyTable change;
    private final Table to;
    private final Hints hints;

    private TableWork(Script script, Change.ModifyTable change, Hints hints) {
        this.script = script;
        this.change = change;
        this.to = change.to();
        this.hints = hints;
    }

    /**
     * @param values that have another name in rows
     * @param restored whether what has a name was dropped and is made again
     * @param late foreign keys that are added at the end
     */
    static void write(
            Script script,
            Change.ModifyTable change,
            List<Change.RenameValue> values,
            Predicate<Name> restored,
            Set<Name> late,
            Hints hints) {
        TableWork work = new TableWork(script, change, hints);
        work.columns(values);
        work.constraints(restored, late);
        work.comment();
    }

    /** Names of what is new or other. */
    static Set<Name> made(Change.ModifyTable change) {
        Set<Name> made = new HashSet<>();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyIndex i && i.to() != null) {
                made.add(i.to().name());
            } else if (c instanceof TableChange.ModifyUnique u && u.to() != null) {
                made.add(u.to().name());
            } else if (c instanceof TableChange.ModifyPrimaryKey k && k.to() != null) {
                made.add(k.to().name());
            } else if (c instanceof TableChange.ModifyCheck k && k.to() != null) {
                made.add(k.to().name());
            } else if (c instanceof TableChange.ModifyForeignKey f && f.to() != null) {
                made.add(f.to().name());
            }
        }
        return made;
    }

    /** A generated column cannot be changed, nor any other become one: it is made anew. */
    static Set<Name> replaced(Change.ModifyTable change) {
        Set<Name> replaced = new LinkedHashSet<>();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyColumn m && isReplaced(m)) {
                replaced.add(m.to().name());
            }
        }
        return replaced;
    }

    private static boolean isReplaced(TableChange.ModifyColumn c) {
        return c.to().generated() != null
                && (!Objects.equals(c.from().generated(), c.to().generated())
                        || !c.from().physicalType().equals(c.to().physicalType()));
    }

    static boolean isCommentOnly(Table table, TableChange.ModifyIndex c) {
        return c.from() != null
                && c.to() != null
                && IndexText.sql(table, c.from()).equals(IndexText.sql(table, c.to()));
    }

    /** The name of a column before its renames. */
    static Name oldName(Change.ModifyTable change, Name now) {
        Name name = now;
        for (int i = change.changes().size() - 1; i >= 0; i--) {
            if (change.changes().get(i) instanceof TableChange.RenameColumn r && r.to().equals(name)) {
                name = r.from();
            }
        }
        return name;
    }

    private void columns(List<Change.RenameValue> values) {
        ColumnWork columns = new ColumnWork(script, to.name(), hints);
        Map<Name, List<Change.RenameValue>> renamed = new LinkedHashMap<>();
        values.forEach(
                v -> renamed.computeIfAbsent(v.column(), c -> new ArrayList<>()).add(v));
        List<Column> added = new ArrayList<>();
        List<Column> dropped = new ArrayList<>();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyColumn m) {
                columns.keepValues(m.from(), m.to());
            } else if (c instanceof TableChange.AddColumn a) {
                added.add(a.column());
            }
        }
        Set<Name> retyped = retyped();
        if (replaced(change).size() == change.from().columns().size()) {
            // a table keeps a column at all times
            List<Column> ordinary =
                    added.stream().filter(c -> c.generated() == null).toList();
            columns.add(ordinary);
            added.removeAll(ordinary);
        }
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.DropColumn d) {
                if (d.column().generated() != null
                        && Tokens.mentions(Ddl.text(d.column().generated().expression()), retyped)) {
                    columns.dropExpression(d.column()); // it goes last, and is not computed from what it cannot read
                }
                dropped.add(d.column());
            } else if (c instanceof TableChange.ModifyColumn m && isReplaced(m)) {
                drop(List.of(m.from().withName(m.to().name())));
                added.add(m.to());
            }
        }
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyColumn m && !isReplaced(m)) {
                boolean isRetyped = retyped.contains(m.to().name());
                columns.modify(m.from(), m.to(), isRetyped ? renamed.remove(m.to().name()) : null);
            }
        }
        // Generated ones last: they are computed from the others.
        List<Column> ordered = new ArrayList<>(added);
        ordered.sort((a, b) -> Boolean.compare(a.generated() != null, b.generated() != null));
        columns.add(ordered);
        renamed.forEach((column, all) -> rename(column, all));
        drop(dropped);
    }

    /** Columns that get another type, by their names before and after. */
    private Set<Name> retyped() {
        Set<Name> names = new HashSet<>();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyColumn m
                    && !m.from().physicalType().equals(m.to().physicalType())) {
                names.add(m.to().name());
                names.add(oldName(change, m.to().name()));
            }
        }
        return names;
    }

    private void rename(Name column, List<Change.RenameValue> values) {
        String name = Ddl.quoted(column);
        List<String> old = values.stream().map(v -> Ddl.literal(v.from())).toList();
        script.step(
                "rename values in table: \"" + to.name().name() + "\"",
                "UPDATE " + Ddl.quoted(to.name()) + " SET " + name + " = " + ColumnWork.renamed(name, values)
                        + " WHERE " + name + " IN (" + String.join(", ", old) + ")");
    }

    /** In one statement, in which the server sees that what is computed goes with what it is computed from. */
    private void drop(List<Column> columns) {
        if (!columns.isEmpty()) {
            List<Name> names = columns.stream().map(Column::name).toList();
            String list = H2Names.QUOTING.names(names);
            script.alter(to.name(), List.of("DROP COLUMN " + (names.size() == 1 ? list : "(" + list + ")")));
        }
    }

    private void constraints(Predicate<Name> restored, Set<Name> late) {
        Set<Name> made = made(change);
        Predicate<Name> wanted = n -> made.contains(n) || restored.test(n);
        if (to.primaryKey() != null && wanted.test(to.primaryKey().name())) {
            add(Ddl.primaryKey(to.primaryKey()));
        }
        for (Unique unique : to.uniques()) {
            if (wanted.test(unique.name())) {
                add(Ddl.unique(unique));
            }
        }
        for (Check check : to.checks()) {
            if (wanted.test(check.name())) {
                add(Ddl.check(check));
            }
        }
        indexes(restored);
        for (ForeignKey key : to.foreignKeys()) {
            if (wanted.test(key.name()) && !late.contains(key.name())) {
                add(Ddl.foreignKey(to.name(), key));
            }
        }
    }

    private void add(String constraint) {
        script.alter(to.name(), List.of("ADD " + constraint));
    }

    private void indexes(Predicate<Name> restored) {
        Set<Name> done = new HashSet<>();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyIndex i && i.to() != null) {
                done.add(i.to().name());
                if (isCommentOnly(to, i)) {
                    IndexText.comment(script, to, i.to());
                } else {
                    IndexText.create(script, to, i.to());
                }
            }
        }
        for (Index index : to.indexes()) {
            if (restored.test(index.name()) && done.add(index.name())) {
                IndexText.create(script, to, index);
            }
        }
    }

    private void comment() {
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyTableComment comment) {
                comment(script, to, comment.to());
            } else if (c instanceof TableChange.ModifyOption option) {
                throw PortolanException.failed(
                        "table-option",
                        "H2 cannot change \"" + option.key() + "\" of table " + to.name() + " from " + option.from()
                                + " to " + option.to() + ": make a new table by hand and move the rows.");
            }
        }
    }

    static void comment(Script script, Table table, String comment) {
        script.step(
                "set comment to table: \"" + table.name().name() + "\"",
                "COMMENT ON TABLE " + Ddl.quoted(table.name()) + " IS " + Ddl.comment(comment));
    }
}
