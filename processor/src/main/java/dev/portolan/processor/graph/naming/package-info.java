/** From the names that a mapping gives, or leaves to defaults, to those of the database: as the user's JPA provider will do it. */
package dev.portolan.processor.graph.naming;
