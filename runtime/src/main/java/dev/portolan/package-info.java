/**
 * Versioned SQL migrations from JPA entities. {@link dev.portolan.Generate} is the command line, {@link dev.portolan.Portolan} the
 * same for programs.
 */
package dev.portolan;
