/**
 * What is particular to a database, one folder each. Only {@code dialect.<name>} names a concrete dialect; the others find it by
 * name or by connection through {@link dev.portolan.dialect.Dialects}.
 *
 * <p>A plan is made in the simplest form first. Then the dialect's {@link dev.portolan.dialect.StepRule}s rewrite it, one after the
 * other, where a {@link dev.portolan.schema.Shape} is wanted: they go by the {@link dev.portolan.sql.Work} that each step says it
 * does, and what they do not know stays as it is. Which steps share a file is decided last, by
 * {@link dev.portolan.sql.Batch}.
 */
package dev.portolan.dialect;
