package dev.portolan.dialect;

import dev.portolan.schema.Column;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** Options of a table in the terms of a dialect: those that are for others go, and what it does not know is an error. */
final class TableSettings {
    /** What every dialect takes: {@code @Table(options)}, which the database itself judges. */
    private static final String WRITTEN = "options";

    private static final String START = "increment start";

    private final Dialect dialect;
    private final ResolvedNames names;

    TableSettings(Dialect dialect, ResolvedNames names) {
        this.dialect = dialect;
        this.names = names;
    }

    /** @param table logical @param stored the same with its columns and all else resolved */
    Table apply(Table table, Table stored) {
        Map<String, String> here = here(table.options());
        String start = here.remove(START);
        SortedSet<String> known = dialect.types().tableOptions();
        for (String key : here.keySet()) {
            if (!key.equals(WRITTEN) && !known.contains(key)) {
                throw unknown(table.name(), key, known);
            }
        }
        List<Column> columns = new ArrayList<>();
        stored.columns().forEach(c -> columns.add(c.withType(dialect.types().within(here, c.physicalType()))));
        return stored.withOptions(here).withColumns(start == null ? columns : started(table.name(), columns, start));
    }

    private Map<String, String> here(Map<String, String> options) {
        String own = dialect.name() + ":";
        Map<String, String> here = new TreeMap<>();
        options.forEach((key, value) -> {
            if (key.indexOf(':') < 0) {
                here.put(key, value);
            }
        });
        options.forEach((key, value) -> {
            if (key.startsWith(own)) {
                here.put(key.substring(own.length()), value);
            }
        });
        return here;
    }

    private List<Column> started(QName table, List<Column> columns, String start) {
        List<Column> started = new ArrayList<>();
        boolean found = false;
        for (Column column : columns) {
            boolean numbered = column.identity() != null;
            found |= numbered;
            started.add(
                    numbered
                            ? column.withIdentity(new Column.Identity(
                                    column.identity().always(),
                                    Long.valueOf(start),
                                    column.identity().increment()))
                            : column);
        }
        if (!found) {
            throw PortolanException.failed(
                    "identity-start",
                    "The table " + names.described(ElementRef.of(table)) + " shall begin numbering with " + start
                            + ", but no column of it is numbered by the database.");
        }
        return started;
    }

    private PortolanException unknown(QName table, String key, SortedSet<String> known) {
        return PortolanException.failed(
                "table-option-unknown",
                "The table " + names.described(ElementRef.of(table)) + " asks for \"" + key + "\", which "
                        + dialect.name() + " does not have"
                        + (known.isEmpty() ? "." : "; it has " + String.join(", ", known) + ".")
                        + " Write for which dialect it is meant: @TableOptions(dialect = …).");
    }
}
