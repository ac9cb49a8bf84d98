/** Edits of the example's entities with their migrations as reviewed files, applied to rows, and back. */
package dev.portolan.acceptance.edits;
