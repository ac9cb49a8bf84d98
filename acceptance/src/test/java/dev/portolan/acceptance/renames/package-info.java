/** Renames through the whole generator, on rows. */
package dev.portolan.acceptance.renames;
