package dev.portolan.schema;

/**
 * What a persistence unit wants: its logical graph and the hints beside it. Written by the processor as
 * {@code META-INF/portolan/<unit>.graph}.
 *
 * @param unit name of the persistence unit
 */
public record Desired(String unit, Graph graph, Hints hints) {}
