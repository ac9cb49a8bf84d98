package dev.portolan.processor.model;

/**
 * {@code @JoinColumn}, {@code @PrimaryKeyJoinColumn} or {@code @MapKeyJoinColumn}.
 *
 * @param referencedColumnName as written; null for the primary key's
 * @param formula whether it is computed when it is read: there is no column then
 */
public record JoinColumnSpec(ColumnSpec column, String referencedColumnName, boolean formula) {}
