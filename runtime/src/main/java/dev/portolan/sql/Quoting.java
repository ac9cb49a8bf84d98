package dev.portolan.sql;

import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a dialect writes identifiers and string literals. Everything printed goes through here: names and comments are hostile.
 *
 * @param quote the identifier quote; doubled inside
 * @param backslash whether a backslash in a literal must be doubled
 */
public record Quoting(char quote, boolean backslash) {
    public String name(String text) {
        String q = String.valueOf(quote);
        return q + text.replace(q, q + q) + q;
    }

    public String name(Name name) {
        return name(name.text());
    }

    public String name(QName name) {
        return name.schema() == null ? name(name.name()) : name(name.schema()) + "." + name(name.name());
    }

    /** {@code "a", "b"}. */
    public String names(List<Name> names) {
        return names.stream().map(this::name).collect(Collectors.joining(", "));
    }

    /** {@code 'it''s'}. */
    public String literal(String text) {
        String doubled = text.replace("'", "''");
        return "'" + (backslash ? doubled.replace("\\", "\\\\") : doubled) + "'";
    }
}
