package dev.portolan.dialect;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Leeway;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Hints with the names that the server stores. */
final class HintResolver {
    private final Dialect dialect;
    private final ResolvedNames names;

    HintResolver(Dialect dialect, ResolvedNames names) {
        this.dialect = dialect;
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
                renamedFrom,
                expressions(hints.backfill()),
                expressions(hints.using()),
                values,
                origin,
                shapes,
                hints.leeways().stream().flatMap(this::leeway).toList());
    }

    private Stream<Leeway> leeway(Leeway leeway) {
        QName table = names.object(leeway.table());
        ColumnType type = PerDialect.in(leeway.type(), dialect.name());
        if (leeway.kind() == Leeway.Kind.TYPE && type == null) {
            return Stream.of();
        }
        PerDialect<ColumnType> here =
                type == null ? null : PerDialect.of(dialect.types().toNative(type));
        return Stream.of(new Leeway(leeway.kind(), table, names.columns(table, leeway.columns()), here));
    }

    private Map<ElementRef, PerDialect<String>> expressions(Map<ElementRef, PerDialect<String>> of) {
        Map<ElementRef, PerDialect<String>> resolved = new HashMap<>();
        of.forEach((element, sql) -> {
            String here = sql.in(dialect.name());
            if (here != null) {
                resolved.put(names.element(element), PerDialect.of(here));
            }
        });
        return resolved;
    }
}
