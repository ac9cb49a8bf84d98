package dev.portolan.dialect;

import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hints with the names that the server stores. */
final class HintResolver {
    private final String dialect;
    private final ResolvedNames names;

    HintResolver(Dialect dialect, ResolvedNames names) {
        this.dialect = dialect.name();
        this.names = names;
    }

    Hints resolve(Hints hints) {
        Map<ElementRef, List<Name>> renamedFrom = new HashMap<>();
        hints.renamedFrom()
                .forEach((element, olds) -> renamedFrom.put(
                        names.element(element), olds.stream().map(names::name).toList()));
        Map<ElementRef, String> origin = new HashMap<>();
        hints.origin().forEach((element, java) -> origin.put(names.element(element), java));
        List<Hints.ValueRename> values = hints.values().stream()
                .map(v -> {
                    ElementRef column = names.element(new ElementRef(v.table(), v.column()));
                    return new Hints.ValueRename(column.object(), column.column(), v.from(), v.to());
                })
                .toList();
        Map<ElementRef, Set<Shape>> shapes = new HashMap<>();
        hints.shapes().forEach((element, kinds) -> shapes.put(names.element(element), kinds));
        return new Hints(
                renamedFrom, expressions(hints.backfill()), expressions(hints.using()), values, origin, shapes);
    }

    private Map<ElementRef, PerDialect<String>> expressions(Map<ElementRef, PerDialect<String>> of) {
        Map<ElementRef, PerDialect<String>> resolved = new HashMap<>();
        of.forEach((element, sql) -> {
            String here = sql.in(dialect);
            if (here != null) {
                resolved.put(names.element(element), PerDialect.of(here));
            }
        });
        return resolved;
    }
}
