/** From the persistence unit to the logical schema graph: tables, keys, associations, generators, and the hints beside them. */
package dev.portolan.processor.graph;
