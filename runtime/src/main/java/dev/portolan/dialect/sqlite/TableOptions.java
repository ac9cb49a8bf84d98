package dev.portolan.dialect.sqlite;

/** Keys of {@link dev.portolan.schema.Table#options()}. */
final class TableOptions {
    static final String STRICT = "strict";
    static final String WITHOUT_ROWID = "without rowid";

    /**
     * What is written about the primary key besides its columns: {@code on conflict ignore}, or, in parentheses, its columns with
     * order and collation, and then the rest.
     */
    static final String PRIMARY_KEY = "primary key";

    /** {@code @Table(options)}, appended as written. */
    static final String WRITTEN = "options";

    private TableOptions() {}
}
