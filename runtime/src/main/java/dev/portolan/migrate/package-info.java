/**
 * The generator: from a {@link dev.portolan.migrate.SchemaSource} and options to files. {@link dev.portolan.migrate.Generator} is
 * the library, {@link dev.portolan.migrate.GenerateCommand} the command line over it.
 */
package dev.portolan.migrate;
