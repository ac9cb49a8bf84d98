package dev.portolan.schema;

/**
 * A sequence. Where the database has none, resolve makes it a table with a seed row.
 *
 * @param options text after it ({@code @SequenceGenerator(options)}); null for none
 * @param dialects that have it
 */
public record Sequence(QName name, long start, long increment, String options, DialectSet dialects) {
    /** One of all dialects. */
    public Sequence(QName name, long start, long increment, String options) {
        this(name, start, increment, options, DialectSet.ALL);
    }
}
