package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Check;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Unique;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keys, foreign keys and checks of all tables. */
final class Constraints {
    private static final Map<String, ForeignKey.Action> ACTIONS = Map.of(
            "a", ForeignKey.Action.NO_ACTION,
            "r", ForeignKey.Action.RESTRICT,
            "c", ForeignKey.Action.CASCADE,
            "n", ForeignKey.Action.SET_NULL,
            "d", ForeignKey.Action.SET_DEFAULT);
    private static final String CONSTRAINTS = """
            SELECT k.conrelid, k.conname, k.contype::text AS kind, k.conkey::text AS columns,
                   k.confrelid, fn.nspname AS ref_schema, f.relname AS ref_table, k.confkey::text AS ref_columns,
                   k.confupdtype::text AS on_update, k.confdeltype::text AS on_delete, k.confmatchtype::text AS match,
                   k.condeferrable, k.condeferred, k.convalidated, k.connoinherit, NOT_ENFORCED AS not_enforced,
                   NULLS_NOT_DISTINCT AS nulls_not_distinct, COVERED AS covered,
                   CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END AS expression,
                   PERIOD AS period,
                   CASE WHEN k.contype = 'x' OR SOME_COLUMNS OR PERIOD THEN pg_get_constraintdef(k.oid) END AS definition
            FROM pg_constraint k
            JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
            LEFT JOIN pg_class f ON f.oid = k.confrelid
            LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
            WHERE n.nspname = ANY(?) AND k.contype IN ('p', 'u', 'f', 'c', 'x') AND NOT c.relispartition
              AND (k.contype <> 'f' OR k.conparentid = 0)
            ORDER BY k.conrelid, k.conname
            """;

    private final Session session;
    private final Relations relations;

    Constraints(Session session, Relations relations) {
        this.session = session;
        this.relations = relations;
    }

    void read() throws SQLException {
        String sql = CONSTRAINTS
                .replace("NOT_ENFORCED", session.since(18, "NOT k.conenforced", "false"))
                .replace("NULLS_NOT_DISTINCT", session.since(15, "i.indnullsnotdistinct", "false"))
                .replace("SOME_COLUMNS", session.since(15, "k.confdelsetcols IS NOT NULL", "false"))
                .replace("COVERED", "(i.indkey::int2[])[i.indnkeyatts:i.indnatts - 1]::text")
                .replace("PERIOD", session.since(18, "k.conperiod", "false"));
        session.query(sql, row -> {
            Relation table = relations.tables.get(row.getLong("conrelid"));
            if (table != null) {
                add(table, row);
            }
        });
    }

    private void add(Relation table, ResultSet row) throws SQLException {
        Name name = Name.quoted(row.getString("conname"));
        switch (row.getString("kind")) {
            case "p" -> table.primaryKey = new PrimaryKey(name, true, keys(row), keyOptions(row));
            case "u" -> table.uniques.add(new Unique(name, true, keys(row), keyOptions(row)));
            case "f" -> table.foreignKeys.add(foreignKey(name, row));
            case "c" ->
                table.checks.add(new Check(
                        name,
                        true,
                        PerDialect.of(Expressions.canonical(row.getString("expression"))),
                        null,
                        checkOptions(row)));
            default -> table.uniques.add(new Unique(name, true, List.of(), row.getString("definition")));
        }
    }

    private List<Name> keys(ResultSet row) throws SQLException {
        return relations.columns(row.getLong("conrelid"), row.getString("columns"));
    }

    private ForeignKey foreignKey(Name name, ResultSet row) throws SQLException {
        QName target = session.name(row.getString("ref_schema"), row.getString("ref_table"));
        return new ForeignKey(
                name,
                true,
                relations.columns(row.getLong("conrelid"), row.getString("columns")),
                target,
                relations.columns(row.getLong("confrelid"), row.getString("ref_columns")),
                ACTIONS.get(row.getString("on_update")),
                ACTIONS.get(row.getString("on_delete")),
                foreignKeyOptions(row),
                row.getString("definition")); // SET NULL (a) names some columns only: nothing else can say it
    }

    private String keyOptions(ResultSet row) throws SQLException {
        List<String> options = new ArrayList<>();
        if (row.getBoolean("period")) {
            options.add("WITHOUT OVERLAPS");
        }
        if (row.getBoolean("nulls_not_distinct")) {
            options.add("NULLS NOT DISTINCT");
        }
        List<Name> covered = relations.columns(row.getLong("conrelid"), row.getString("covered"));
        if (!covered.isEmpty()) {
            options.add("INCLUDE " + Ddl.names(covered));
        }
        addDeferrable(options, row);
        return text(options);
    }

    private static String foreignKeyOptions(ResultSet row) throws SQLException {
        List<String> options = new ArrayList<>();
        if (row.getString("match").equals("f")) {
            options.add("MATCH FULL");
        }
        addDeferrable(options, row);
        addUnchecked(options, row);
        return text(options);
    }

    private static String checkOptions(ResultSet row) throws SQLException {
        List<String> options = new ArrayList<>();
        if (row.getBoolean("connoinherit")) {
            options.add("NO INHERIT");
        }
        addUnchecked(options, row);
        return text(options);
    }

    private static void addDeferrable(List<String> options, ResultSet row) throws SQLException {
        if (row.getBoolean("condeferrable")) {
            options.add(row.getBoolean("condeferred") ? "DEFERRABLE INITIALLY DEFERRED" : "DEFERRABLE");
        }
    }

    private static void addUnchecked(List<String> options, ResultSet row) throws SQLException {
        if (row.getBoolean("not_enforced")) {
            options.add("NOT ENFORCED");
        } else if (!row.getBoolean("convalidated")) {
            options.add("NOT VALID");
        }
    }

    private static String text(List<String> options) {
        return options.isEmpty() ? null : String.join(" ", options);
    }
}
