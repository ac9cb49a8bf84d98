package dev.portolan.dialect.mysql;

import dev.portolan.dialect.KeyPlan;
import dev.portolan.dialect.Script;
import dev.portolan.schema.Change;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Work;
import java.util.ArrayList;
import java.util.List;

/**
 * Foreign keys from another database to the connection's own: a bare name after {@code REFERENCES} is one of the child's database,
 * and the name of ours differs from server to server. They come last, in a statement that the server completes with it.
 */
final class HomeKeys {
    private HomeKeys() {}

    static boolean isOne(QName table, ForeignKey key) {
        return table.schema() != null && key.refTable().schema() == null;
    }

    /** Adds those that a plan makes to what comes last. */
    static void postpone(Iterable<Table> added, Iterable<Change.ModifyTable> modified, KeyPlan keys) {
        for (Table table : added) {
            table.foreignKeys().forEach(k -> postpone(table.name(), k, keys));
        }
        for (Change.ModifyTable change : modified) {
            for (TableChange c : change.changes()) {
                if (c instanceof TableChange.ModifyForeignKey key && key.to() != null) {
                    postpone(change.to().name(), key.to(), keys);
                }
            }
        }
    }

    private static void postpone(QName table, ForeignKey key, KeyPlan keys) {
        if (isOne(table, key) && !keys.lateNames(table).contains(key.name())) {
            keys.late.computeIfAbsent(table, t -> new ArrayList<>()).add(key);
        }
    }

    /** Makes those that come last: these, and all others. */
    static void add(Script script, QName table, List<ForeignKey> late) {
        script.change(
                table,
                late.stream()
                        .filter(k -> !isOne(table, k))
                        .map(k -> new Work.Clause(
                                "ADD " + Syntax.foreignKey(table, k), new TableChange.ModifyForeignKey(null, k)))
                        .toList());
        late.stream().filter(k -> isOne(table, k)).forEach(k -> add(script, table, k));
    }

    private static void add(Script script, QName table, ForeignKey key) {
        String[] around = Syntax.foreignKeyAround(key);
        String comment = "modify \"" + table.name() + "\" table";
        String sql = "CONCAT(" + Syntax.literal("ALTER TABLE " + Syntax.quoted(table) + " ADD " + around[0] + "`")
                + ", REPLACE(DATABASE(), '`', '``'), " + Syntax.literal("`." + around[1]) + ")";
        Databases.prepared(script, comment, sql);
    }
}
