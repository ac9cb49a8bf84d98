package dev.portolan.dialect;

import dev.portolan.schema.Desired;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Extension;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Schema;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The only way from a logical graph to the physical one of a dialect. */
public final class Resolver {
    private final Dialect dialect;
    private final Graph graph;
    private final ResolvedNames names;
    private final TableResolver tables;
    private final List<Seed> seeds = new ArrayList<>();

    private Resolver(Dialect dialect, Desired desired, String home) {
        this.dialect = dialect;
        this.graph = desired.graph();
        this.names = ResolvedNames.of(dialect, graph, desired.hints(), home);
        this.tables = new TableResolver(dialect, names);
    }

    /**
     * The desired state in the terms of a dialect: names as its server stores them, native types, enums as types or checks,
     * sequences as tables where there are none, a name for each constraint and index. Types and expressions that the mapping
     * wrote are as they were written; a scratch database reads them back.
     *
     * @throws PortolanException for two elements that become one name ({@code name-clash}), and for what the dialect does not
     *     have, with the element
     */
    public static Resolved resolve(Dialect dialect, Desired desired) {
        return resolve(dialect, desired, null);
    }

    /**
     * The same for a database that is known.
     *
     * @param home the schema that its connections have for their default; null when it does not matter
     */
    public static Resolved resolve(Dialect dialect, Desired desired, String home) {
        Resolver resolver = new Resolver(dialect, desired, home);
        Graph resolved = resolver.run();
        Hints hints = new HintResolver(dialect, resolver.names).resolve(desired.hints());
        Characters.check(dialect, resolved, hints);
        return new Resolved(new Physical(dialect.name(), resolved), hints);
    }

    private Graph run() {
        graph.tables().forEach(tables::reserve);
        graph.sequences().forEach(s -> tables.reserve(s.name()));
        graph.views().forEach(v -> tables.reserve(v.name()));
        graph.tables().forEach(tables::reserveGiven);
        List<Table> all = new ArrayList<>();
        graph.tables().forEach(t -> all.add(tables.resolve(t)));
        List<Sequence> sequences = new ArrayList<>();
        for (Sequence sequence : graph.sequences()) {
            if (!sequence.dialects().has(dialect.name())) {
                continue;
            }
            Sequence resolved = new Sequence(
                    names.object(sequence.name()), sequence.start(), sequence.increment(), sequence.options());
            if (dialect.types().sequences()) {
                sequences.add(resolved);
            } else {
                SequenceTable standIn = SequenceTable.of(resolved, dialect.types());
                all.add(standIn.table());
                seeds.add(standIn.seed());
            }
        }
        for (Seed seed : graph.seeds()) {
            QName table = names.object(seed.table());
            seeds.add(new Seed(
                    table, names.columns(table, seed.columns()), names.columns(table, seed.key()), seed.rows()));
        }
        List<EnumType> enums = enums();
        List<View> views = views();
        List<QName> objects = new ArrayList<>();
        all.forEach(t -> objects.add(t.name()));
        sequences.forEach(s -> objects.add(s.name()));
        enums.forEach(e -> objects.add(e.name()));
        views.forEach(v -> objects.add(v.name()));
        return new Graph(schemas(objects), extensions(), enums, sequences, all, views, seeds, opaques());
    }

    /** Those that are listed, and those that an object is in. */
    private List<Schema> schemas(List<QName> objects) {
        Map<Name, Schema> schemas = new TreeMap<>();
        for (Schema schema : graph.schemas()) {
            Name name = names.schema(schema.name());
            if (name != null) {
                schemas.put(name, new Schema(name, schema.comment()));
            }
        }
        for (QName object : objects) {
            if (object.schema() != null) {
                schemas.putIfAbsent(object.schema(), new Schema(object.schema(), null));
            }
        }
        return List.copyOf(schemas.values());
    }

    private List<Extension> extensions() {
        if (!dialect.types().extensions()) {
            return List.of();
        }
        return graph.extensions().stream()
                .map(e -> new Extension(names.name(e.name())))
                .toList();
    }

    private List<EnumType> enums() {
        Map<QName, EnumType> all = new TreeMap<>(tables.enums());
        graph.enums().forEach(e -> {
            EnumType type = new EnumType(names.object(e.name()), e.values());
            all.put(type.name(), type);
        });
        return List.copyOf(all.values());
    }

    private List<View> views() {
        List<View> views = new ArrayList<>();
        for (View view : graph.views()) {
            String query = PerDialect.in(view.query(), dialect.name());
            if (query != null) {
                String comment = dialect.rules().comments() ? view.comment() : null;
                List<QName> dependsOn =
                        view.dependsOn().stream().map(names::object).toList();
                views.add(
                        new View(names.object(view.name()), PerDialect.of(query), comment, dependsOn, view.options()));
            }
        }
        return views;
    }

    private List<Opaque> opaques() {
        return graph.opaques().stream()
                .map(o -> new Opaque(
                        o.kind(), names.object(o.name()), o.table() == null ? null : names.object(o.table()), o.sql()))
                .toList();
    }
}
