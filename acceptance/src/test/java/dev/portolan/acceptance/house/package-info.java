/** The rules of the house that a compiler does not know: layers, sizes, what may be touched where. */
package dev.portolan.acceptance.house;
