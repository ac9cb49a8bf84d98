package dev.portolan.dialect;

import dev.portolan.diff.ConstraintNames;
import dev.portolan.schema.Column;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of a logical graph as a server stores them: folded, and cut where the server would cut them, because it cuts them in the
 * queries of the JPA provider too. Two elements whose names become one are an error.
 */
final class ResolvedNames {
    private final Dialect dialect;
    private final Hints hints;
    /** Beside what is always the default: a schema by whose name the default one is meant; null for none. */
    private final String home;
    /** By key: the name as the mapping gives it. */
    private final Map<QName, QName> objects = new HashMap<>();
    /** By table as stored, then by key: the column as stored. */
    private final Map<QName, Map<String, Name>> columns = new HashMap<>();

    private ResolvedNames(Dialect dialect, Hints hints, String home) {
        this.dialect = dialect;
        this.hints = hints;
        this.home = home;
    }

    static ResolvedNames of(Dialect dialect, Graph graph, Hints hints, String home) {
        ResolvedNames names = new ResolvedNames(dialect, hints, home);
        graph.tables().forEach(t -> names.claim(t.name(), "table"));
        graph.sequences().forEach(s -> names.claim(s.name(), "sequence"));
        graph.views().forEach(v -> names.claim(v.name(), "view"));
        for (Table table : graph.tables()) {
            names.claimColumns(table);
        }
        return names;
    }

    /** As the server stores it. */
    Name name(Name name) {
        Name folded = dialect.names().fold(name);
        String cut = ConstraintNames.truncate(folded.text(), dialect.names().limit());
        return cut.equals(folded.text()) ? folded : Name.quoted(cut);
    }

    /** A column of a table, spelled as the table spells it. @param table as stored */
    Name column(QName table, Name column) {
        Name stored = name(column);
        return columns.getOrDefault(table, Map.of())
                .getOrDefault(dialect.names().key(stored), stored);
    }

    List<Name> columns(QName table, List<Name> columns) {
        return columns.stream().map(c -> column(table, c)).toList();
    }

    /** A table, sequence or view, spelled as itself where something refers to it. */
    QName object(QName name) {
        QName stored = stored(name);
        QName itself = objects.get(key(stored));
        return itself == null || itself.equals(name) ? stored : stored(itself);
    }

    private QName stored(QName name) {
        if (name.catalog() == null) {
            return new QName(schema(name.schema()), name(name.name()));
        }
        if (!dialect.types().catalogs()) {
            throw PortolanException.failed(
                    "catalog-unsupported",
                    described(ElementRef.of(name)) + " is in the catalog \"" + name.catalog() + "\": a connection to "
                            + dialect.name() + " reaches one database only. Give it a schema, or leave it to a unit of"
                            + " entities of its own.");
        }
        return new QName(other(name(name.catalog())), name(name.name()));
    }

    /** As stored; null for the default one, and where there are none. */
    Name schema(Name schema) {
        return schema == null || !dialect.types().schemas() ? null : other(name(schema));
    }

    /** Null for the default one. */
    private Name other(Name schema) {
        boolean isDefault = schema.text().equals(dialect.names().defaultSchema())
                || schema.text().equals(home);
        return isDefault ? null : schema;
    }

    ElementRef element(ElementRef ref) {
        QName object = object(ref.object());
        return new ElementRef(object, ref.column() == null ? null : column(object, ref.column()));
    }

    /** Equal for names that are one to the server. */
    QName key(QName stored) {
        return stored.sibling(Name.quoted(dialect.names().objectKey(stored.name())));
    }

    private void claim(QName name, String kind) {
        QName before = objects.putIfAbsent(key(stored(name)), name);
        if (before != null) {
            throw clash(
                    kind,
                    ElementRef.of(before),
                    ElementRef.of(name),
                    stored(name).toString());
        }
    }

    private void claimColumns(Table table) {
        Map<String, Name> stored = new HashMap<>();
        Map<String, Name> mapped = new HashMap<>();
        for (Column column : table.columns()) {
            Name name = name(column.name());
            String key = dialect.names().key(name);
            Name before = mapped.putIfAbsent(key, column.name());
            stored.put(key, name);
            if (before != null) {
                throw clash(
                        "column",
                        new ElementRef(table.name(), before),
                        new ElementRef(table.name(), column.name()),
                        name.text());
            }
        }
        columns.put(stored(table.name()), stored);
    }

    private PortolanException clash(String kind, ElementRef first, ElementRef second, String stored) {
        return PortolanException.failed(
                "name-clash",
                "The " + kind + " " + described(second) + " and " + described(first) + " are one name to "
                        + dialect.name() + ": \"" + stored + "\". Give one of them another name in its mapping.");
    }

    /** The element and where in the Java code it comes from. */
    String described(ElementRef element) {
        String origin = hints.origin().get(element);
        return "\"" + element + "\"" + (origin == null ? "" : " (" + origin + ")");
    }
}
