package dev.portolan.schema;

/**
 * A sequence. Where the database has none, resolve makes it a table with a seed row.
 *
 * @param options text after it ({@code @SequenceGenerator(options)}); null for none
 */
public record Sequence(QName name, long start, long increment, String options) {}
