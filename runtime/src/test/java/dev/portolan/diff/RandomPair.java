package dev.portolan.diff;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An existing and a desired graph that share much, with renames of tables and columns, swaps and chains among them. */
record RandomPair(Physical from, Physical to, Hints hints) {
    private static final String[] TYPES = {"int", "text", "bigint"};

    /** What a table is before it has names: numbers of columns and tables, so that both sides can spell it. */
    private record Draft(
            List<Integer> columns,
            List<String> types,
            List<List<Integer>> indexes,
            List<Boolean> unique,
            Map<Integer, Integer> references,
            List<Integer> checks) {}

    static RandomPair of(long seed) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(5);
        List<Draft> before = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            before.add(draft(random, count));
        }
        List<Draft> after = new ArrayList<>();
        for (Draft draft : before) {
            after.add(random.nextInt(3) == 0 ? draft(random, count) : draft);
        }
        boolean renames = random.nextBoolean();
        List<Integer> tables = numbers(count);
        List<Integer> newTables = renames ? renamed(count, random) : tables;
        Map<ElementRef, List<Name>> hints = new HashMap<>();
        List<Table> from = new ArrayList<>();
        List<Table> to = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Integer> columns = numbers(6);
            List<Integer> newColumns = renames && random.nextBoolean() ? renamed(6, random) : columns;
            QName name = table(newTables.get(i));
            if (random.nextInt(8) > 0) {
                from.add(table(before.get(i), i, tables, columns, random, true));
            }
            if (random.nextInt(8) > 0) {
                to.add(table(after.get(i), i, newTables, newColumns, random, false));
                if (!newTables.get(i).equals(i)) {
                    hints.put(ElementRef.of(name), List.of(table(i).name()));
                }
                for (int c = 0; c < 6; c++) {
                    if (!newColumns.get(c).equals(c)) {
                        hints.put(new ElementRef(name, column(newColumns.get(c))), List.of(column(c)));
                    }
                }
            }
        }
        return new RandomPair(
                new Physical("test", Graph.ofTables(from)),
                new Physical("test", Graph.ofTables(to)),
                new Hints(hints, Map.of(), Map.of(), List.of(), Map.of()));
    }

    private static List<Integer> numbers(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    /** Old number to new number: some to fresh ones, some moved along a chain, some swapped. */
    private static List<Integer> renamed(int count, Random random) {
        List<Integer> numbers = numbers(count);
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(4)) {
                case 0 -> numbers.set(i, numbers.get(i) < 20 ? numbers.get(i) + 20 : numbers.get(i));
                case 1 -> Collections.swap(numbers, i, random.nextInt(count));
                default -> {}
            }
        }
        return numbers;
    }

    private static Draft draft(Random random, int tables) {
        List<Integer> columns = numbers(6);
        Collections.shuffle(columns, random);
        columns = List.copyOf(columns.subList(0, 1 + random.nextInt(5)));
        List<String> types = new ArrayList<>();
        List<List<Integer>> indexes = new ArrayList<>();
        List<Boolean> unique = new ArrayList<>();
        Map<Integer, Integer> references = new HashMap<>();
        List<Integer> checks = new ArrayList<>();
        for (int column : columns) {
            types.add(TYPES[random.nextInt(3)]);
            List<Integer> index = List.of(column, columns.get(random.nextInt(columns.size())));
            if (random.nextInt(3) == 0 && !indexes.contains(index)) {
                indexes.add(index);
                unique.add(random.nextBoolean());
            }
            if (random.nextInt(4) == 0) {
                references.put(column, random.nextInt(tables));
            }
            if (random.nextInt(4) == 0) {
                checks.add(column);
            }
        }
        return new Draft(columns, types, indexes, unique, references, checks);
    }

    private static QName table(int number) {
        return QName.quoted("t" + number);
    }

    private static Name column(int number) {
        return Name.quoted("c" + number);
    }

    /** @param inspected whether it exists: all names were given by someone, some not by us */
    private static Table table(
            Draft draft, int number, List<Integer> tables, List<Integer> columns, Random random, boolean inspected) {
        QName name = table(tables.get(number));
        List<Column> all = new ArrayList<>();
        all.add(Column.of(Name.quoted("id"), Native.of("bigint"), false));
        for (int i = 0; i < draft.columns().size(); i++) {
            boolean nullable = random.nextInt(3) > 0;
            Column column = Column.of(
                    column(columns.get(draft.columns().get(i))),
                    Native.of(draft.types().get(i)),
                    nullable);
            all.add(random.nextInt(4) == 0 ? column.withDefault(PerDialect.of("0")) : column);
        }
        List<Index> indexes = new ArrayList<>();
        List<Unique> uniques = new ArrayList<>();
        for (int i = 0; i < draft.indexes().size(); i++) {
            List<Name> of = draft.indexes().get(i).stream()
                    .map(c -> column(columns.get(c)))
                    .distinct()
                    .toList();
            boolean named = inspected || random.nextInt(3) == 0;
            boolean isUnique = draft.unique().get(i);
            Name chosen = name(isUnique ? "uk" : "ix", name, of, named, random);
            if (isUnique && random.nextBoolean()) {
                uniques.add(new Unique(chosen, named, of, null));
            } else {
                indexes.add(new Index(
                        chosen,
                        named,
                        isUnique,
                        of.stream().map(IndexPart::of).toList(),
                        null,
                        null,
                        List.of(),
                        null,
                        Map.of()));
            }
        }
        List<ForeignKey> keys = new ArrayList<>();
        draft.references().forEach((column, target) -> {
            List<Name> of = List.of(column(columns.get(column)));
            boolean named = inspected || random.nextInt(3) == 0;
            keys.add(new ForeignKey(
                    name("fk", name, of, named, random),
                    named,
                    of,
                    table(tables.get(target)),
                    List.of(Name.quoted("id")),
                    ForeignKey.Action.NO_ACTION,
                    ForeignKey.Action.values()[random.nextInt(3)],
                    null,
                    null));
        });
        List<Check> checks = new ArrayList<>();
        for (int column : draft.checks()) {
            Name of = column(columns.get(column));
            boolean named = inspected || random.nextInt(3) == 0;
            String expression = "\"" + of + "\" > " + random.nextInt(2);
            checks.add(new Check(
                    name("ck", name, List.of(of), named, random), named, PerDialect.of(expression), of, null));
        }
        PrimaryKey key =
                new PrimaryKey(name("pk", name, List.of(), inspected, random), inspected, List.of(Name.quoted("id")));
        return new Table(name, all, key, uniques, indexes, keys, checks, null, Map.of());
    }

    private static Name name(String prefix, QName table, List<Name> columns, boolean named, Random random) {
        String generated = ConstraintNames.whole(prefix, table.name(), columns);
        return Name.quoted(named && random.nextInt(3) == 0 ? "given_" + generated : generated);
    }
}
