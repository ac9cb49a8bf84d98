package dev.portolan.dialect.h2;

import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.QName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Triggers, aliases, constants, synonyms and domains: kept, not understood. */
final class Opaques {
    private static final String OPAQUES = """
            SELECT 'trigger' AS KIND, TRIGGER_SCHEMA AS OBJECT_SCHEMA, TRIGGER_NAME AS OBJECT_NAME,
                   EVENT_OBJECT_SCHEMA AS TABLE_SCHEMA, EVENT_OBJECT_TABLE AS TABLE_NAME,
                   ACTION_TIMING AS ONE, EVENT_MANIPULATION AS TWO, ACTION_ORIENTATION AS THREE, JAVA_CLASS AS TEXT
            FROM INFORMATION_SCHEMA.TRIGGERS
            WHERE TRIGGER_SCHEMA = ANY(?)
            UNION ALL
            SELECT 'constant', CONSTANT_SCHEMA, CONSTANT_NAME, NULL, NULL, NULL, NULL, NULL, VALUE_DEFINITION
            FROM INFORMATION_SCHEMA.CONSTANTS
            WHERE CONSTANT_SCHEMA = ANY(?)
            UNION ALL
            SELECT 'alias', ROUTINE_SCHEMA, ROUTINE_NAME, NULL, NULL, ROUTINE_TYPE, EXTERNAL_NAME, NULL, ROUTINE_DEFINITION
            FROM INFORMATION_SCHEMA.ROUTINES
            WHERE ROUTINE_SCHEMA = ANY(?)
            UNION ALL
            SELECT 'synonym', SYNONYM_SCHEMA, SYNONYM_NAME, NULL, NULL, SYNONYM_FOR_SCHEMA, SYNONYM_FOR, NULL, NULL
            FROM INFORMATION_SCHEMA.SYNONYMS
            WHERE SYNONYM_SCHEMA = ANY(?)
            UNION ALL
            SELECT 'domain', DOMAIN_SCHEMA, DOMAIN_NAME, NULL, NULL, DATA_TYPE, DOMAIN_DEFAULT, NULL,
                   CAST(CHARACTER_MAXIMUM_LENGTH AS VARCHAR)
            FROM INFORMATION_SCHEMA.DOMAINS
            WHERE DOMAIN_SCHEMA = ANY(?)
            ORDER BY 1, 2, 3, 7
            """;

    private Opaques() {}

    static List<Opaque> read(Session session, Relations relations) throws SQLException {
        Map<String, Opaque> all = new LinkedHashMap<>();
        session.query(OPAQUES, row -> {
            QName name = session.name(row.getString("OBJECT_SCHEMA"), row.getString("OBJECT_NAME"));
            String table = row.getString("TABLE_NAME");
            QName on = table == null ? null : session.name(row.getString("TABLE_SCHEMA"), table);
            String kind = row.getString("KIND");
            if (on == null || !session.excludes(on)) {
                Opaque opaque = new Opaque(kind, name, on, sql(kind, name, on, row));
                all.merge(kind + " " + name, opaque, Opaques::both);
            }
        });
        return new ArrayList<>(all.values());
    }

    /** A trigger has a row for each event. */
    private static Opaque both(Opaque first, Opaque second) {
        if (!first.kind().equals("trigger")) {
            return first;
        }
        String on = " ON " + quoted(first.table());
        String event = second.sql().substring(second.sql().indexOf(quoted(second.name())));
        event = event.substring(quoted(second.name()).length(), event.indexOf(on));
        event = event.replaceFirst("^ (?:BEFORE|AFTER|INSTEAD OF) ", "");
        int at = first.sql().indexOf(on);
        return new Opaque(
                first.kind(),
                first.name(),
                first.table(),
                first.sql().substring(0, at) + ", " + event + first.sql().substring(at));
    }

    private static String sql(String kind, QName name, QName on, ResultSet row) throws SQLException {
        String first = row.getString("ONE");
        String second = row.getString("TWO");
        String text = row.getString("TEXT");
        return switch (kind) {
            case "trigger" ->
                "CREATE TRIGGER " + quoted(name) + " " + first + " " + second + " ON " + quoted(on) + " FOR EACH "
                        + row.getString("THREE") + " CALL " + H2Names.QUOTING.literal(String.valueOf(text));
            case "constant" -> "CREATE CONSTANT " + quoted(name) + " VALUE " + text;
            case "synonym" ->
                "CREATE SYNONYM " + quoted(name) + " FOR " + quoted(new QName(Name.quoted(first), Name.quoted(second)));
            case "alias" ->
                text == null
                        ? "CREATE ALIAS " + quoted(name) + " FOR " + H2Names.QUOTING.literal(String.valueOf(second))
                        : "CREATE ALIAS " + quoted(name) + " AS " + H2Names.QUOTING.literal(text);
            default ->
                "CREATE DOMAIN " + quoted(name) + " AS " + first + (text == null ? "" : "(" + text + ")")
                        + (second == null ? "" : " DEFAULT " + second);
        };
    }

    private static String quoted(QName name) {
        return H2Names.QUOTING.name(name);
    }
}
