package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import java.util.Map;

/**
 * What Envers does with an entity.
 *
 * @param audited whether it keeps its history
 * @param table {@code @AuditTable}; null for the default
 * @param schema null for that of the entity's table
 * @param catalog null for that of the entity's table
 * @param secondary names of the histories of secondary tables, by the names of those
 * @param revision {@code @RevisionEntity}: its rows are the revisions
 * @param numbered whether an attribute has {@code @RevisionNumber}
 * @param timed whether an attribute has {@code @RevisionTimestamp}
 */
public record EntityAudit(
        boolean audited,
        String table,
        String schema,
        String catalog,
        Map<String, String> secondary,
        boolean revision,
        boolean numbered,
        boolean timed,
        Origin origin) {
    public EntityAudit {
        secondary = Map.copyOf(secondary);
    }
}
