package dev.portolan.schema;

/** A server extension that the schema needs. */
public record Extension(Name name) {}
