package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.schema.Desired;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.Extension;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Leeway;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Schema;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Shape;
import dev.portolan.schema.Table;
import dev.portolan.schema.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The finished graph, and the hints that go with it. */
final class DesiredDraft {
    private final Mapping mapping;
    private final Generators generators;
    private final Map<ElementRef, List<Name>> renamedFrom = new HashMap<>();
    private final Map<ElementRef, PerDialect<String>> backfill = new HashMap<>();
    private final Map<ElementRef, PerDialect<String>> using = new HashMap<>();
    private final Map<ElementRef, String> origin = new HashMap<>();
    private final Map<ElementRef, Set<Shape>> online = new HashMap<>();
    private final List<Leeway> leeways = new ArrayList<>();

    DesiredDraft(Mapping mapping, Generators generators) {
        this.mapping = mapping;
        this.generators = generators;
    }

    Desired desired() {
        List<Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        for (TableDraft table : mapping.tables.all()) {
            if (table.viewOf() != null) {
                views.add(new Views(mapping).view(table.viewOf(), table.table()));
                origin.put(ElementRef.of(table.name), table.source);
                continue;
            }
            tables.add(table.table());
            hint(ElementRef.of(table.name), table.term, table.source);
            online(ElementRef.of(table.name), table.online());
            leeways.addAll(table.leeways());
            for (ColumnDraft column : table.columns()) {
                ElementRef ref = new ElementRef(table.name, column.column().name());
                hint(ref, column.term(), column.source());
                put(backfill, ref, column.extras().backfill());
                put(using, ref, column.extras().using());
                online(ref, column.extras().online());
            }
        }
        List<Sequence> sequences = new ArrayList<>();
        for (Generators.Drawn drawn : generators.sequences()) {
            sequences.add(drawn.sequence());
            hint(ElementRef.of(drawn.sequence().name()), drawn.term(), drawn.source());
        }
        Graph graph = new Graph(
                schemas(tables, sequences),
                mapping.unit.extensions().stream()
                        .map(e -> new Extension(Term.written(e).logical()))
                        .distinct()
                        .toList(),
                List.of(),
                sequences,
                new ConstraintNames(mapping).apart(tables),
                views,
                generators.seeds(),
                List.of());
        Hints hints = new Hints(renamedFrom, backfill, using, mapping.values.all(), origin, online, leeways);
        return new Desired(mapping.unit.name(), graph, hints);
    }

    private void online(ElementRef ref, Set<Shape> kinds) {
        if (!kinds.isEmpty()) {
            online.put(ref, kinds);
        }
    }

    private static void put(Map<ElementRef, PerDialect<String>> into, ElementRef ref, PerDialect<String> sql) {
        if (sql != null) {
            into.put(ref, sql);
        }
    }

    private void hint(ElementRef ref, Term term, String source) {
        List<Name> earlier = term.earlier(mapping::physical);
        if (!earlier.isEmpty()) {
            renamedFrom.put(ref, earlier);
        }
        origin.put(ref, source);
    }

    private static List<Schema> schemas(List<Table> tables, List<Sequence> sequences) {
        return Stream.concat(
                        tables.stream().map(Table::name), sequences.stream().map(Sequence::name))
                .map(QName::schema)
                .filter(Objects::nonNull)
                .distinct()
                .map(name -> new Schema(name, null))
                .toList();
    }
}
