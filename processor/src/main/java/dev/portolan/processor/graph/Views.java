package dev.portolan.processor.graph;

import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Elements;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.ToMany;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.TableSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Entities that are mapped to a view: what they cannot have, and the view in place of the table. */
final class Views {
    private final Mapping mapping;

    Views(Mapping mapping) {
        this.mapping = mapping;
    }

    void check(EntityModel entity) {
        if (!entity.isView()) {
            return;
        }
        Origin view = entity.extras().origins().get(Own.VIEW);
        if (!entity.isRoot() || !mapping.entities.subclasses(entity).isEmpty()) {
            mapping.reporter.report(Message.VIEW_INHERITANCE, view, entity.className());
        }
        TableSpec table = entity.table();
        none(table.origin().at("indexes"), "indexes", table.indexes());
        none(table.origin().at("uniqueConstraints"), "unique constraints", table.uniques());
        none(table.origin().at("check"), "checks", table.checks());
        none(view, "secondary tables", entity.secondaryTables());
        for (String own : List.of(Own.SQL_INDEX, Own.EXCLUSION, Own.TABLE_OPTIONS, Own.COLLATION, Own.CHARSET)) {
            Origin at = entity.extras().origins().get(own);
            if (at != null) {
                mapping.reporter.report(
                        Message.VIEW_HAS, at, own.endsWith("Options") ? "options" : "indexes or charset");
            }
        }
        attributes(entity.attributes());
    }

    private void attributes(List<AttributeModel> attributes) {
        for (AttributeModel attribute : attributes) {
            if (attribute instanceof ToMany toMany && toMany.joinTable() != null
                    || attribute instanceof ToOne toOne && toOne.joinTable() != null) {
                mapping.reporter.report(Message.VIEW_HAS, attribute.origin(), "join table");
            } else if (attribute instanceof Elements) {
                mapping.reporter.report(Message.VIEW_HAS, attribute.origin(), "collection table");
            } else if (attribute instanceof Embedded embedded) {
                attributes(embedded.attributes());
            }
        }
    }

    private void none(Origin at, String what, Collection<?> elements) {
        if (!elements.isEmpty()) {
            mapping.reporter.report(Message.VIEW_HAS, at, what);
        }
    }

    /** @param table what would be its table */
    View view(EntityModel entity, Table table) {
        PerDialect<String> query = entity.extras().view();
        return new View(table.name(), query, table.comment(), dependsOn(entity, table.name(), query));
    }

    private List<QName> dependsOn(EntityModel entity, QName own, PerDialect<String> query) {
        if (!entity.extras().dependsOn().isEmpty()) {
            return entity.extras().dependsOn().stream()
                    .map(mapping.entities::get)
                    .filter(Objects::nonNull)
                    .map(mapping::tableName)
                    .distinct()
                    .toList();
        }
        List<String> texts = new ArrayList<>(query.overrides().values());
        texts.add(Objects.requireNonNullElse(query.value(), ""));
        Set<String> words = texts.stream()
                .flatMap(t -> List.of(t.toLowerCase(Locale.ROOT).split("\\W+")).stream())
                .collect(Collectors.toSet());
        return mapping.tables.all().stream()
                .map(t -> t.name)
                .filter(n -> !n.equals(own) && words.contains(TableDraft.fold(n.text())))
                .toList();
    }
}
