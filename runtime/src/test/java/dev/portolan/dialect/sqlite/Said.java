package dev.portolan.dialect.sqlite;

import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hints, as short as tests want them: elements are {@code table} or {@code table.column}. */
final class Said {
    private final Map<ElementRef, List<Name>> renamed = new HashMap<>();
    private final Map<ElementRef, PerDialect<String>> backfill = new HashMap<>();
    private final Map<ElementRef, PerDialect<String>> using = new HashMap<>();
    private final List<Hints.ValueRename> values = new ArrayList<>();
    private final Map<ElementRef, String> origin = new HashMap<>();

    private static ElementRef at(String element) {
        String[] parts = element.split("\\.", 2);
        return new ElementRef(QName.quoted(parts[0]), parts.length == 1 ? null : Name.quoted(parts[1]));
    }

    Said renamed(String element, String old) {
        renamed.put(at(element), List.of(Name.quoted(old)));
        return this;
    }

    Said backfill(String element, String sql) {
        backfill.put(at(element), PerDialect.of(sql));
        return this;
    }

    Said using(String element, String sql) {
        using.put(at(element), PerDialect.of(sql));
        return this;
    }

    Said value(String element, String old, String value) {
        values.add(new Hints.ValueRename(at(element).object(), at(element).column(), old, value));
        return this;
    }

    Said origin(String element, String java) {
        origin.put(at(element), java);
        return this;
    }

    Hints hints() {
        return new Hints(renamed, backfill, using, values, origin);
    }
}
