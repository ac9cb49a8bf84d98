package dev.portolan.dialect;

import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;

/** The desired state in the terms of a dialect. @param hints with physical names */
public record Resolved(Physical physical, Hints hints) {}
