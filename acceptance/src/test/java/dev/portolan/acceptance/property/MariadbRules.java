package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
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
}
