package dev.portolan.schema;

import java.util.Objects;

/** A graph in the terms of one dialect: what a Differ compares and a Planner plans. */
public record Physical(String dialect, Graph graph) {
    public Physical {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(graph, "graph");
    }
}
