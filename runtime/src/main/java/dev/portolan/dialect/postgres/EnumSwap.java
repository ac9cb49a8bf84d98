package dev.portolan.dialect.postgres;

import dev.portolan.dialect.ChangeSet;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Name;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a type that is made anew, as changes of their tables: from the type under its old name to its successor. */
final class EnumSwap {
    private static final String OLD = "portolan_old_";

    private EnumSwap() {}

    static void into(ChangeSet changes, Graph to, EnumType type) {
        for (Table table : to.tables()) {
            List<Column> columns = EnumPlan.columns(table, type);
            if (columns.isEmpty() || changes.added.containsKey(table.name())) {
                continue;
            }
            Change.ModifyTable change = changes.modified.get(table.name());
            List<TableChange> all = change == null ? new ArrayList<>() : new ArrayList<>(change.changes());
            Map<Name, Integer> changed = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i) instanceof TableChange.ModifyColumn c) {
                    changed.put(c.to().name(), i);
                } else if (all.get(i) instanceof TableChange.AddColumn c) {
                    changed.put(c.column().name(), -1);
                }
            }
            for (Column column : columns) {
                int at = changed.getOrDefault(column.name(), all.size());
                if (at == all.size()) {
                    all.add(new TableChange.ModifyColumn(aged(column, type), column));
                } else if (at >= 0) {
                    TableChange.ModifyColumn c = (TableChange.ModifyColumn) all.get(at);
                    all.set(at, new TableChange.ModifyColumn(aged(c.from(), type), c.to()));
                }
            }
            changes.modified.put(
                    table.name(), new Change.ModifyTable(change == null ? table : change.from(), table, all));
        }
    }

    /** Under the name that the old type has meanwhile; a column of another type as it is. */
    private static Column aged(Column column, EnumType type) {
        String name = Ddl.quoted(type.name());
        if (column.physicalType() instanceof Native is
                && PostgresTypes.elementName(is.name()).equals(name)) {
            String brackets = is.name().substring(name.length());
            return column.withType(Native.of(Ddl.quoted(EnumPlan.old(type)) + brackets));
        }
        return column;
    }

    /** Whether a column of that type is on its way to a successor of the type. */
    static boolean isOld(ColumnType type) {
        return type instanceof Native is && is.name().contains("\"" + OLD);
    }
}
