package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.Generation;
import dev.portolan.processor.model.Generator;
import dev.portolan.processor.model.Generator.OfDialect;
import dev.portolan.processor.model.Generator.OfSequence;
import dev.portolan.processor.model.Generator.OfTable;
import dev.portolan.processor.model.HibernateSettings.Sequences;
import dev.portolan.processor.model.TableSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.DialectSet;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What generated identifiers need: sequences, and tables of counters with their rows. */
final class Generators {
    private static final int ALLOCATION = 50;
    private static final String TABLE = "hibernate_sequences";

    private final Mapping mapping;
    private final Map<String, Drawn> sequences = new TreeMap<>();
    private final Map<QName, Counters> counters = new TreeMap<>();

    /** @param term for its earlier names */
    record Drawn(Sequence sequence, Term term, String source) {}

    private record Counters(Name key, Name value, TreeSet<List<String>> rows) {
        boolean are(Name otherKey, Name otherValue) {
            return same(key, otherKey) && same(value, otherValue);
        }
    }

    Generators(Mapping mapping) {
        this.mapping = mapping;
    }

    Iterable<Drawn> sequences() {
        return sequences.values();
    }

    List<Seed> seeds() {
        List<Seed> seeds = new ArrayList<>();
        counters.forEach((table, c) ->
                seeds.add(new Seed(table, List.of(c.key(), c.value()), List.of(c.key()), new ArrayList<>(c.rows()))));
        return seeds;
    }

    /** One that belongs to no entity. */
    void add(Sequence sequence, Term term, String source) {
        sequences.putIfAbsent(TableDraft.fold(sequence.name().toString()), new Drawn(sequence, term, source));
    }

    void add(EntityModel root) {
        for (KeyPart part : mapping.keys.of(root)) {
            Basic basic = part.basic();
            Generation generation = basic == null ? null : basic.generation();
            if (generation == null) {
                continue;
            }
            add(mapping.tableTerm(root), generation, part.source());
        }
    }

    /** @param table after which a sequence is called that has no name, and its row in a table of counters */
    void add(Term table, Generation generation, String source) {
        if (!generation.bySequence().equals(Generation.NOWHERE)) {
            sequence(table, generation, source);
        } else if (generation.strategy() == Generation.Strategy.TABLE) {
            table(mapping.physical(table).text(), generation, source);
        }
    }

    private void sequence(Term table, Generation generation, String source) {
        Generator generator = generation.generator();
        if (generator instanceof OfTable) {
            otherKind(generation, "TableGenerator");
        }
        OfSequence given =
                generator instanceof OfSequence s ? s : generator instanceof OfDialect d ? d.sequence() : null;
        String written = generation.generatorName();
        if (given != null) {
            written = given.sequenceName() == null ? given.name() : given.sequenceName();
        }
        boolean named = given != null && given.sequenceName() != null;
        if (!named && mapping.settings.sequences() == Sequences.SINGLE) {
            written = null;
        }
        Term term = blank(written) ? implied(table) : Term.written(written);
        if (given != null && given.allocationSize() == 0) {
            mapping.reporter.report(Message.ALLOCATION_SIZE, given.origin().at("allocationSize"), 0);
        }
        QName name =
                given == null ? mapping.name(null, null, term) : mapping.name(given.catalog(), given.schema(), term);
        Sequence sequence = given == null
                ? new Sequence(
                        name,
                        1,
                        mapping.settings.sequences() == Sequences.STANDARD ? ALLOCATION : 1,
                        null,
                        generation.bySequence())
                : new Sequence(
                        name,
                        given.initialValue(),
                        given.allocationSize() == 0 ? 1 : given.allocationSize(),
                        given.options(),
                        generation.bySequence());
        Drawn other = sequences.get(TableDraft.fold(name.toString()));
        boolean everywhere = sequence.dialects().equals(DialectSet.ALL);
        if (other == null || everywhere && like(sequence, other.sequence())) {
            sequences.put(TableDraft.fold(name.toString()), new Drawn(sequence, term, source));
        } else if (!like(other.sequence(), sequence)) {
            mapping.reporter.report(
                    Message.SEQUENCE_DIFFERS,
                    given == null ? generation.origin() : given.origin(),
                    name,
                    text(other.sequence()),
                    text(sequence));
        }
    }

    /** Hibernate takes nothing of it but the name that was asked for. */
    private void otherKind(Generation generation, String kind) {
        mapping.reporter.report(
                Message.GENERATOR_KIND,
                generation.origin(),
                String.valueOf(generation.generator().name()),
                kind,
                generation.strategy());
    }

