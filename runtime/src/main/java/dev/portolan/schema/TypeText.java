package dev.portolan.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Column types in the text form: {@code text(255)}, {@code enum(Color, string, 255, "RED")}. */
final class TypeText {
    private TypeText() {}

    static void write(TextOut out, PerDialect<ColumnType> type) {
        writeOrNone(out, type.value());
        if (!type.overrides().isEmpty()) {
            int i = 0;
            out.mark('[');
            for (Map.Entry<String, ColumnType> e : type.overrides().entrySet()) {
                writeOrNone(out.next(i++).key(e.getKey()).mark(':'), e.getValue());
            }
            out.mark(']');
        }
    }

    private static void writeOrNone(TextOut out, ColumnType type) {
        if (type == null) {
            out.word("none");
        } else {
            write(out, type);
        }
    }

    private static void write(TextOut out, ColumnType type) {
        if (type instanceof ColumnType.Bool) {
            out.word("bool");
        } else if (type instanceof ColumnType.Int t) {
            out.word("int").mark('(').number(t.bits()).mark(')');
        } else if (type instanceof ColumnType.Decimal t) {
            out.word("decimal")
                    .mark('(')
                    .number(t.precision())
                    .mark(',')
                    .number(t.scale())
                    .mark(')');
        } else if (type instanceof ColumnType.Floating t) {
            out.word("float").mark('(').number(t.bits()).mark(')');
        } else if (type instanceof ColumnType.Char t) {
            out.word("char").mark('(').number(t.length()).mark(')');
        } else if (type instanceof ColumnType.Text t) {
            sized(out, "text", t.length(), t.lob() ? "lob" : null);
        } else if (type instanceof ColumnType.Bytes t) {
            sized(out, "bytes", t.length(), t.lob() ? "lob" : null);
        } else if (type instanceof ColumnType.Date) {
            out.word("date");
        } else if (type instanceof ColumnType.Time t) {
            sized(out, "time", t.precision(), t.zone() ? "zone" : null);
        } else if (type instanceof ColumnType.Timestamp t) {
            sized(out, "timestamp", t.precision(), t.zone() ? "zone" : null);
        } else if (type instanceof ColumnType.Uuid) {
            out.word("uuid");
        } else if (type instanceof ColumnType.Json) {
            out.word("json");
        } else if (type instanceof ColumnType.Inet) {
            out.word("inet");
        } else if (type instanceof ColumnType.Enumerated t) {
            out.word("enum").mark('(');
            if (t.schema() != null) {
                out.key(t.schema()).mark('.');
            }
            out.key(t.name()).mark(',');
            out.word(t.storage().name().toLowerCase(Locale.ROOT)).mark(',').number(t.length());
            strings(out, t.values());
        } else if (type instanceof ColumnType.Array t) {
            write(out.word("array").mark('('), t.element());
            if (t.length() > 0) {
                out.mark(',').number(t.length());
            }
            out.mark(')');
        } else if (type instanceof ColumnType.Collated t) {
            write(out.word("collated").mark('('), t.type());
            out.clause("charset", t.charset())
                    .clause("collation", t.collation())
                    .mark(')');
        } else if (type instanceof ColumnType.Raw t) {
            out.word("raw").mark('(').string(t.sql()).mark(')');
        } else if (type instanceof ColumnType.Native t) {
            out.word("native").mark('(').string(t.name());
            strings(out, t.args());
        } else {
            throw new IllegalStateException("no text form for " + type);
        }
    }

    private static void sized(TextOut out, String word, int size, String flag) {
        out.word(word).mark('(');
        if (size == ColumnType.MAX) {
            out.word("max");
        } else {
            out.number(size);
        }
        if (flag != null) {
            out.mark(',').word(flag);
        }
        out.mark(')');
    }

    private static void strings(TextOut out, List<String> values) {
        values.forEach(v -> out.mark(',').string(v));
        out.mark(')');
    }

    static PerDialect<ColumnType> read(TextIn in) {
        ColumnType value = readOrNone(in);
        if (!in.acceptTight('[')) {
            return PerDialect.of(value);
        }
        Map<String, ColumnType> overrides = new TreeMap<>();
        do {
            String dialect = in.key();
            in.expect(':');
            overrides.put(dialect, readOrNone(in));
        } while (in.accept(','));
        in.expect(']');
        return new PerDialect<>(value, overrides);
    }

    private static ColumnType readOrNone(TextIn in) {
        String word = in.word();
        switch (word) {
            case "none":
                return null;
            case "bool":
                return new ColumnType.Bool();
            case "date":
                return new ColumnType.Date();
            case "uuid":
                return new ColumnType.Uuid();
            case "json":
                return new ColumnType.Json();
            case "inet":
                return new ColumnType.Inet();
            default:
                in.expect('(');
                ColumnType type = withArguments(word, in);
                in.expect(')');
                return type;
        }
    }

    private static ColumnType withArguments(String word, TextIn in) {
        switch (word) {
            case "int":
                return new ColumnType.Int(in.integer());
            case "decimal":
                int precision = in.integer();
                in.expect(',');
                return new ColumnType.Decimal(precision, in.integer());
            case "float":
                return new ColumnType.Floating(in.integer());
            case "char":
                return new ColumnType.Char(in.integer());
            case "text":
                return new ColumnType.Text(size(in), flag(in, "lob"));
            case "bytes":
                return new ColumnType.Bytes(size(in), flag(in, "lob"));
            case "time":
                return new ColumnType.Time(size(in), flag(in, "zone"));
            case "timestamp":
                return new ColumnType.Timestamp(size(in), flag(in, "zone"));
            case "enum":
                return enumerated(in);
            case "array":
                ColumnType element = readOrNone(in);
                return new ColumnType.Array(element, in.accept(',') ? in.integer() : 0);
            case "collated":
                ColumnType of = readOrNone(in);
                String charset = in.accept("charset") ? in.string() : null;
                return new ColumnType.Collated(of, charset, in.accept("collation") ? in.string() : null);
            case "raw":
                return new ColumnType.Raw(in.string());
            case "native":
                return new ColumnType.Native(in.string(), strings(in));
            default:
                throw in.error("holds a type that does not exist: " + word);
        }
    }

    private static ColumnType enumerated(TextIn in) {
        String first = in.key();
        String name = in.acceptTight('.') ? in.key() : null;
        in.expect(',');
        String storage = in.word();
        in.expect(',');
        int length = in.integer();
        for (ColumnType.Enumerated.Storage s : ColumnType.Enumerated.Storage.values()) {
            if (s.name().toLowerCase(Locale.ROOT).equals(storage)) {
                return name == null
                        ? new ColumnType.Enumerated(first, strings(in), s, length)
                        : new ColumnType.Enumerated(name, strings(in), s, length, first);
            }
        }
        throw in.error("holds a storage of an enum that does not exist: " + storage);
    }

    private static int size(TextIn in) {
        return in.accept("max") ? ColumnType.MAX : in.integer();
    }

    private static boolean flag(TextIn in, String word) {
        if (!in.accept(',')) {
            return false;
        }
        in.expect(word);
        return true;
    }

    private static List<String> strings(TextIn in) {
        List<String> values = new ArrayList<>();
        while (in.accept(',')) {
            values.add(in.string());
        }
        return values;
    }
}
