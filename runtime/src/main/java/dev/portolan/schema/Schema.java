package dev.portolan.schema;

/** A namespace other than the connection's default. @param comment null for none */
public record Schema(Name name, String comment) {}
