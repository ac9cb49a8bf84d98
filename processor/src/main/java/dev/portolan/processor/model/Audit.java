package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import java.util.List;

/**
 * That Envers keeps the history of an attribute, and how.
 *
 * @param flag whether a column tells that it changed
 * @param flagColumn name of that column; null for the default
 * @param anyTarget whether an association may lead to what is not audited
 * @param table of a collection
 * @param inverseColumns names of the columns that refer to the collection's entities; empty for the default
 * @param mappedBy {@code @AuditMappedBy}: attribute of the other side that a collection's join column belongs to; null for none
 * @param positionMappedBy attribute of the other side with the place in the list; null for none
 * @param keysEnumerated {@code @MapKeyEnumerated}
 * @param supported whether Envers can do it
 * @param overrides of what is embedded
 */
public record Audit(
        boolean flag,
        String flagColumn,
        boolean anyTarget,
        Table table,
        List<String> inverseColumns,
        String mappedBy,
        String positionMappedBy,
        boolean keysEnumerated,
        boolean supported,
        List<Override> overrides,
        Origin origin) {
    public Audit {
        inverseColumns = List.copyOf(inverseColumns);
        overrides = List.copyOf(overrides);
    }

    /**
     * The table of a collection's history.
     *
     * @param name null for the default
     * @param whole whether that is all of its name, without prefix and suffix
     * @param schema null for that of the collection's table
     * @param catalog null for that of the collection's table
     */
    public record Table(String name, boolean whole, String schema, String catalog) {}

    /**
     * {@code @AuditOverride} on an attribute.
     *
     * @param className class that declares what is overridden; null for any
     * @param name of the attribute; null for all of the class
     * @param table null where it names none
     */
    public record Override(String className, String name, boolean audited, Table table) {}
}
