package dev.portolan.processor.graph;

import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.BasicType;
import dev.portolan.processor.model.BasicType.OfArray;
import dev.portolan.processor.model.BasicType.OfEnum;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.model.ColumnExtras;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated;
import dev.portolan.schema.DialectSet;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What our own annotations make of a column and its constraints. */
final class Extras {
    private Extras() {}

    /** Options of a constraint, and the dialects that have it so. */
    record Variant(String options, DialectSet dialects) {}

    /** The type of the column of a basic value in each dialect. */
    static PerDialect<ColumnType> type(Basic basic, Reporter reporter) {
        return type(basic, basic.constrained(), reporter);
    }

    /** The type of a column that refers to it: Hibernate makes that before it looks at constraints. */
    static PerDialect<ColumnType> referred(Basic basic, Reporter reporter) {
        return type(basic, basic.column(), reporter);
    }

    private static PerDialect<ColumnType> type(Basic basic, ColumnSpec spec, Reporter reporter) {
        ColumnType mapped = TypeMapping.of(basic.type(), spec, basic.lob());
        ColumnExtras extras = basic.extras();
        if (extras.nativeEnum() != null) {
            mapped = nativeEnum(basic, mapped, reporter);
        }
        PerDialect<ColumnType> type =
                extras.nativeEnum() == null ? byServer(basic.type(), mapped, spec) : PerDialect.of(mapped);
        if (extras.type() != null) {
            ColumnType general = extras.type().value() == null
                    ? mapped
                    : new ColumnType.Raw(extras.type().value());
            Map<String, ColumnType> raw = new TreeMap<>(type.overrides());
            extras.type().overrides().forEach((dialect, sql) -> raw.put(dialect, new ColumnType.Raw(sql)));
            type = new PerDialect<>(general, raw);
        }
        return collated(basic, type, reporter);
    }

    /** What servers have of their own, or do not have. */
    private static PerDialect<ColumnType> byServer(BasicType type, ColumnType mapped, ColumnSpec spec) {
        BasicType single = type instanceof OfArray array ? array.element() : type;
        if (mapped instanceof ColumnType.Raw) {
            return PerDialect.of(mapped);
        }
        if (type instanceof OfArray array && array.oneValue()) {
            int length = spec.length() == null ? 255 : spec.length();
            ColumnType one =
                    single == Scalar.BYTE ? new ColumnType.Bytes(length, false) : new ColumnType.Text(length, false);
            return new PerDialect<>(mapped, Map.of("mariadb", one, "mysql", one, "sqlite", one));
        }
        return single instanceof OfEnum e && e.preferred() ? preferred(type, e, mapped) : PerDialect.of(mapped);
    }

    /** The dialects whose own enum Hibernate takes; MySQL's, MariaDB's and H2's for names in any case. */
    private static List<String> withOwn(OfEnum e) {
        return e.preferred()
                ? List.of("h2", "mariadb", "mysql", "postgres")
                : e.byName() ? List.of("h2", "mariadb", "mysql") : List.of();
    }

    /** A server's own enum. */
    private static PerDialect<ColumnType> preferred(BasicType type, OfEnum e, ColumnType mapped) {
        List<String> values = e.byName() ? e.constants().stream().sorted().toList() : e.constants();
        ColumnType own = new Enumerated(e.simpleName(), values, Enumerated.Storage.NATIVE, 255);
        Map<String, ColumnType> overrides = new TreeMap<>();
        for (String dialect : withOwn(e)) {
            overrides.put(dialect, type instanceof OfArray array ? new ColumnType.Array(own, array.length()) : own);
        }
        return new PerDialect<>(mapped, overrides);
    }

    private static ColumnType nativeEnum(Basic basic, ColumnType mapped, Reporter reporter) {
        BasicType single = basic.type() instanceof OfArray array ? array.element() : basic.type();
        if (!(single instanceof OfEnum e) || e.valueType() != null) {
            reporter.report(
                    Message.NATIVE_ENUM_TYPE,
                    basic.extras().origins().get(Own.NATIVE_ENUM),
                    basic.javaType(),
                    single instanceof OfEnum
                            ? "It stores the values of its @EnumeratedValue: remove one of the two."
                            : "Remove it, or make the type an enum.");
            return mapped;
        }
        ColumnExtras.NativeEnum said = basic.extras().nativeEnum();
        int length = basic.column().length() == null ? 255 : basic.column().length();
        ColumnType type = new Enumerated(
                said.name() == null ? e.simpleName() : said.name(),
                e.constants(),
                Enumerated.Storage.NATIVE,
                length,
                said.schema());
        return basic.type() instanceof OfArray ? new ColumnType.Array(type) : type;
    }

