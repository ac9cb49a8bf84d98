package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Characters beyond U+FFFF in defaults and lists of values: the catalog shows a {@code ?} for each, which a change would write. Where
 * it shows one, a table of the session's own with such columns is made, and says what a row of it gets: for all at once.
 */
final class LostCharacters {
    private static final String SHOWN = "?";
    private static final String TABLE = "`portolan_values`";
    private static final int MOST_TABLES = 40;

    private final Session session;
    private final List<Relation> tables;
    private final List<Place> defaults = new ArrayList<>();
    private final List<Place> lists = new ArrayList<>();

    private LostCharacters(Session session, List<Relation> tables) {
        this.session = session;
        this.tables = tables;
        collect(LostCharacters::isInDefault, defaults);
        collect(LostCharacters::isInList, lists);
    }

    /** A column by its table and number. */
    private record Place(int table, int index) {}

    static void find(Session session, Collection<Relation> tables) throws SQLException {
        List<Relation> showing = tables.stream()
                .filter(t -> t.columns.stream().anyMatch(c -> isInDefault(c) || isInList(c)))
                .toList();
        for (int i = 0; i < showing.size(); i += MOST_TABLES) {
            new LostCharacters(session, showing.subList(i, Math.min(i + MOST_TABLES, showing.size()))).read();
        }
    }

    private static boolean isInDefault(Column column) {
        String value = column.physicalDefault();
        return value != null
                && value.contains(SHOWN)
                && value.startsWith("'")
                && Syntax.isLiteral(value)
                && ColumnWork.isText(column.physicalType());
    }

    private static boolean isInList(Column column) {
        return MysqlTypes.isList(column.physicalType())
                && MysqlTypes.args(column.physicalType()).stream().anyMatch(v -> v.contains(SHOWN));
    }

    private void collect(Predicate<Column> shown, List<Place> places) {
        for (int t = 0; t < tables.size(); t++) {
            for (int i = 0; i < tables.get(t).columns.size(); i++) {
                if (shown.test(tables.get(t).columns.get(i))) {
                    places.add(new Place(t, i));
                }
            }
        }
    }

    private void read() {
        List<Set<String>> values = new ArrayList<>();
        List<String> filled = new ArrayList<>();
        try {
            session.execute("DROP TEMPORARY TABLE IF EXISTS " + TABLE);
            session.execute(create());
            session.execute("INSERT INTO " + TABLE + " " + rows());
            lists.forEach(p -> values.add(new LinkedHashSet<>()));
            session.query("SELECT * FROM " + TABLE + " ORDER BY n", row -> {
                for (int i = 0; i < lists.size(); i++) {
                    values.get(i).add(row.getString(i + 2));
                }
                for (int i = 0; filled.size() < defaults.size(); i++) {
                    filled.add(row.getString(lists.size() + i + 2));
                }
            });
            session.execute("DROP TEMPORARY TABLE " + TABLE);
        } catch (SQLException e) {
            lists.forEach(this::unread);
            defaults.forEach(this::unread);
            return;
        }
        for (int i = 0; i < lists.size(); i++) {
            Column column = column(lists.get(i));
            Native type = (Native) column.physicalType();
            if (values.get(i).size() == type.args().size()) {
                put(lists.get(i), column.withType(new Native(type.name(), List.copyOf(values.get(i)))));
            } else {
                unread(lists.get(i));
            }
        }
        for (int i = 0; i < defaults.size(); i++) {
            Column column = column(defaults.get(i));
            put(defaults.get(i), column.withDefault(PerDialect.of(MysqlNames.QUOTING.literal(filled.get(i)))));
        }
    }

    /** Who may not make such a table is told what the catalog shows, and may not write that ({@link #check}). */
    private void unread(Place place) {
        tables.get(place.table)
                .options
                .merge(Storage.UNREAD, Syntax.quoted(column(place).name()), (all, one) -> all + ", " + one);
    }

    /** Whether what is to be written of a column was read: a question mark may stand for what is lost then. */
    static void check(Table table, Column column, String defaultSql) {
        String unread = table.options().get(Storage.UNREAD);
        if (unread == null || !unread.contains(Syntax.quoted(column.name()))) {
            return;
        }
        boolean writesDefault = defaultSql != null && defaultSql.contains(SHOWN);
        if (writesDefault || isInList(column)) {
            throw PortolanException.failed(
                    "characters-unread",
                    "The catalog shows question marks in the " + (writesDefault ? "default" : "values") + " of "
                            + table.name() + "." + column.name()
                            + ", which may stand for characters beyond U+FFFF (emoji); a temporary table would tell, and the"
                            + " user of the connection may not make one. This change, or the way back from it, would write the"
                            + " question marks. Grant that user CREATE TEMPORARY TABLES and SELECT, or take another user.");
        }
    }

    private Column column(Place place) {
        return tables.get(place.table).columns.get(place.index);
    }

    private void put(Place place, Column column) {
        tables.get(place.table).columns.set(place.index, column);
    }

    private String create() {
        List<String> columns = new ArrayList<>();
        lists.forEach(p -> columns.add(named(p, "v" + columns.size())));
        defaults.forEach(p -> columns.add(named(p, "v" + columns.size())));
        List<String> from = new ArrayList<>();
        tables.forEach(t -> from.add(Syntax.quoted(t.name) + " t" + from.size()));
        return "CREATE TEMPORARY TABLE " + TABLE + " (n int PRIMARY KEY) AS SELECT 0 AS n, "
                + String.join(", ", columns) + " FROM " + String.join(", ", from) + " WHERE FALSE";
    }

    private String named(Place place, String name) {
        return "t" + place.table + "." + Syntax.quoted(column(place).name()) + " AS " + name;
    }

    /** In each row the next value of each list, and the last again where there is none; what has a default is left to it. */
    private String rows() {
        int most = lists.stream().mapToInt(p -> size(p)).max().orElse(1);
        List<String> names = new ArrayList<>(List.of("n"));
        lists.forEach(p -> names.add("v" + (names.size() - 1)));
        List<String> rows = new ArrayList<>();
        for (int n = 0; n < most; n++) {
            List<String> values = new ArrayList<>(List.of(String.valueOf(n)));
            for (Place place : lists) {
                int index = Math.min(n, size(place) - 1);
                boolean isSet = ((Native) column(place).physicalType()).name().equals("set");
                values.add(isSet ? Long.toUnsignedString(1L << index) : String.valueOf(index + 1));
            }
            rows.add("(" + String.join(", ", values) + ")");
        }
        return "(" + String.join(", ", names) + ") VALUES " + String.join(", ", rows);
    }

    private int size(Place place) {
        return MysqlTypes.args(column(place).physicalType()).size();
    }
}
