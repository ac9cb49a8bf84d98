package dev.portolan.dialect.mysql;

import dev.portolan.schema.Change;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Name;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A foreign key cannot be renamed: it goes and comes, in the order in which others do. */
final class ForeignKeyRenames {
    private ForeignKeyRenames() {}

    /** The same change, in which a foreign key with another name is one that is made anew. */
    static Change.ModifyTable asChanges(Change.ModifyTable change) {
        List<TableChange> changes = new ArrayList<>();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.RenameConstraint rename
                    && !rename.kind().equals("index")
                    && key(change.from(), rename.from()).isPresent()) {
                ForeignKey key = key(change.to(), rename.to()).orElseThrow();
                changes.add(new TableChange.ModifyForeignKey(key.withName(rename.from()), key));
            } else {
                changes.add(c);
            }
        }
        return new Change.ModifyTable(change.from(), change.to(), changes);
    }

    private static Optional<ForeignKey> key(Table table, Name name) {
        return table.foreignKeys().stream().filter(k -> k.name().equals(name)).findFirst();
    }
}
