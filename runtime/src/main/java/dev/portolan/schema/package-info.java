/**
 * The schema graph as values: what a database is, or should be.
 *
 * <p>The same records serve twice. A <em>logical</em> graph comes from entities: neutral {@link
 * dev.portolan.schema.ColumnType types}, names that remember whether the mapping quoted them, {@link
 * dev.portolan.schema.PerDialect} where databases differ. A <em>physical</em> graph belongs to one dialect and is held in a
 * {@link dev.portolan.schema.Physical}: native types, folded names (all marked quoted), no overrides. Objects refer to each
 * other by name, never by pointer, so graphs compare and hash by value.
 */
package dev.portolan.schema;
