package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.PerDialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What our own annotations on an entity say about its table, and Hibernate's where they say the same.
 *
 * @param indexes {@code @SqlIndex} and {@code @Exclusion}
 * @param options as {@link dev.portolan.schema.Table#options()} has them, {@code postgres:unlogged} for one dialect
 * @param view query of {@code @View}; null when it is a table
 * @param subselect whether a query of Hibernate's {@code @Subselect} stands for the table: there is none
 * @param softDelete null for none
 * @param dependsOn class names of entities that the view reads; empty when nothing is said
 * @param extensions names of {@code @Extension}, as written
 * @param online kinds of {@code @Online}
 * @param origins where each annotation is, by its qualified name
 */
public record TableExtras(
        List<IndexExtra> indexes,
        SortedMap<String, String> options,
        PerDialect<String> view,
        boolean subselect,
        SoftDelete softDelete,
        List<String> dependsOn,
        List<String> extensions,
        Set<dev.portolan.schema.Shape> online,
        Map<String, Origin> origins) {
    public static final TableExtras NONE =
            new TableExtras(List.of(), new TreeMap<>(), null, false, null, List.of(), List.of(), Set.of(), Map.of());

    public TableExtras {
        indexes = List.copyOf(indexes);
        dependsOn = List.copyOf(dependsOn);
        extensions = List.copyOf(extensions);
        online = Set.copyOf(online);
        origins = Map.copyOf(origins);
    }

    /** @param hibernateView Hibernate's {@code @View}, where ours says nothing; null for none */
    TableExtras with(Mirror hibernateView, boolean isSubselect, SoftDelete soft) {
        String query = hibernateView == null ? null : hibernateView.string("query");
        if ((view != null || query == null) && !isSubselect && soft == null) {
            return this;
        }
        Map<String, Origin> all = new HashMap<>(origins);
        if (query != null) {
            all.putIfAbsent(Own.VIEW, hibernateView.origin());
        }
        return new TableExtras(
                indexes,
                options,
                view == null && query != null ? PerDialect.of(query) : view,
                isSubselect,
                soft,
                dependsOn,
                extensions,
                online,
                all);
    }
}
