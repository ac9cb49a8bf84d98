package dev.portolan.dialect;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated;
import dev.portolan.schema.Name;
import dev.portolan.sql.Quoting;
import java.util.stream.Collectors;

/** How the constants of an enum are enforced in a column that is no native enum. */
final class EnumChecks {
    private EnumChecks() {}

    /** The check on the column; null for an enum without constants. */
    static String expression(Enumerated type, Name column, Quoting quoting) {
        if (type.values().isEmpty()) {
            return null;
        }
        String name = quoting.name(column);
        return type.storage() == Enumerated.Storage.ORDINAL
                ? name + " between 0 and " + (type.values().size() - 1)
                : name + " in (" + type.values().stream().map(quoting::literal).collect(Collectors.joining(", ")) + ")";
    }

    /** Whether the server has a named type of its own for the enum. */
    static boolean isNamedType(Enumerated type, ColumnType stored, Names names) {
        Name folded = names.fold(Name.of(type.name()));
        return stored instanceof ColumnType.Native named
                && type.storage() != Enumerated.Storage.ORDINAL
                && (named.name().equals(folded.text())
                        || named.name().equals(names.quoting().name(folded)));
    }

    /** Whether the type of the column itself lists the constants. */
    static boolean isInline(ColumnType stored) {
        return stored instanceof ColumnType.Native inline && inline.name().equals("enum");
    }
}
