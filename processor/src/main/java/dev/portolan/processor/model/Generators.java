package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Hibernate;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code @SequenceGenerator}, {@code @TableGenerator} and {@code @GenericGenerator}; their names are known in the whole unit. */
final class Generators {
    private static final int ALLOCATION = 50;

    private final Tables tables;
    private final GenericGenerators generic;
    private final Map<String, Generator> global = new HashMap<>();
    private final Set<String> missed = new HashSet<>();

    Generators(Tables tables, Classes classes) {
        this.tables = tables;
        this.generic = new GenericGenerators(classes);
    }

    /** Those on one element, made known. */
    List<Generator> on(Annotations annotations) {
        if (annotations.all().isEmpty()) {
            return List.of();
        }
        List<Generator> found = new ArrayList<>();
        annotations.all(Jpa.SEQUENCE_GENERATOR, Jpa.SEQUENCE_GENERATORS).forEach(m -> found.add(sequence(m)));
        annotations.all(Jpa.TABLE_GENERATOR, Jpa.TABLE_GENERATORS).forEach(m -> found.add(table(m)));
        annotations
                .all(Hibernate.GENERIC_GENERATOR, Hibernate.GENERIC_GENERATORS)
                .forEach(m -> found.add(generic.of(m)));
        found.stream().filter(g -> g.name() != null).forEach(g -> global.putIfAbsent(g.name(), g));
        return found;
    }

    /** Hibernate's {@code @NativeGenerator}. */
    Generator ofDialect(Mirror m) {
        Mirror form = m.nested("sequenceForm");
        if (form == null) {
            return new Generator.OfDialect(new Generator.OfSequence(null, null, null, null, 1, 1, null, m.origin()));
        }
        Generator.OfSequence s = sequence(form);
        // by one, unless it says otherwise; what the annotation says by default does not count
        int increment = s.allocationSize() == ALLOCATION ? 1 : s.allocationSize();
        return new Generator.OfDialect(new Generator.OfSequence(
                s.name(),
                s.sequenceName(),
                s.catalog(),
                s.schema(),
                s.initialValue(),
                increment,
                s.options(),
                s.origin()));
    }

    /** The generator of that name in the unit; null for none. */
    Generator named(String name) {
        Generator known = global.get(name);
        if (known == null) {
            missed.add(name);
        }
        return known;
    }

    /** Whether a generator that was asked for in vain has been found since; forgets what was asked for. */
    boolean foundLate() {
        boolean late = missed.stream().anyMatch(global::containsKey);
        missed.clear();
        return late;
    }

    /** All with a name, sorted by it. */
    List<Generator> all() {
        return global.values().stream()
                .sorted(Comparator.comparing(Generator::name))
                .toList();
    }

    private static Generator.OfSequence sequence(Mirror m) {
        return new Generator.OfSequence(
                m.string("name"),
                m.string("sequenceName"),
                m.string("catalog"),
                m.string("schema"),
                or(m.integer("initialValue"), 1),
                or(m.integer("allocationSize"), ALLOCATION),
                m.string("options"),
                m.origin());
    }

    private Generator table(Mirror m) {
        return new Generator.OfTable(
                m.string("name"),
                m.string("table"),
                m.string("catalog"),
                m.string("schema"),
                m.string("pkColumnName"),
                m.string("valueColumnName"),
                m.string("pkColumnValue"),
                or(m.integer("initialValue"), 0),
                or(m.integer("allocationSize"), ALLOCATION),
                tables.uniques(m),
                tables.indexes(m),
                m.string("options"),
                m.origin());
    }

    private static int or(Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }
}
