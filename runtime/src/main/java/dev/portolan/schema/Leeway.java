package dev.portolan.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A form in which what exists may stay, though the mapping asks for another: other versions of the user's JPA provider made it
 * so, and it serves as well. What is new gets the form that the mapping asks for.
 *
 * @param columns those that it is about, or those of the other key
 * @param type the other type; null unless the kind is {@link Kind#TYPE}
 */
public record Leeway(Kind kind, QName table, List<Name> columns, PerDialect<ColumnType> type) {
    public Leeway {
        columns = List.copyOf(columns);
    }

    /** What may be otherwise. */
    public enum Kind {
        /** Whether the column takes NULL. */
        NULL,
        /** The column may have no check. */
        CHECK,
        /** The column may have the other type. */
        TYPE,
        /** The table may have these columns as its primary key, in any order. */
        KEY,
        /** The columns may be not unique. */
        UNIQUE;

        /** As in the text form. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
        }
    }

    public static Leeway of(Kind kind, QName table, List<Name> columns) {
        return new Leeway(kind, table, columns, null);
    }
}
