package dev.portolan.dialect;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Columns in the terms of a dialect. */
final class ColumnResolver {
    private final Dialect dialect;
    private final ResolvedNames names;
    private final Map<QName, EnumType> enums = new TreeMap<>();

    ColumnResolver(Dialect dialect, ResolvedNames names) {
        this.dialect = dialect;
        this.names = names;
    }

    /** Named enum types that the columns so far need. */
    Map<QName, EnumType> enums() {
        return enums;
    }

    /** @param checks takes what enforces the constants of an enum; without a name yet */
    Column resolve(QName table, Column column, List<Check> checks) {
        ElementRef element = new ElementRef(table, column.name());
        ColumnType neutral = column.type().in(dialect.name());
        if (neutral == null) {
            throw PortolanException.failed(
                    "no-type", "The column " + names.described(element) + " has no type on " + dialect.name() + ".");
        }
        ColumnType stored = type(element, neutral);
        Name name = names.name(column.name());
        if (neutral instanceof ColumnType.Enumerated type) {
            enumerated(element, name, type, stored, checks);
        } else if (neutral instanceof ColumnType.Array array && array.element() instanceof ColumnType.Enumerated type) {
            named(element, type, type(element, type));
        }
        return new Column(
                name,
                PerDialect.of(stored),
                column.nullable(),
                here(column.defaultSql()),
                generated(element, column.generated()),
                column.identity(),
                column.collation(),
                dialect.rules().comments() ? column.comment() : null,
                column.options());
    }

    private ColumnType type(ElementRef element, ColumnType neutral) {
        try {
            return dialect.types().toNative(neutral);
        } catch (PortolanException e) {
            throw PortolanException.failed(
                    e.code(), "The column " + names.described(element) + ": " + e.getMessage(), e);
        }
    }

    private void enumerated(
            ElementRef element, Name name, ColumnType.Enumerated type, ColumnType stored, List<Check> checks) {
        if (!named(element, type, stored) && !EnumChecks.isInline(stored)) {
            String check = EnumChecks.expression(type, name, dialect.names().quoting());
            if (check != null) {
                checks.add(new Check(null, false, PerDialect.of(check), name, null));
            }
        }
    }

    /** Whether the server has a named type for the enum, which is noted then. */
    private boolean named(ElementRef element, ColumnType.Enumerated type, ColumnType stored) {
        if (!EnumChecks.isNamedType(type, stored, dialect.names())) {
            return false;
        }
        EnumType named = new EnumType(names.object(element.object().sibling(Name.of(type.name()))), type.values());
        EnumType before = enums.putIfAbsent(named.name(), named);
        if (before != null && !before.equals(named)) {
            throw PortolanException.failed(
                    "name-clash",
                    "The enum type \"" + named.name() + "\" of column " + names.described(element)
                            + " has other constants than another column's of that name. Rename one of the enums.");
        }
        return true;
    }

    private Column.Generated generated(ElementRef element, Column.Generated generated) {
        if (generated == null) {
            return null;
        }
        PerDialect<String> expression = here(generated.expression());
        if (expression == null) {
            throw PortolanException.failed(
                    "no-expression",
                    "The generated column " + names.described(element) + " has no expression on " + dialect.name()
                            + ".");
        }
        return new Column.Generated(expression, generated.stored());
    }

    private PerDialect<String> here(PerDialect<String> expression) {
        String value = PerDialect.in(expression, dialect.name());
        return value == null ? null : PerDialect.of(value);
    }
}
