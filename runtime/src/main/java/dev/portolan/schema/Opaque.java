package dev.portolan.schema;

/**
 * An object that is kept and not understood: inspected, so that a rebuild can drop and restore it; never dropped by a diff.
 *
 * @param kind {@code trigger}, {@code function}, {@code policy} …
 * @param table that it hangs on; null for none
 * @param sql that creates it again, without a final semicolon
 */
public record Opaque(String kind, QName name, QName table, String sql) {}
