package dev.portolan.acceptance.corpus;

import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.corpus.Facts.Field;
import dev.portolan.acceptance.corpus.Facts.Reference;
import dev.portolan.acceptance.corpus.Facts.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Two schemas, fact by fact: what is expected and there, what is missing, what is there besides. */
public final class Comparison {
    /** What is compared. */
    enum Kind {
        TABLE,
        COLUMN,
        NULLABLE,
        TYPE,
        LENGTH,
        IDENTITY,
        PRIMARY_KEY,
        FOREIGN_KEY,
        UNIQUE,
        INDEX,
        SEQUENCE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final class Tally {
        private int held;
        private int expected;
        private int besides;
    }

    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
    private final List<String> differences = new ArrayList<>();
    private final boolean affinities;
    private final boolean prefixesServe;

    private Comparison(Target target) {
        this.affinities = target == Target.SQLITE;
        this.prefixesServe = target == Target.MYSQL || target == Target.MARIADB;
    }

    public static Comparison of(Facts expected, Facts is, Target target) {
        Comparison comparison = new Comparison(target);
        comparison.tables(expected.tables(), is.tables());
        comparison.sequences(expected.sequences(), is.sequences());
        return comparison;
    }

    /** Each as a sentence, expected ones that are missing or otherwise, then what is there besides. */
    public List<String> differences() {
        return List.copyOf(differences);
    }

    /** {@code 99.51%  table 10/10  column 99/100+1 …} */
    @Override
    public String toString() {
        int held = tallies.values().stream().mapToInt(t -> t.held).sum();
        int all =
                tallies.values().stream().mapToInt(t -> t.expected + t.besides).sum();
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%.2f%%", all == 0 ? 100.0 : 100.0 * held / all));
        tallies.forEach((kind, t) -> text.append("  ")
                .append(kind)
                .append(' ')
                .append(t.held)
                .append('/')
                .append(t.expected)
                .append(t.besides == 0 ? "" : "+" + t.besides));
        return text.toString();
    }

    private boolean expect(Kind kind, boolean holds, String difference) {
        Tally tally = tallies.computeIfAbsent(kind, k -> new Tally());
        tally.expected++;
        if (holds) {
            tally.held++;
        } else {
            differences.add(kind + " " + difference);
        }
        return holds;
    }

    private void besides(Kind kind, String what) {
        tallies.computeIfAbsent(kind, k -> new Tally()).besides++;
        differences.add(kind + " " + what + ": not expected");
    }

    private void tables(Map<String, Relation> expected, Map<String, Relation> is) {
        expected.forEach((name, table) -> {
            if (expect(Kind.TABLE, is.containsKey(name), name + ": missing")) {
                columns(name, table.columns(), is.get(name).columns());
                keys(name, table, is.get(name));
            }
        });
        is.keySet().stream().filter(t -> !expected.containsKey(t)).forEach(t -> besides(Kind.TABLE, t));
    }

    private void columns(String table, Map<String, Field> expected, Map<String, Field> is) {
        expected.forEach((name, field) -> {
            String column = table + "." + name;
            Field found = is.get(name);
            if (!expect(Kind.COLUMN, found != null, column + ": missing")) {
                return;
            }
            String types = column + ": expected " + field + ", is " + found;
            boolean same = field.family().equals(found.family());
            if (expect(Kind.TYPE, same || affinities && affinity(field).equals(affinity(found)), types)) {
                expect(Kind.LENGTH, !same || field.arguments().equals(found.arguments()), types);
            }
            expect(
                    Kind.NULLABLE,
                    field.nullable() == found.nullable(),
                    column + ": expected " + (field.nullable() ? "null" : "not null"));
            if (field.identity() || found.identity()) {
                expect(Kind.IDENTITY, field.identity() == found.identity(), column + ": expected " + field.identity());
            }
        });
        is.keySet().stream().filter(c -> !expected.containsKey(c)).forEach(c -> besides(Kind.COLUMN, table + "." + c));
    }

    /** SQLite's rules for a declared type. */
    private static String affinity(Field field) {
        String type = field.family();
        if (type.contains("int")) {
            return "integer";
        }
        if (type.contains("char") || type.contains("clob") || type.contains("text")) {
            return "text";
        }
        if (type.contains("blob") || type.isEmpty()) {
            return "blob";
        }
        return type.contains("real") || type.contains("floa") || type.contains("doub") ? "real" : "numeric";
    }

    private void keys(String name, Relation expected, Relation is) {
        if (!expected.primaryKey().isEmpty() || !is.primaryKey().isEmpty()) {
            expect(
                    Kind.PRIMARY_KEY,
                    expected.primaryKey().equals(is.primaryKey()),
                    name + ": expected " + sorted(expected.primaryKey()) + ", is " + sorted(is.primaryKey()));
        }
        both(Kind.FOREIGN_KEY, name, expected.foreignKeys(), is.foreignKeys());
        both(
                Kind.UNIQUE,
                name,
                without(expected.uniques(), expected.primaryKey()),
                without(is.uniques(), is.primaryKey()));
        Set<Set<String>> keys = new HashSet<>();
        expected.foreignKeys().stream()
                .filter(k -> is.foreignKeys().contains(k))
                .map(Reference::own)
                .forEach(keys::add);
        expected.indexes()
                .forEach(i -> expect(
                        Kind.INDEX,
                        is.indexes().contains(i) || carried(i, is) || prefixesServe && keys.contains(Set.copyOf(i)),
                        name + " " + i + ": missing"));
        Set<Set<String>> references = new HashSet<>();
        expected.foreignKeys().stream().map(Reference::own).forEach(references::add);
        is.foreignKeys().stream().map(Reference::own).forEach(references::add);
        is.indexes().stream()
                .filter(i -> !expected.indexes().contains(i) && !references.contains(Set.copyOf(i)))
                .forEach(i -> besides(Kind.INDEX, name + " " + i));
    }

    /** Whether a key does its work; MySQL drops an index of its own when a longer one begins with it. */
    private boolean carried(List<String> index, Relation by) {
        Set<String> columns = Set.copyOf(index);
        return by.uniques().contains(columns)
                || by.primaryKey().equals(columns)
                || prefixesServe
                        && by.indexes().stream()
                                .anyMatch(i -> i.size() > index.size()
                                        && i.subList(0, index.size()).equals(index));
    }

    private <T> void both(Kind kind, String table, Collection<T> expected, Collection<T> is) {
        expected.forEach(e -> expect(kind, is.contains(e), table + " " + text(e) + ": missing"));
        is.stream().filter(i -> !expected.contains(i)).forEach(i -> besides(kind, table + " " + text(i)));
    }

    private void sequences(Map<String, String> expected, Map<String, String> is) {
        expected.forEach((name, s) ->
                expect(Kind.SEQUENCE, s.equals(is.get(name)), name + ": expected " + s + ", is " + is.get(name)));
        is.keySet().stream().filter(s -> !expected.containsKey(s)).forEach(s -> besides(Kind.SEQUENCE, s));
    }

    private static Set<Set<String>> without(Set<Set<String>> all, Set<String> one) {
        Set<Set<String>> rest = new HashSet<>(all);
        rest.remove(one);
        return rest;
    }

    private static String text(Object key) {
        return key instanceof Reference r
                ? sorted(r.columns()) + " -> " + r.table()
                : key instanceof Set<?> columns ? sorted(columns) : key.toString();
    }

    private static String sorted(Collection<?> values) {
        Set<String> sorted = new TreeSet<>();
        values.forEach(v -> sorted.add(v.toString()));
        return sorted.toString();
    }
}
