package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import java.util.List;

/**
 * Columns that refer to a key.
 *
 * @param columns as written; empty for the default
 * @param foreignKey never null
 * @param target what they refer to instead of the key; null for the key
 */
public record JoinSpec(List<JoinColumnSpec> columns, ForeignKeySpec foreignKey, Target target) {
    public static final JoinSpec IMPLIED = new JoinSpec(List.of(), ForeignKeySpec.IMPLIED, null);

    public JoinSpec {
        columns = List.copyOf(columns);
    }

    /** An attribute of the target, by Hibernate's {@code @PropertyRef}. @param path {@code name}, or {@code home.zip} */
    public record Target(String path, Origin origin) {}
}
