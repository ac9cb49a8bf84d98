package dev.portolan.dialect.mysql;

import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Views: their queries without the name of the default database, and without who made them and how they are computed. */
final class Views {
    private static final String VIEWS = "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM information_schema.VIEWS"
            + " WHERE TABLE_SCHEMA IN :schemas ORDER BY TABLE_SCHEMA, TABLE_NAME";

    private Views() {}

    static List<View> read(Session session, Relations relations) throws SQLException {
        List<View> views = new ArrayList<>();
        if (relations.views.isEmpty()) {
            return views;
        }
        Set<QName> known = new TreeSet<>(relations.tables.keySet());
        known.addAll(relations.views);
        session.query(VIEWS, row -> {
            QName name = session.name(row.getString(1), row.getString(2));
            if (relations.views.contains(name)) {
                ViewText text = ViewText.of(row.getString(3), session);
                List<QName> reads =
                        text.mentioned().stream().filter(known::contains).toList();
                views.add(new View(name, PerDialect.of(text.query()), null, reads));
            }
        });
        return views;
    }
}
