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
        String collation = column.collation();
        String charset = null;
        if (neutral instanceof ColumnType.Collated collated) {
            neutral = collated.type();
            charset = collated.charset();
            collation = collated.collation() == null ? collation : collated.collation();
        }
        ColumnType stored = type(element, neutral);
        Name name = names.name(column.name());
        if (neutral instanceof ColumnType.Enumerated type) {
            stored = enumerated(element, name, type, stored, checks);
        } else if (neutral instanceof ColumnType.Array array && array.element() instanceof ColumnType.Enumerated type) {
            stored = array(stored, named(element, type, type(element, type)));
        }
        if (charset != null) {
            stored = withCharset(element, stored, charset, collation);
            collation = null;
        }
        Column.Identity identity = identity(column.identity());
        return new Column(
                name,
                PerDialect.of(identity == null ? stored : dialect.types().numbered(stored)),
                column.nullable(),
                here(column.defaultSql()),
                generated(element, column.generated()),
                identity,
                collation,
                dialect.rules().comments() ? column.comment() : null,
                column.options(),
                onUpdate(element, column.onUpdate()));
    }

    private Column.Identity identity(Column.Identity identity) {
        return identity == null || !identity.dialects().has(dialect.name())
                ? null
                : new Column.Identity(identity.always(), identity.start(), identity.increment());
    }

    private PerDialect<String> onUpdate(ElementRef element, PerDialect<String> expression) {
        PerDialect<String> here = here(expression);
        if (here != null && !dialect.types().onUpdate()) {
            throw PortolanException.failed(
                    "no-on-update",
                    "The column " + names.described(element) + " is to be written at each update of a row, which "
                            + dialect.name() + " does only in a trigger. Write for which dialect it is meant.");
        }
        return here;
    }

    private ColumnType withCharset(ElementRef element, ColumnType stored, String charset, String collation) {
        if (!dialect.types().charsets()) {
            throw PortolanException.failed(
                    "no-charset",
                    "The column " + names.described(element) + " asks for the charset " + charset + ", but on "
                            + dialect.name() + " a database has one charset. Write for which dialect it is meant.");
        }
        return new ColumnType.Raw(dialect.types().sql(stored) + " CHARACTER SET " + charset
                + (collation == null ? "" : " COLLATE " + collation));
    }

    private ColumnType type(ElementRef element, ColumnType neutral) {
        try {
            return dialect.types().toNative(neutral);
        } catch (PortolanException e) {
            throw PortolanException.failed(
                    e.code(), "The column " + names.described(element) + ": " + e.getMessage(), e);
        }
    }

    private ColumnType enumerated(
            ElementRef element, Name name, ColumnType.Enumerated type, ColumnType stored, List<Check> checks) {
        QName named = named(element, type, stored);
        if (named != null) {
            return named.schema() == null
                    ? stored
                    : ColumnType.Native.of(dialect.names().quoting().name(named));
        }
        if (!EnumChecks.isInline(stored)) {
            String check = EnumChecks.expression(type, name, dialect.names().quoting());
            if (check != null) {
                checks.add(new Check(null, false, PerDialect.of(check), name, null));
            }
        }
        return stored;
    }

    private ColumnType array(ColumnType stored, QName element) {
        if (element == null || element.schema() == null || !(stored instanceof ColumnType.Native array)) {
            return stored;
        }
        String plain = dialect.names().quoting().name(element.name());
        return new ColumnType.Native(
                array.name().replace(plain, dialect.names().quoting().name(element)), array.args());
    }

    /** The server's named type for the enum, which is noted; null when it has none. */
    private QName named(ElementRef element, ColumnType.Enumerated type, ColumnType stored) {
        if (!EnumChecks.isNamedType(type, stored, dialect.names())) {
            return null;
        }
        Name name = Name.of(type.name());
        QName at = type.schema() == null ? element.object().sibling(name) : new QName(Name.of(type.schema()), name);
        EnumType named = new EnumType(names.object(at), type.values());
        EnumType before = enums.putIfAbsent(named.name(), named);
        if (before != null && !before.equals(named)) {
            throw PortolanException.failed(
                    "name-clash",
                    "The enum type \"" + named.name() + "\" of column " + names.described(element)
                            + " has other constants than another column's of that name. Rename one of the enums.");
        }
        return named.name();
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
