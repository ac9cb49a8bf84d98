/**
 * What is particular to a database, one folder each. Only {@code dialect.<name>} names a concrete dialect; the others find it by
 * name or by connection through {@link dev.portolan.dialect.Dialects}.
 */
package dev.portolan.dialect;
