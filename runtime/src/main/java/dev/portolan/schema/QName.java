package dev.portolan.schema;

import java.util.Objects;

/**
 * The name of a schema object, with its schema.
 *
 * @param schema null for the connection's default schema
 */
public record QName(Name schema, Name name) implements Comparable<QName> {
    public QName {
        Objects.requireNonNull(name, "name");
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
        return new QName(schema, other);
    }

    public String text() {
        return name.text();
    }

    // Written out: a record's own are linked at run time, which the first few thousand names would wait for.
    @Override
    public boolean equals(Object other) {
        return other instanceof QName o && name.equals(o.name) && Objects.equals(schema, o.schema);
    }

    @Override
    public int hashCode() {
        return schema == null ? name.hashCode() : 31 * schema.hashCode() + name.hashCode();
    }

    @Override
    public int compareTo(QName other) {
        if (schema == null || other.schema == null) {
            return schema == other.schema ? name.compareTo(other.name) : schema == null ? -1 : 1;
        }
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return schema == null ? name.text() : schema.text() + "." + name.text();
    }
}
