package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import java.util.List;

/**
 * An entity class.
 *
 * @param className canonical name ({@code com.acme.Outer.Inner})
 * @param entityName {@code @Entity(name)}, else the part of the binary name after the last dot ({@code Outer$Inner}), as
 *     Hibernate has it
 * @param nameGiven whether {@code @Entity(name)} says it
 * @param isAbstract an abstract root of TABLE_PER_CLASS has no table
 * @param parent class name of the nearest superclass that is an entity; null for the root of a hierarchy
 * @param root class name of the hierarchy's root: its own when {@code parent} is null
 * @param inheritance of the root, so equal in the whole hierarchy; SINGLE_TABLE when nothing is said
 * @param discriminator {@code @DiscriminatorColumn} of the root; null when it has none
 * @param discriminatorValue {@code @DiscriminatorValue}; null when it has none
 * @param table {@code @Table}; {@link TableSpec#implied} when it has none
 * @param secondaryTables in the order of the annotations
 * @param primaryKeyJoin how a joined subclass's table refers to its parent's; without columns when nothing is said
 * @param id of the root; null in a subclass
 * @param attributes those that this entity adds to its parent's: its mapped superclasses' (topmost first) and its own, in the
 *     order of declaration, with type variables resolved and overrides applied; never static or transient
 * @param renamedFrom {@code @RenamedFrom}: earlier entity or table names, oldest first
 * @param extras what our own annotations say
 * @param audit what Envers does with it
 */
public record EntityModel(
        String className,
        String entityName,
        boolean nameGiven,
        boolean isAbstract,
        String parent,
        String root,
        Inheritance inheritance,
        Discriminator discriminator,
        String discriminatorValue,
        TableSpec table,
        List<SecondaryTable> secondaryTables,
        JoinSpec primaryKeyJoin,
        IdModel id,
        List<AttributeModel> attributes,
        List<String> renamedFrom,
        TableExtras extras,
        EntityAudit audit,
        Origin origin) {
    public EntityModel {
        secondaryTables = List.copyOf(secondaryTables);
        attributes = List.copyOf(attributes);
        renamedFrom = List.copyOf(renamedFrom);
    }

    /** Whether it is mapped to a view. */
    public boolean isView() {
        return extras.view() != null;
    }

    public boolean isRoot() {
        return parent == null;
    }

    /** How the classes of a hierarchy share tables. */
    public enum Inheritance {
        SINGLE_TABLE,
        JOINED,
        TABLE_PER_CLASS
    }

    /** {@code @SecondaryTable}. @param join of its primary key to the primary table's */
    public record SecondaryTable(TableSpec table, JoinSpec join) {}
}