    private Term implied(Term table) {
        return mapping.settings.sequences() == Sequences.STANDARD ? table.plus("_SEQ") : Term.of("hibernate_sequence");
    }

    /** Whether the second, where it is, is as the first. */
    private static boolean like(Sequence one, Sequence other) {
        return one.equals(
                new Sequence(other.name(), other.start(), other.increment(), other.options(), one.dialects()));
    }

    private static String text(Sequence s) {
        String text = "start " + s.start() + ", increment " + s.increment();
        return s.options() == null ? text : text + ", " + s.options();
    }

    private void table(String implied, Generation generation, String source) {
        Generator generator = generation.generator();
        if (generator instanceof OfSequence) {
            otherKind(generation, "SequenceGenerator");
        }
        OfTable given = generator instanceof OfTable t ? t : null;
        if (given == null) {
            String table = blank(generation.generatorName()) ? TABLE : generation.generatorName();
            counter(mapping.name(null, null, Term.written(table)), Term.written(table), source, null, "default", 0);
            return;
        }
        String written = !blank(given.table()) ? given.table() : !blank(given.name()) ? given.name() : TABLE;
        String row = blank(given.pkColumnValue()) ? implied : given.pkColumnValue();
        Term term = Term.written(written);
        counter(mapping.name(given.catalog(), given.schema(), term), term, source, given, row, given.initialValue());
    }

    private void counter(QName name, Term term, String source, OfTable given, String row, int start) {
        Term key = Term.written(given == null || blank(given.pkColumnName()) ? "sequence_name" : given.pkColumnName());
        Term value =
                Term.written(given == null || blank(given.valueColumnName()) ? "next_val" : given.valueColumnName());
        Name keyName = mapping.physical(key);
        Name valueName = mapping.physical(value);
        TableDraft existing = mapping.tables.get(name).orElse(null);
        if (existing != null && !counters.containsKey(existing.name) && holds(existing, keyName, valueName)) {
            // an entity may show the counters
            counters.put(
                    existing.name,
                    counters(
                            existing.column(keyName).orElseThrow(),
                            existing.column(valueName).orElseThrow()));
        }
        Counters known = existing == null ? null : counters.get(existing.name);
        if (existing != null && (known == null || !known.are(keyName, valueName))) {
            mapping.reporter.report(
                    Message.TABLE_DIFFERS,
                    given == null ? null : given.origin(),
                    name,
                    existing.source,
                    "the generator of " + source,
                    "columns");
            return;
        }
        if (existing == null) {
            TableDraft table = mapping.tables.open(name, term, source);
            put(table, Column.of(keyName, new ColumnType.Text(255, false), false), key, source);
            put(table, Column.of(valueName, new ColumnType.Int(64), true), value, source);
            table.key(List.of(keyName));
            if (given != null) {
                table.option(given.options());
                new TableConstraints(mapping).add(table, constraints(given));
            }
            known = counters(
                    table.column(keyName).orElseThrow(), table.column(valueName).orElseThrow());
            counters.put(name, known);
        }
        known.rows().add(List.of(SqlText.literal(row), String.valueOf(start)));
    }

    private static Counters counters(ColumnDraft key, ColumnDraft value) {
        return new Counters(
                key.column().name(),
                value.column().name(),
                new TreeSet<>((a, b) -> a.get(0).compareTo(b.get(0))));
    }

    /** Whether a table has those two columns, and needs no value in another. */
    private static boolean holds(TableDraft table, Name key, Name value) {
        return table.viewOf() == null
                && table.column(key).isPresent()
                && table.column(value).isPresent()
                && table.columns().stream()
                        .map(ColumnDraft::column)
                        .filter(c -> !same(c.name(), key) && !same(c.name(), value))
                        .allMatch(c -> c.nullable()
                                || c.defaultSql() != null
                                || c.identity() != null
                                || c.generated() != null);
    }

    private static boolean same(Name a, Name b) {
        return TableDraft.fold(a.text()).equals(TableDraft.fold(b.text()));
    }

    private static TableSpec constraints(OfTable given) {
        return new TableSpec(null, null, null, given.uniques(), given.indexes(), List.of(), null, null, given.origin());
    }

    private static void put(TableDraft table, Column column, Term term, String source) {
        table.put(new ColumnDraft(column, term, null, source, null, true, true, null));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
