package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import java.util.List;

/**
 * What all attributes have.
 *
 * @param name {@code lat}
 * @param path from the entity: {@code home.geo.lat}
 * @param id part of the entity's primary key
 * @param renamedFrom {@code @RenamedFrom}: earlier attribute or column names, oldest first
 * @param origin field or getter
 */
public record Attribute(String name, String path, boolean id, List<String> renamedFrom, Origin origin) {
    public Attribute {
        renamedFrom = List.copyOf(renamedFrom);
    }
}
