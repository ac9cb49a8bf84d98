package dev.portolan.processor.graph;

import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Elements;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.ToMany;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.model.CommentSpec;
import dev.portolan.processor.model.EntityModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Hibernate's {@code @Comment} on what has more than a column, once all tables are there: as Hibernate, it has the last word. */
final class Comments {
    private final Mapping mapping;

    Comments(Mapping mapping) {
        this.mapping = mapping;
    }

    void add(EntityModel entity) {
        add(entity, entity.attributes());
    }

    private void add(EntityModel entity, List<AttributeModel> attributes) {
        for (AttributeModel attribute : attributes) {
            List<CommentSpec> comments = attribute.attribute().comments();
            if (!comments.isEmpty() && !(attribute instanceof Basic)) {
                CollectionDraft stored = stored(entity, attribute);
                if (attribute instanceof ToOne || attribute instanceof Embedded) {
                    comments.forEach(c -> ofColumns(entity, attribute, stored, c));
                } else if (stored != null) {
                    comments.forEach(c -> ofTable(stored.table(), c));
                }
            }
            if (attribute instanceof Embedded embedded) {
                add(entity, embedded.attributes());
            }
        }
    }

    /** Null for what is stored in the entity's own tables. */
    private CollectionDraft stored(EntityModel entity, AttributeModel attribute) {
        CollectionDraft own = mapping.collections.get(Mapping.source(entity, attribute));
        if (own != null || !(attribute instanceof ToMany toMany) || toMany.mappedBy() == null) {
            return own;
        }
        EntityModel target = mapping.entities.get(toMany.target());
        for (EntityModel at : target == null ? List.<EntityModel>of() : mapping.entities.chain(target)) {
            CollectionDraft other = mapping.entities
                    .attribute(at, toMany.mappedBy())
                    .map(a -> mapping.collections.get(Mapping.source(at, a)))
                    .orElse(null);
            if (other != null) {
                return other;
            }
        }
        return null;
    }

    private static void ofTable(TableDraft table, CommentSpec comment) {
        if (comment.isFor(table.name.text())) {
            table.comment(comment.text());
        } else {
            table.columns().stream()
                    .filter(c -> comment.isFor(c.column().name().text()))
                    .findFirst()
                    .ifPresent(c -> table.put(c.withColumn(c.column().withComment(comment.text()))));
        }
    }

    /** The first column, unless one is named. */
    private void ofColumns(EntityModel entity, AttributeModel attribute, CollectionDraft stored, CommentSpec comment) {
        List<String> sources = sources(entity, attribute);
        for (TableDraft table : stored == null ? mapping.tables.all() : List.of(stored.table())) {
            List<ColumnDraft> columns = new ArrayList<>(table.columns().stream()
                    .filter(c -> stored == null
                            ? sources.contains(c.source())
                            : stored.values().contains(c.column().name()))
                    .filter(c -> comment.isFor(c.column().name().text()))
                    .toList());
            columns.sort(Comparator.comparingInt(c -> sources.indexOf(c.source())));
            columns.stream()
                    .findFirst()
                    .ifPresent(c -> table.put(c.withColumn(c.column().withComment(comment.text()))));
        }
    }

    /** The attributes in columns, in Hibernate's order. */
    private static List<String> sources(EntityModel entity, AttributeModel attribute) {
        if (attribute instanceof Embedded embedded) {
            List<AttributeModel> parts = new ArrayList<>(embedded.attributes());
            if (!embedded.className().startsWith("@")) {
                parts.sort(Comparator.comparing(AttributeModel::name));
            }
            return parts.stream().flatMap(p -> sources(entity, p).stream()).toList();
        }
        return attribute instanceof ToMany || attribute instanceof Elements
                ? List.of()
                : List.of(Mapping.source(entity, attribute));
    }
}
