package dev.portolan.dialect.mysql;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Raw;
import dev.portolan.schema.Name;
import dev.portolan.schema.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Collations that a mapping asks for and the dev database has by itself: read back they look as if nobody had asked, and another
 * server, whose default is another one, would keep its own.
 */
final class AskedCollations {
    private static final String COLLATION = "collation";

    private AskedCollations() {}

    /** What tables have that do not say otherwise included; null where nothing tells. */
    static String inForce(Map<String, String> options) {
        String own = options.get(COLLATION);
        return own != null ? own : options.get(MysqlRules.INHERITED);
    }

    static Table said(Table wanted, Table read) {
        String collation = inForce(read.options());
        if (collation == null) {
            return read;
        }
        Map<Name, Column> asking = new HashMap<>();
        wanted.columns().stream().filter(AskedCollations::asks).forEach(c -> asking.put(c.name(), c));
        Table said = asking.isEmpty()
                ? read
                : read.withColumns(read.columns().stream()
                        .map(c -> asking.containsKey(c.name())
                                        && c.collation() == null
                                        && ColumnWork.isText(c.physicalType())
                                ? c.withCollation(collation)
                                : c)
                        .toList());
        if (!wanted.options().containsKey(COLLATION) && !wanted.options().containsKey("charset")) {
            return said;
        }
        Map<String, String> options = new HashMap<>(read.options());
        options.remove(MysqlRules.INHERITED);
        options.put(COLLATION, collation);
        return said.withOptions(options);
    }

    private static boolean asks(Column column) {
        ColumnType type = column.physicalType();
        return column.collation() != null
                || type instanceof Raw raw && raw.sql().toUpperCase(Locale.ROOT).contains(" CHARACTER SET ");
    }
}
