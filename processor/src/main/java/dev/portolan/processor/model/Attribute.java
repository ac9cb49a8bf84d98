package dev.portolan.processor.model;

import dev.portolan.processor.report.Origin;
import java.util.List;
import java.util.Set;

/**
 * What all attributes have.
 *
 * @param name {@code lat}
 * @param path from the entity: {@code home.geo.lat}
 * @param id part of the entity's primary key
 * @param marks what Hibernate's own annotations make of it
 * @param constraints what Bean Validation says of its columns
 * @param comments {@code @Comment}; those of a basic attribute are its column's
 * @param renamedFrom {@code @RenamedFrom}: earlier attribute or column names, oldest first
 * @param audit how Envers keeps its history; null when it does not
 * @param origin field or getter
 */
public record Attribute(
        String name,
        String path,
        boolean id,
        Set<Mark> marks,
        Constraints constraints,
        List<CommentSpec> comments,
        List<String> renamedFrom,
        Audit audit,
        Origin origin) {
    public Attribute {
        renamedFrom = List.copyOf(renamedFrom);
        comments = List.copyOf(comments);
        marks = Set.copyOf(marks);
    }

    /** A part of another that the source does not show. */
    Attribute(String name, String path, Constraints constraints, Audit audit, Origin origin) {
        this(name, path, false, Set.of(), constraints, List.of(), List.of(), audit, origin);
    }

    /** The same, where constraints do not count. */
    Attribute unconstrained() {
        return new Attribute(name, path, id, marks, Constraints.NONE, comments, renamedFrom, audit, origin);
    }

    /** The same, whose earlier names were put into a pattern too. */
    Attribute renamed(String pattern, String place) {
        return new Attribute(
                name,
                path,
                id,
                marks,
                constraints,
                comments,
                renamedFrom.stream().map(r -> pattern.replace(place, r)).toList(),
                audit,
                origin);
    }

    /** A part that an attribute plays besides. */
    public enum Mark {
        /** {@code @NaturalId}: part of what identifies a row to people. */
        NATURAL_ID,
        /** {@code @PartitionKey}: part of the primary key of the table, not of the entity's id. */
        PARTITION_KEY,
        /** Tells which class an embeddable is. */
        DISCRIMINATOR,
        /** {@code @CreationTimestamp}, {@code @GeneratedColumn}: Hibernate's generations differ in whether it takes NULL. */
        EITHER_NULL
    }
}
