/** The generator's entry: from options to files. */
package dev.portolan.migrate;
