package dev.portolan.processor.model;

/**
 * {@code @JoinTable} or {@code @CollectionTable}.
 *
 * @param present whether there is such an annotation
 * @param owner columns that refer to the owning entity
 * @param target columns that refer to the target entity; {@link JoinSpec#IMPLIED} for a collection table
 */
public record JoinTableSpec(boolean present, TableSpec table, JoinSpec owner, JoinSpec target) {}
