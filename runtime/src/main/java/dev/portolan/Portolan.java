package dev.portolan;

import dev.portolan.migrate.Generator;
import dev.portolan.migrate.SchemaSource;

/** Where a program begins. */
public final class Portolan {
    private Portolan() {}

    /** Generates migrations towards that schema. */
    public static Generator generator(SchemaSource source) {
        return Generator.of(source);
    }
}
