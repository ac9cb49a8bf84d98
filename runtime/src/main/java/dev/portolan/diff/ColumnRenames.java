package dev.portolan.diff;

import dev.portolan.schema.Change;
import dev.portolan.schema.Name;
import java.util.Map;

/** The renamed columns of a table that stays, as one mapping. */
public final class ColumnRenames {
    private ColumnRenames() {}

    /**
     * New name to old name, for planners that make a table anew. Renames in a change can be executed one after the other, so a
     * swap goes through a temporary name; here each column is once.
     */
    public static Map<Name, Name> oldNames(Change.ModifyTable modify) {
        return ReverseHints.oldColumns(modify);
    }
}
