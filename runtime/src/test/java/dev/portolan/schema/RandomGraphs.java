package dev.portolan.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Graphs that use every record of the schema with every component, drawn from a seed. */
final class RandomGraphs {
    private static final String[] HOSTILE = {
        "a",
        "id",
        "users",
        "Order",
        "null",
        "none",
        "column",
        "row",
        "name",
        "a b",
        "a.b",
        "a:b",
        "",
        " ",
        "\"",
        "'",
        "\\",
        "\\n",
        "\n",
        "\r\n",
        "\t",
        "x\"y\\z",
        "é",
        "日本",
        "😀",
        "\ud83d",
        "\udc00",
        "\u2028",
        "\u202e",
        "\u0000",
        "\u007f",
        "\u0085",
        "(",
        ")",
        "[",
        "]",
        ",",
        "~",
        "$1",
        "1a",
        "a;b",
        "--",
        "/*",
        "😀\ud83dx",
        "\ufeff",
        "`",
        "a_b9$",
        "N",
        "x".repeat(200)
    };
    private final Random random;

    RandomGraphs(long seed) {
        random = new Random(seed);
    }

    Desired desired() {
        Graph graph = new Graph(
                list(2, () -> new Schema(name(), maybe(this::text))),
                list(2, () -> new Extension(name())),
                list(2, () -> new EnumType(qname(), list(3, this::text))),
                list(
                        2,
                        () -> new Sequence(
                                qname(), random.nextLong(), random.nextLong(), maybe(this::text), dialects())),
                list(4, this::table),
                list(2, () -> new View(qname(), sql(), maybe(this::text), list(2, this::qname), options())),
                list(2, () -> new Seed(qname(), names(), names(), list(3, () -> list(3, this::text)))),
                list(2, () -> new Opaque(text(), qname(), maybe(this::qname), text())));
        return new Desired(maybe(this::text), graph, hints(graph));
    }

    private Hints hints(Graph graph) {
        List<ElementRef> elements = new ArrayList<>(list(3, () -> new ElementRef(qname(), maybe(this::name))));
        graph.sequences().forEach(s -> elements.add(ElementRef.of(s.name())));
        for (Table t : graph.tables()) {
            elements.add(ElementRef.of(t.name()));
            t.columns().forEach(c -> elements.add(new ElementRef(t.name(), c.name())));
        }
        return new Hints(
                some(elements, this::names),
                some(elements, this::sql),
                some(elements, this::sql),
                list(2, () -> new Hints.ValueRename(qname(), name(), text(), text())),
                some(elements, this::text));
    }

    private Table table() {
        return new Table(
                qname(),
                list(5, this::column),
                maybe(() -> named((name, given) -> new PrimaryKey(name, given, names(), maybe(this::text)))),
                list(2, () -> named((name, given) -> new Unique(name, given, names(), maybe(this::text), dialects()))),
                list(
                        2,
                        () -> named((name, given) -> new Index(
                                name,
                                given,
                                random.nextBoolean(),
                                list(3, this::part),
                                maybe(this::sql),
                                maybe(this::text),
                                names(),
                                maybe(this::text),
                                options(),
                                dialects()))),
                list(2, () -> named(this::foreignKey)),
                list(
                        2,
                        () -> named(
                                (name, given) -> new Check(name, given, sql(), maybe(this::name), maybe(this::text)))),
                maybe(this::text),
                options());
    }

