/**
 * Migration directories: which files there are, in which order, what {@code atlas.sum} says of them, and how a plan becomes files.
 * The only place, besides the replay cache, that touches files.
 */
package dev.portolan.dir;
