package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import java.util.Locale;

/** What SQLite makes of a declared type: which values it converts when they are stored. */
enum Affinity {
    INTEGER,
    TEXT,
    BLOB,
    REAL,
    NUMERIC;

    static Affinity of(Column column) {
        ColumnType type = column.physicalType();
        String name =
                (type instanceof ColumnType.Native n ? n.name() : new SqliteTypes().sql(type)).toUpperCase(Locale.ROOT);
        if (name.contains("INT")) {
            return INTEGER;
        }
        if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
            return TEXT;
        }
        if (name.contains("BLOB") || name.isEmpty()) {
            return BLOB;
        }
        if (name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB")) {
            return REAL;
        }
        return NUMERIC;
    }

    /** Whether a value that was stored under this one can become another under that one. */
    boolean mayChangeUnder(Affinity other) {
        boolean whole = this == INTEGER || this == NUMERIC;
        return switch (other) {
            case BLOB -> false;
            case INTEGER, NUMERIC -> this == TEXT || this == BLOB;
            case REAL -> whole || this == TEXT || this == BLOB;
            case TEXT -> this != TEXT;
        };
    }
}
