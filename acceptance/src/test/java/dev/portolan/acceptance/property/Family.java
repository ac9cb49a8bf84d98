package dev.portolan.acceptance.property;

import dev.portolan.schema.ColumnType;
import java.util.Locale;

/** What kind of values a type has. */
enum Family {
    BOOL,
    INT,
    DECIMAL,
    FLOAT,
    TEXT,
    BYTES,
    DATE,
    TIME,
    TIMESTAMP,
    UUID,
    JSON,
    INET,
    LOB,
    ARRAY;

    static Family of(ColumnType type) {
        if (type instanceof ColumnType.Bool) {
            return BOOL;
        } else if (type instanceof ColumnType.Int) {
            return INT;
        } else if (type instanceof ColumnType.Decimal) {
            return DECIMAL;
        } else if (type instanceof ColumnType.Floating) {
            return FLOAT;
        } else if (type instanceof ColumnType.Char) {
            return TEXT;
        } else if (type instanceof ColumnType.Text t) {
            return t.lob() ? LOB : TEXT;
        } else if (type instanceof ColumnType.Bytes b) {
            return b.lob() ? LOB : BYTES;
        } else if (type instanceof ColumnType.Date) {
            return DATE;
        } else if (type instanceof ColumnType.Time) {
            return TIME;
        } else if (type instanceof ColumnType.Timestamp) {
            return TIMESTAMP;
        } else if (type instanceof ColumnType.Uuid) {
            return UUID;
        } else if (type instanceof ColumnType.Json) {
            return JSON;
        } else if (type instanceof ColumnType.Inet) {
            return INET;
        } else if (type instanceof ColumnType.Enumerated e) {
            return e.storage() == ColumnType.Enumerated.Storage.ORDINAL ? INT : TEXT;
        } else if (type instanceof ColumnType.Array) {
            return ARRAY;
        } else if (type instanceof ColumnType.Raw r) {
            String sql = r.sql().toLowerCase(Locale.ROOT);
            return sql.contains("int") ? INT : sql.contains("real") ? FLOAT : sql.contains("blob") ? BYTES : TEXT;
        }
        throw new AssertionError(type);
    }

    /** Longest text; {@link ColumnType#MAX} for no limit. */
    static int length(ColumnType type) {
        if (type instanceof ColumnType.Text t) {
            return t.length();
        } else if (type instanceof ColumnType.Char c) {
            return c.length();
        } else if (type instanceof ColumnType.Enumerated e && e.storage() == ColumnType.Enumerated.Storage.STRING) {
            return e.length();
        } else if (type instanceof ColumnType.Raw r && r.sql().startsWith("varchar(")) {
            return Integer.parseInt(r.sql().substring(8, r.sql().indexOf(')')));
        }
        return ColumnType.MAX;
    }

    /** Bits of an integer type. */
    static int bits(ColumnType type) {
        return type instanceof ColumnType.Int i ? i.bits() : type instanceof ColumnType.Raw ? 32 : 16;
    }
}
