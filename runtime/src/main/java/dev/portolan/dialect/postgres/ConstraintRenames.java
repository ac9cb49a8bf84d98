package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Script;
import dev.portolan.schema.Change;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Constraints and indexes that get another name, in an order in which each new name is free. Those of keys and indexes are names
 * of the schema; two tables may exchange them.
 */
final class ConstraintRenames {
    private ConstraintRenames() {}

    private record Rename(QName table, String kind, QName space, Name from, Name to) {
        QName before() {
            return new QName(space.schema(), Name.quoted(space.text() + '\0' + from.text()));
        }

        QName after() {
            return new QName(space.schema(), Name.quoted(space.text() + '\0' + to.text()));
        }
    }

    static void write(Script script, Iterable<Change.ModifyTable> changes) {
        List<Rename> open = new ArrayList<>();
        for (Change.ModifyTable change : changes) {
            for (TableChange c : change.changes()) {
                if (c instanceof TableChange.RenameConstraint rename) {
                    open.add(new Rename(
                            change.to().name(),
                            rename.kind(),
                            space(change.from(), rename),
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
                    write(script, rename);
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
                write(script, aside);
                occupied.remove(first.before());
                blocked.add(new Rename(first.table(), first.kind(), first.space(), aside.to(), first.to()));
            }
            open = blocked;
        }
    }

    /** Keys and indexes live beside tables, other constraints within one. */
    private static QName space(Table table, TableChange.RenameConstraint rename) {
        boolean within =
                table.foreignKeys().stream().anyMatch(f -> rename.from().equals(f.name()))
                        || table.checks().stream().anyMatch(c -> rename.from().equals(c.name()));
        return within ? table.name() : table.name().sibling(Name.quoted(""));
    }

    private static void write(Script script, Rename rename) {
        if (rename.kind().equals("index")) {
            script.step(
                    "rename an index from \"" + rename.from() + "\" to \"" + rename.to() + "\"",
                    "ALTER INDEX " + Ddl.quoted(rename.table().sibling(rename.from())) + " RENAME TO "
                            + Ddl.quoted(rename.to()));
        } else {
            script.step(
                    "rename a constraint from \"" + rename.from() + "\" to \"" + rename.to() + "\"",
                    "ALTER TABLE " + Ddl.quoted(rename.table()) + " RENAME CONSTRAINT " + Ddl.quoted(rename.from())
                            + " TO " + Ddl.quoted(rename.to()));
        }
    }
}
