/** The entities of a compilation beside what the last migration was made for. */
package dev.portolan.processor.check;