    private Column column() {
        return new Column(
                name(),
                type(),
                random.nextBoolean(),
                maybe(this::sql),
                maybe(() -> new Column.Generated(sql(), random.nextBoolean())),
                maybe(() -> new Column.Identity(
                        random.nextBoolean(), maybe(random::nextLong), maybe(random::nextLong), dialects())),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::sql));
    }

    private DialectSet dialects() {
        return switch (random.nextInt(3)) {
            case 0 -> DialectSet.only(list(2, this::text));
            case 1 -> DialectSet.except(list(2, this::text));
            default -> DialectSet.ALL;
        };
    }

    private ForeignKey foreignKey(Name name, boolean given) {
        ForeignKey.Action[] actions = ForeignKey.Action.values();
        QName table = maybe(this::qname);
        return new ForeignKey(
                name,
                given,
                names(),
                table,
                table == null ? List.of() : names(),
                pick(actions),
                pick(actions),
                maybe(this::text),
                maybe(this::text),
                dialects());
    }

    private IndexPart part() {
        boolean plain = random.nextBoolean();
        return new IndexPart(
                plain ? name() : null,
                plain ? null : sql(),
                random.nextBoolean(),
                maybe(() -> pick(IndexPart.Nulls.values())),
                maybe(this::text),
                maybe(this::text),
                random.nextInt(3));
    }

    private ColumnType oneType(int depth) {
        int length = random.nextInt(4) == 0 ? ColumnType.MAX : random.nextInt(9999);
        return switch (random.nextInt(depth > 3 ? 14 : 18)) {
            case 0 -> new ColumnType.Bool();
            case 1 -> new ColumnType.Int(8 << random.nextInt(4));
            case 2 -> new ColumnType.Decimal(random.nextInt(40), random.nextInt(9) - 3);
            case 3 -> new ColumnType.Floating(53);
            case 4 -> new ColumnType.Char(length);
            case 5 -> new ColumnType.Text(length, random.nextBoolean());
            case 6 -> new ColumnType.Bytes(length, random.nextBoolean());
            case 7 -> new ColumnType.Date();
            case 8 -> new ColumnType.Time(random.nextInt(7), random.nextBoolean());
            case 9 -> new ColumnType.Timestamp(random.nextInt(7), random.nextBoolean());
            case 10 -> new ColumnType.Uuid();
            case 11 -> new ColumnType.Json();
            case 12 -> new ColumnType.Inet();
            case 13 -> new ColumnType.Raw(text());
            case 14 ->
                new ColumnType.Enumerated(
                        text(),
                        list(3, this::text),
                        pick(ColumnType.Enumerated.Storage.values()),
                        random.nextInt(300),
                        maybe(this::text));
            case 15 -> new ColumnType.Array(oneType(depth + 1));
            case 16 -> new ColumnType.Collated(oneType(depth + 1), maybe(this::text), maybe(this::text));
            default -> new ColumnType.Native(text(), list(2, this::text));
        };
    }

    private PerDialect<ColumnType> type() {
        return perDialect(() -> oneType(0));
    }

    private PerDialect<String> sql() {
        return perDialect(this::text);
    }

    private <T> PerDialect<T> perDialect(Supplier<T> value) {
        Map<String, T> overrides = new TreeMap<>();
        for (int i = random.nextInt(6) - 3; i > 0; i--) {
            overrides.put(
                    random.nextInt(8) == 0 ? text() : pick(new String[] {"sqlite", "postgres", "h2"}), maybe(value));
        }
        return new PerDialect<>(random.nextInt(8) == 0 ? null : value.get(), overrides);
    }

    private interface Named<T> {
        T make(Name name, boolean given);
    }

    // A name that the mapping gave is never absent.
    private <T> T named(Named<T> maker) {
        Name name = maybe(this::name);
        return maker.make(name, name != null && random.nextBoolean());
    }

    private List<Name> names() {
        return list(3, this::name);
    }

    private Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        list(2, this::text).forEach(key -> options.put(key, text()));
        return options;
    }

    private QName qname() {
        return new QName(maybe(this::name), name());
    }

    private Name name() {
        return new Name(text(), random.nextBoolean());
    }

    private String text() {
        return pick(HOSTILE) + (random.nextInt(4) == 0 ? pick(HOSTILE) : "");
    }

    private <T> Map<ElementRef, T> some(List<ElementRef> elements, Supplier<T> value) {
        Map<ElementRef, T> some = new TreeMap<>();
        elements.stream().filter(e -> random.nextInt(4) == 0).forEach(e -> some.put(e, value.get()));
        return some;
    }

    private <T> List<T> list(int most, Supplier<T> value) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
