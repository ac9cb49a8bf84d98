package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;

/** A key part of an index, as text. */
final class IndexText {
    private IndexText() {}

    static String of(IndexPart part, Index index, QName table) {
        IndexPart.Nulls usual = part.descending() ? IndexPart.Nulls.LAST : IndexPart.Nulls.FIRST;
        if (part.nulls() != null && part.nulls() != usual || part.opclass() != null || part.prefix() > 0) {
            throw PortolanException.failed(
                    "sqlite-index",
                    "Index \"" + index.name() + "\" of table \"" + table
                            + "\": SQLite sorts NULLs first (last when descending), and knows neither operator classes nor"
                            + " prefixes.");
        }
        return (part.column() != null ? Ddl.quoted(part.column()) : "(" + Ddl.text(part.expression()) + ")")
                + (part.collation() == null ? "" : " COLLATE " + ColumnText.collation(part.collation()))
                + (part.descending() ? " DESC" : "");
    }
}
