package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Triggers, routines and events: kept, not understood. */
final class Opaques {
    private static final String OPAQUES =
            "SELECT 'trigger', TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_STATEMENT, ACTION_TIMING, EVENT_MANIPULATION"
                    + " FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA IN :schemas"
                    + " UNION ALL SELECT LOWER(ROUTINE_TYPE), ROUTINE_SCHEMA, ROUTINE_NAME, NULL, ROUTINE_DEFINITION, NULL, NULL"
                    + " FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA IN :schemas"
                    + " UNION ALL SELECT 'event', EVENT_SCHEMA, EVENT_NAME, NULL, EVENT_DEFINITION, NULL, NULL"
                    + " FROM information_schema.EVENTS WHERE EVENT_SCHEMA IN :schemas";

    private Opaques() {}

    static List<Opaque> read(Session session, Relations relations) throws SQLException {
        List<Opaque> opaques = new ArrayList<>();
        session.query(OPAQUES, row -> {
            String kind = row.getString(1);
            QName name = session.name(row.getString(2), row.getString(3));
            String body = row.getString(5);
            if (!kind.equals("trigger")) {
                opaques.add(new Opaque(kind, name, null, body == null ? "" : body));
                return;
            }
            QName table = session.name(row.getString(2), row.getString(4));
            Relation owner = relations.tables.get(table);
            if (owner != null) {
                String sql = "CREATE TRIGGER " + MysqlNames.QUOTING.name(name) + " " + row.getString(6) + " "
                        + row.getString(7) + " ON " + MysqlNames.QUOTING.name(table) + " FOR EACH ROW " + body;
                opaques.add(new Opaque(kind, name, table, sql));
            }
        });
        return opaques;
    }
}
