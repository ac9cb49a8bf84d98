package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ForeignKey.Action;
import java.util.HashMap;
import java.util.Map;

/** MariaDB (mariadb.com/kb): sequences and UUIDs are its own, JSON is text, and spaces at the end of a text do not count. */
final class MariadbRules extends MysqlRules {
    private static final Map<String, String> NEVER = never(new MysqlRules().never());

    private static Map<String, String> never(Map<String, String> there) {
        Map<String, String> never = new HashMap<>(there);
        never.keySet().removeIf(k -> k.endsWith("Sequence"));
        never.put("AddSeed", "sequences are no tables, so nothing has rows of its own");
        return Map.copyOf(never);
    }

    @Override
    public String dialect() {
        return "mariadb";
    }

    @Override
    public Map<String, String> never() {
        return NEVER;
    }

    @Override
    String folded(String s) {
        return super.folded(s).stripTrailing();
    }

    @Override
    boolean bytes(ColumnType type) {
        return Family.of(type) != Family.UUID && super.bytes(type);
    }

    /** There are no indexes over expressions. */
    @Override
    boolean refuses(Model.Table t, Expr part) {
        return true;
    }

    /** No value that follows a key which may be NULL is required (MDEV-34392). */
    @Override
    boolean refuses(Model m, Model.Table t, Model.Fk key) {
        Model.Table ref = m.table(key.refTable());
        for (int i = 0; ref != null && i < key.columns().size(); i++) {
            Model.Column c = t.column(key.columns().get(i));
            Model.Column r = ref.column(key.refColumns().get(i));
            if (key.onUpdate() == Action.CASCADE && !c.nullable && r.nullable) {
                return true;
            }
        }
        return false;
    }
}
