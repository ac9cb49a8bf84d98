package dev.portolan.dialect;

import dev.portolan.schema.Change;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Quoting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Constraints and indexes that get another name, in an order in which each new name is free; two tables may exchange them. */
public final class ConstraintRenames {
    private final Script script;
    private final Quoting quoting;

    private ConstraintRenames(Script script, Quoting quoting) {
        this.script = script;
        this.quoting = quoting;
    }

    private record Rename(QName table, String kind, QName space, Name from, Name to) {
        QName before() {
            return new QName(space.schema(), Name.quoted(space.text() + '\0' + from.text()));
        }

        QName after() {
            return new QName(space.schema(), Name.quoted(space.text() + '\0' + to.text()));
        }
    }

    /** @param space where the name of a table's constraint or index is unique: equal for names that may not be equal */
    public static void write(
            Script script,
            Quoting quoting,
            Iterable<Change.ModifyTable> changes,
            BiFunction<Table, TableChange.RenameConstraint, QName> space) {
        new ConstraintRenames(script, quoting).write(changes, space);
    }

    private void write(
            Iterable<Change.ModifyTable> changes, BiFunction<Table, TableChange.RenameConstraint, QName> space) {
        List<Rename> open = new ArrayList<>();
        for (Change.ModifyTable change : changes) {
            for (TableChange c : change.changes()) {
                if (c instanceof TableChange.RenameConstraint rename) {
                    open.add(new Rename(
                            change.to().name(),
                            rename.kind(),
                            space.apply(change.from(), rename),
                            rename.from(),
                            rename.to()));
                }
            }
        }
        Set<QName> occupied = new HashSet<>();
        open.forEach(r -> occupied.add(r.before()));
        while (!open.isEmpty()) {
            List<Rename> blocked = new ArrayList<>();
            for (Rename rename : open) {
                if (occupied.contains(rename.after()) && !rename.from().equals(rename.to())) {
                    blocked.add(rename);
                } else {
                    occupied.remove(rename.before());
                    write(rename);
                }
            }
            if (blocked.size() == open.size()) {
                // They go in a circle: one steps aside.
                Rename first = blocked.remove(0);
                Rename aside = new Rename(
                        first.table(),
                        first.kind(),
                        first.space(),
                        first.from(),
                        Name.quoted("portolan_aside_" + open.size()));
                write(aside);
                occupied.remove(first.before());
                blocked.add(new Rename(first.table(), first.kind(), first.space(), aside.to(), first.to()));
            }
            open = blocked;
        }
    }

    private void write(Rename rename) {
        if (rename.kind().equals("index")) {
            script.step(
                    "rename an index from \"" + rename.from() + "\" to \"" + rename.to() + "\"",
                    "ALTER INDEX " + quoting.name(rename.table().sibling(rename.from())) + " RENAME TO "
                            + quoting.name(rename.to()));
        } else {
            script.step(
                    "rename a constraint from \"" + rename.from() + "\" to \"" + rename.to() + "\"",
                    "ALTER TABLE " + quoting.name(rename.table()) + " RENAME CONSTRAINT " + quoting.name(rename.from())
                            + " TO " + quoting.name(rename.to()));
        }
    }
}