    private static PerDialect<ColumnType> collated(Basic basic, PerDialect<ColumnType> type, Reporter reporter) {
        PerDialect<String> charset = basic.extras().charset();
        PerDialect<String> collation = basic.extras().collation();
        if (charset == null && collation == null) {
            return type;
        }
        if (!hasText(type.value())) {
            String annotation = collation == null ? Own.CHARSET : Own.COLLATION;
            reporter.report(
                    Message.TEXT_ONLY,
                    basic.extras().origins().get(annotation),
                    collation == null ? "@Charset" : "@Collation",
                    basic.javaType());
        }
        TreeSet<String> dialects = new TreeSet<>(type.overrides().keySet());
        dialects.addAll(charset == null ? List.of() : charset.overrides().keySet());
        dialects.addAll(collation == null ? List.of() : collation.overrides().keySet());
        Map<String, ColumnType> overrides = new TreeMap<>();
        for (String dialect : dialects) {
            overrides.put(
                    dialect,
                    collated(type.in(dialect), PerDialect.in(charset, dialect), PerDialect.in(collation, dialect)));
        }
        ColumnType general = collated(
                type.value(), charset == null ? null : charset.value(), collation == null ? null : collation.value());
        return new PerDialect<>(general, overrides);
    }

    private static ColumnType collated(ColumnType type, String charset, String collation) {
        return charset == null && collation == null ? type : new ColumnType.Collated(type, charset, collation);
    }

    private static boolean hasText(ColumnType type) {
        return type instanceof ColumnType.Text
                || type instanceof ColumnType.Char
                || type instanceof ColumnType.Raw
                || type instanceof Enumerated e && e.storage() != Enumerated.Storage.ORDINAL;
    }

    /** What a check on an enum's constants says where the column has a type that the mapping wrote; null for nothing. */
    static Check enumCheck(Name column, PerDialect<ColumnType> type, OfEnum constants) {
        String text = SqlText.enumCheck(column, constants);
        Map<String, String> overrides = new TreeMap<>();
        type.overrides().forEach((dialect, t) -> overrides.put(dialect, isWritten(t) ? text : null));
        boolean general = isWritten(type.value());
        if (type.value() instanceof ColumnType.Raw) {
            // where Hibernate would take the server's own enum, a definition stands without the check
            withOwn(constants).forEach(dialect -> overrides.putIfAbsent(dialect, null));
        }
        return !general && overrides.values().stream().noneMatch(text::equals)
                ? null
                : new Check(null, false, new PerDialect<>(general ? text : null, overrides), column, null);
    }

    /** Not by the enum itself. */
    private static boolean isWritten(ColumnType type) {
        return !(type instanceof ColumnType.Enumerated)
                && !(type instanceof ColumnType.Collated collated && !isWritten(collated.type()));
    }

    /** The column with what it is filled from. */
    static Column values(Column column, ColumnExtras extras) {
        Column with = column.withDefault(extras.sqlDefault()).withOnUpdate(extras.onUpdate());
        return extras.generated() == null
                ? with
                : with.withGenerated(new Column.Generated(extras.generated(), extras.stored()));
    }

    /** The forms of a constraint that {@code @Deferrable} makes of one. @param options the mapping's; null for none */
    static List<Variant> variants(String options, PerDialect<String> deferrable) {
        if (deferrable == null) {
            return List.of(new Variant(options, DialectSet.ALL));
        }
        Map<String, TreeSet<String>> byText = new TreeMap<>();
        deferrable
                .overrides()
                .forEach((dialect, text) ->
                        byText.computeIfAbsent(text, t -> new TreeSet<>()).add(dialect));
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant(
                joined(options, deferrable.value()),
                DialectSet.except(deferrable.overrides().keySet())));
        byText.forEach((text, dialects) -> variants.add(new Variant(joined(options, text), DialectSet.only(dialects))));
        return variants;
    }

    private static String joined(String options, String more) {
        return options == null ? more : more == null ? options : options + " " + more;
    }
}
