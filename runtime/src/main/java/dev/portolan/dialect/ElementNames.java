package dev.portolan.dialect;

import dev.portolan.diff.ConstraintNames;
import dev.portolan.diff.NameLimit;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Names of constraints and indexes: those that the mapping gives, and generated ones for the rest. Indexes share the names of a
 * schema with its tables on most servers, some constraints do on some: a generated name is unique in its schema.
 */
final class ElementNames {
    private final Dialect dialect;
    private final ResolvedNames names;
    private final Map<QName, String> taken = new HashMap<>();

    ElementNames(Dialect dialect, ResolvedNames names) {
        this.dialect = dialect;
        this.names = names;
    }

    /** Tables, sequences and views come first. */
    void reserve(QName object) {
        taken.put(names.key(object), "\"" + object + "\"");
    }

    /**
     * A name that the mapping gives to an index or a unique constraint, reserved; call it for all before {@link #generated}.
     *
     * @throws PortolanException when another index, unique constraint or table of the schema has it
     */
    Name reserve(QName table, Name given) {
        Name name = given(List.of(table), given);
        QName full = table.sibling(name);
        String before = taken.putIfAbsent(names.key(full), "an index of table \"" + table + "\"");
        if (before != null) {
            throw PortolanException.failed(
                    "name-clash",
                    "The name \"" + full + "\" of an index or unique constraint of table "
                            + names.described(ElementRef.of(table)) + " is also that of " + before
                            + ". Give one of them another name in its mapping.");
        }
        return name;
    }

    /**
     * A name that the mapping gives, as stored; nobody queries it, so it is cut to a unique one.
     *
     * @param tables its own, and one that it refers to
     */
    Name given(List<QName> tables, Name name) {
        return Name.quoted(ConstraintNames.cut(
                dialect.names().fold(name).text(), dialect.names().limit(tables)));
    }

    /**
     * @param prefix {@code pk}, {@code uk}, {@code fk}, {@code ix}, {@code ck}
     * @param tables its own first, and one that it refers to
     * @param columns as stored
     * @param distinguishing what tells it from another that would have the same name; asked only then
     */
    Name generated(String prefix, List<QName> tables, List<Name> columns, Supplier<String> distinguishing) {
        QName table = tables.get(0);
        NameLimit limit = dialect.names().limit(tables);
        String whole = ConstraintNames.whole(prefix, table.name(), columns);
        String name = ConstraintNames.cut(whole, limit);
        String owner = "a constraint or index of table \"" + table + "\"";
        String text = null;
        for (int i = 2; taken.putIfAbsent(names.key(table.sibling(Name.quoted(name))), owner) != null; i++) {
            text = text == null ? table + " " + columns + " " + distinguishing.get() : text + " " + (i - 1);
            name = ConstraintNames.other(whole, text, limit);
        }
        return Name.quoted(name);
    }
}
