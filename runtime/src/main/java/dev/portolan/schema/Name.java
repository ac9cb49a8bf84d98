package dev.portolan.schema;

import java.util.Objects;

/**
 * An identifier: its text, and whether the mapping quoted it.
 *
 * <p>An unquoted name is folded by the server (PostgreSQL lower, H2 upper), because a JPA provider will query it unquoted. In a
 * physical graph every name is quoted: it is exactly what the server stores.
 */
public record Name(String text, boolean quoted) implements Comparable<Name> {
    public Name {
        Objects.requireNonNull(text, "text");
    }

    /** A name as the mapping gives it without quotes. */
    public static Name of(String text) {
        return new Name(text, false);
    }

    /** A name to be kept letter by letter. */
    public static Name quoted(String text) {
        return new Name(text, true);
    }

    // Written out: a record's own are linked at run time, which the first few thousand names would wait for.
    @Override
    public boolean equals(Object other) {
        return other instanceof Name o && quoted == o.quoted && text.equals(o.text);
    }

    @Override
    public int hashCode() {
        return quoted ? ~text.hashCode() : text.hashCode();
    }

    @Override
    public int compareTo(Name other) {
        int byText = text.compareTo(other.text);
        return byText != 0 ? byText : Boolean.compare(quoted, other.quoted);
    }

    @Override
    public String toString() {
        return text;
    }
}
