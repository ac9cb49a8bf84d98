/** Directories of every format, applied and taken back by the tools that they are for. */
package dev.portolan.acceptance.formats;
