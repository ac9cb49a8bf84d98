package dev.portolan.schema;

import java.util.Objects;

/**
 * The name of a schema object, with its schema.
 *
 * @param catalog as a mapping gives it: a database, where a connection reaches several; null for the connection's own, and in a
 *     physical graph, whose names have it as their schema
 * @param schema null for the connection's default schema
 */
public record QName(Name catalog, Name schema, Name name) implements Comparable<QName> {
    public QName {
        Objects.requireNonNull(name, "name");
    }

    public QName(Name schema, Name name) {
        this(null, schema, name);
    }

    /** An unquoted name in the default schema. */
    public static QName of(String name) {
        return new QName(null, Name.of(name));
    }

    /** A quoted name in the default schema: the usual form in a physical graph. */
    public static QName quoted(String name) {
        return new QName(null, Name.quoted(name));
    }

    public static QName of(Name name) {
        return new QName(null, name);
    }

    /** This schema with another object name. */
    public QName sibling(Name other) {
        return new QName(catalog, schema, other);
    }

    public String text() {
        return name.text();
    }

    // Written out: a record's own are linked at run time, which the first few thousand names would wait for.
    @Override
    public boolean equals(Object other) {
        return other instanceof QName o
                && name.equals(o.name)
                && Objects.equals(schema, o.schema)
                && Objects.equals(catalog, o.catalog);
    }

    @Override
    public int hashCode() {
        return schema == null ? name.hashCode() : 31 * schema.hashCode() + name.hashCode();
    }

    @Override
    public int compareTo(QName other) {
        int byCatalog = compare(catalog, other.catalog);
        int bySchema = byCatalog != 0 ? byCatalog : compare(schema, other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    private static int compare(Name one, Name other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? -1 : 1;
        }
        return one.compareTo(other);
    }

    @Override
    public String toString() {
        return (catalog == null ? "" : catalog.text() + ".")
                + (schema == null ? "" : schema.text() + ".")
                + name.text();
    }
}
