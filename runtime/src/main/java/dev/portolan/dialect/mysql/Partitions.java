package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Relation;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How tables are divided: by what, and behind a line end into which partitions. */
final class Partitions {
    private static final String PARTITIONS =
            "SELECT TABLE_SCHEMA, TABLE_NAME, PARTITION_NAME, SUBPARTITION_NAME, PARTITION_METHOD, SUBPARTITION_METHOD,"
                    + " PARTITION_EXPRESSION, SUBPARTITION_EXPRESSION, PARTITION_DESCRIPTION, PARTITION_COMMENT"
                    + " FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA IN :schemas AND PARTITION_NAME IS NOT NULL"
                    + " ORDER BY TABLE_SCHEMA, TABLE_NAME, PARTITION_ORDINAL_POSITION, SUBPARTITION_ORDINAL_POSITION";

    private Partitions() {}

    /** @param sub null where the partition is whole @param values null where it has none */
    private record Part(String name, String sub, String values, String comment) {}

    /** @param sub null where partitions are whole */
    private record By(String method, String expression, String sub, String subExpression, List<Part> parts) {}

    static void read(Session session, Relations relations, Catalog catalog) throws SQLException {
        Map<QName, By> found = new LinkedHashMap<>();
        session.query(PARTITIONS, row -> {
            QName table = session.name(row.getString(1), row.getString(2));
            if (relations.tables.containsKey(table)) {
                part(row, found.computeIfAbsent(table, t -> by(row)));
            }
        });
        found.forEach((table, by) -> {
            Relation relation = relations.tables.get(table);
            if (isTold(by, catalog)) {
                relation.options.put(Storage.PARTITIONS, text(by));
            } else {
                relation.options.put(Storage.UNTOLD, "the partitions");
            }
        });
    }

    private static By by(ResultSet row) {
        try {
            return new By(row.getString(5), row.getString(7), row.getString(6), row.getString(8), new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void part(ResultSet row, By by) throws SQLException {
        by.parts.add(new Part(row.getString(3), row.getString(4), row.getString(9), row.getString(10)));
    }

    private static boolean isTold(By by, Catalog catalog) {
        boolean isList = by.method.startsWith("LIST");
        return !by.method.equals("SYSTEM_TIME")
                && by.parts.stream().allMatch(p -> !isList || p.values != null && catalog.isListOfValues(p.values))
                // a letter that the catalog has no place for
                && by.parts.stream().noneMatch(p -> (p.values + p.comment).indexOf('?') >= 0);
    }

    /** By what, without into which. */
    static String scheme(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String text(By by) {
        boolean numbered = by.method.endsWith("HASH") || by.method.endsWith("KEY");
        StringBuilder text = new StringBuilder("PARTITION BY ").append(divided(by.method, by.expression));
        Map<String, List<Part>> parts = new LinkedHashMap<>();
        by.parts.forEach(
                p -> parts.computeIfAbsent(p.name, n -> new ArrayList<>()).add(p));
        int subs = parts.values().iterator().next().size();
        boolean plainSubs = by.sub == null || parts.values().stream().allMatch(Partitions::isPlain);
        if (by.sub != null) {
            text.append(" SUBPARTITION BY ").append(divided(by.sub, by.subExpression));
            text.append(" SUBPARTITIONS ").append(subs);
        }
        if (numbered) {
            text.append(" PARTITIONS ").append(parts.size());
        }
        if (numbered && plainSubs && isPlain(new ArrayList<>(parts.keySet()), "p") && isSilent(by.parts)) {
            return text.toString();
        }
        List<String> all = new ArrayList<>();
        parts.forEach((name, of) -> all.add(part(by, name, of, plainSubs)));
        return text.append("\n(").append(String.join(",\n ", all)).append(')').toString();
    }

    private static String divided(String method, String expression) {
        return method + " (" + (expression == null ? "" : expression) + ")";
    }

    private static String part(By by, String name, List<Part> of, boolean plainSubs) {
        Part first = of.get(0);
        String text = "PARTITION " + Syntax.quoted(Name.quoted(name));
        if (by.method.startsWith("RANGE")) {
            boolean max = by.method.equals("RANGE") && first.values.equals("MAXVALUE");
            text += " VALUES LESS THAN " + (max ? first.values : "(" + first.values + ")");
        } else if (by.method.startsWith("LIST")) {
            text += " VALUES IN (" + first.values + ")";
        }
        if (plainSubs) {
            return text + comment(first);
        }
        List<String> subs = new ArrayList<>();
        of.forEach(s -> subs.add("SUBPARTITION " + Syntax.quoted(Name.quoted(s.sub)) + comment(s)));
        return text + " (" + String.join(", ", subs) + ")";
    }

    private static String comment(Part part) {
        return part.comment == null || part.comment.isEmpty() ? "" : " COMMENT " + Syntax.literal(part.comment);
    }

    /** Whether the parts of a partition have the names that the server gives, and one comment. */
    private static boolean isPlain(List<Part> subs) {
        String name = subs.get(0).name;
        return isPlain(subs.stream().map(Part::sub).toList(), name + "sp")
                && subs.stream().map(Part::comment).distinct().count() == 1;
    }

    private static boolean isPlain(List<String> names, String prefix) {
        for (int i = 0; i < names.size(); i++) {
            if (!(prefix + i).equals(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSilent(List<Part> parts) {
        return parts.stream().allMatch(p -> comment(p).isEmpty());
    }
}
