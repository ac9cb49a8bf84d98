package dev.portolan.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All objects of a schema, each list sorted by name. */
public record Graph(
        List<Schema> schemas,
        List<Extension> extensions,
        List<EnumType> enums,
        List<Sequence> sequences,
        List<Table> tables,
        List<View> views,
        List<Seed> seeds,
        List<Opaque> opaques) {
    public static final Graph EMPTY =
            new Graph(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Graph {
        schemas = schemas.stream().sorted(Comparator.comparing(Schema::name)).toList();
        extensions = extensions.stream()
                .sorted(Comparator.comparing(Extension::name))
                .toList();
        enums = enums.stream().sorted(Comparator.comparing(EnumType::name)).toList();
        sequences =
                sequences.stream().sorted(Comparator.comparing(Sequence::name)).toList();
        tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
        views = views.stream().sorted(Comparator.comparing(View::name)).toList();
        seeds = seeds.stream().sorted(Comparator.comparing(Seed::table)).toList();
        opaques = opaques.stream()
                .sorted(Comparator.comparing(Opaque::kind)
                        .thenComparing(Opaque::name)
                        .thenComparing(Opaque::table, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    public static Graph ofTables(List<Table> tables) {
        return EMPTY.withTables(tables);
    }

    /** The tables by name, in order. A new map at each call: keep it in a loop. */
    public Map<QName, Table> tablesByName() {
        Map<QName, Table> byName = new LinkedHashMap<>();
        tables.forEach(t -> byName.put(t.name(), t));
        return byName;
    }

    /** Names of all tables, sequences and views. */
    public List<QName> objects() {
        List<QName> names = new ArrayList<>();
        tables.forEach(t -> names.add(t.name()));
        sequences.forEach(s -> names.add(s.name()));
        views.forEach(v -> names.add(v.name()));
        return names;
    }

    public Graph withTables(List<Table> other) {
        return new Graph(schemas, extensions, enums, sequences, other, views, seeds, opaques);
    }

    public Graph withSequences(List<Sequence> other) {
        return new Graph(schemas, extensions, enums, other, tables, views, seeds, opaques);
    }

    public Graph withSeeds(List<Seed> other) {
        return new Graph(schemas, extensions, enums, sequences, tables, views, other, opaques);
    }

    public Graph withEnums(List<EnumType> other) {
        return new Graph(schemas, extensions, other, sequences, tables, views, seeds, opaques);
    }

    public Graph withViews(List<View> other) {
        return new Graph(schemas, extensions, enums, sequences, tables, other, seeds, opaques);
    }

    public Graph withSchemas(List<Schema> other) {
        return new Graph(other, extensions, enums, sequences, tables, views, seeds, opaques);
    }

    public Graph withOpaques(List<Opaque> other) {
        return new Graph(schemas, extensions, enums, sequences, tables, views, seeds, other);
    }
}
