package dev.portolan.devdb.server.mysql;

import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One of {@code cases.txt}. */
record Case(String name, String dialect, Map<String, String> lines) {
    static List<Case> all(String text) {
        List<Case> all = new ArrayList<>();
        for (String block : text.split("(?m)^== ")) {
            String title = block.lines().findFirst().orElse("").strip();
            if (title.isEmpty() || title.startsWith("#")) {
                continue;
            }
            Map<String, String> lines = new HashMap<>();
            block.lines().skip(1).filter(l -> l.contains(":")).forEach(line -> {
                int colon = line.indexOf(':');
                lines.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + "\n" + b);
            });
            String[] parts = title.split(" @");
            all.add(new Case(parts[0], parts.length > 1 ? parts[1] : null, lines));
        }
        return all;
    }

    String line(String key) {
        return lines.getOrDefault(key, "");
    }

    boolean has(String key) {
        return lines.containsKey(key);
    }

    Hints hints() {
        Map<ElementRef, List<Name>> renames = new TreeMap<>();
        for (String[] pair : pairs("renames", 2)) {
            renames.put(element(pair[0]), List.of(Name.quoted(pair[1])));
        }
        List<Hints.ValueRename> values = new ArrayList<>();
        for (String[] value : pairs("values", 3)) {
            ElementRef column = element(value[0]);
            values.add(new Hints.ValueRename(column.object(), column.column(), value[1], value[2]));
        }
        return new Hints(renames, expressions("backfill"), expressions("using"), values, Map.of());
    }

    private Map<ElementRef, PerDialect<String>> expressions(String key) {
        Map<ElementRef, PerDialect<String>> expressions = new TreeMap<>();
        for (String[] pair : pairs(key, 2)) {
            expressions.put(element(pair[0]), PerDialect.of(pair[1]));
        }
        return expressions;
    }

    private List<String[]> pairs(String key, int parts) {
        List<String[]> pairs = new ArrayList<>();
        for (String pair : line(key).split(";")) {
            if (!pair.isBlank()) {
                pairs.add(pair.strip().split("=", parts));
            }
        }
        return pairs;
    }

    private static ElementRef element(String text) {
        String[] parts = text.split("\\.");
        return new ElementRef(QName.quoted(parts[0]), parts.length > 1 ? Name.quoted(parts[1]) : null);
    }
}
