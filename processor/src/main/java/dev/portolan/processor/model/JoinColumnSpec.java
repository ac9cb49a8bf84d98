package dev.portolan.processor.model;

/**
 * {@code @JoinColumn}, {@code @PrimaryKeyJoinColumn} or {@code @MapKeyJoinColumn}.
 *
 * @param referencedColumnName as written; null for the primary key's
 */
public record JoinColumnSpec(ColumnSpec column, String referencedColumnName) {}
