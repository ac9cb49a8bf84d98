package dev.portolan.processor.model;

import java.util.List;

/**
 * Columns that refer to a key.
 *
 * @param columns as written; empty for the default
 * @param foreignKey never null
 */
public record JoinSpec(List<JoinColumnSpec> columns, ForeignKeySpec foreignKey) {
    public static final JoinSpec IMPLIED = new JoinSpec(List.of(), ForeignKeySpec.IMPLIED);

    public JoinSpec {
        columns = List.copyOf(columns);
    }
}
