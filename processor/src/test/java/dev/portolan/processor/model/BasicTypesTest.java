package dev.portolan.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.processor.model.BasicType.OfArray;
import dev.portolan.processor.model.BasicType.OfEnum;
import dev.portolan.processor.model.BasicType.Scalar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BasicTypesTest {
    private static final Map<String, Scalar> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("boolean", Scalar.BOOLEAN),
            Map.entry("Boolean", Scalar.BOOLEAN),
            Map.entry("byte", Scalar.BYTE),
            Map.entry("Byte", Scalar.BYTE),
            Map.entry("short", Scalar.SHORT),
            Map.entry("Short", Scalar.SHORT),
            Map.entry("int", Scalar.INTEGER),
            Map.entry("Integer", Scalar.INTEGER),
            Map.entry("long", Scalar.LONG),
            Map.entry("Long", Scalar.LONG),
            Map.entry("float", Scalar.FLOAT),
            Map.entry("Float", Scalar.FLOAT),
            Map.entry("double", Scalar.DOUBLE),
            Map.entry("Double", Scalar.DOUBLE),
            Map.entry("char", Scalar.CHARACTER),
            Map.entry("Character", Scalar.CHARACTER),
            Map.entry("String", Scalar.STRING),
            Map.entry("char[]", Scalar.CHARS),
            Map.entry("byte[]", Scalar.BYTES),
            Map.entry("java.sql.Clob", Scalar.CLOB),
            Map.entry("java.sql.NClob", Scalar.NCLOB),
            Map.entry("java.sql.Blob", Scalar.BLOB),
            Map.entry("BigDecimal", Scalar.BIG_DECIMAL),
            Map.entry("BigInteger", Scalar.BIG_INTEGER),
            Map.entry("LocalDate", Scalar.DATE),
            Map.entry("java.sql.Date", Scalar.DATE),
            Map.entry("LocalTime", Scalar.TIME),
            Map.entry("java.sql.Time", Scalar.TIME),
            Map.entry("OffsetTime", Scalar.OFFSET_TIME),
            Map.entry("LocalDateTime", Scalar.TIMESTAMP),
            Map.entry("java.sql.Timestamp", Scalar.TIMESTAMP),
            Map.entry("Date", Scalar.TIMESTAMP),
            Map.entry("Calendar", Scalar.TIMESTAMP),
            Map.entry("Instant", Scalar.ZONED_TIMESTAMP),
            Map.entry("OffsetDateTime", Scalar.ZONED_TIMESTAMP),
            Map.entry("ZonedDateTime", Scalar.ZONED_TIMESTAMP),
            Map.entry("Year", Scalar.YEAR),
            Map.entry("ZoneOffset", Scalar.ZONE_OFFSET),
            Map.entry("ZoneId", Scalar.TEXT_FORM),
            Map.entry("TimeZone", Scalar.TEXT_FORM),
            Map.entry("Locale", Scalar.TEXT_FORM),
            Map.entry("java.net.URL", Scalar.TEXT_FORM),
            Map.entry("Class<?>", Scalar.TEXT_FORM),
            Map.entry("Currency", Scalar.CURRENCY),
            Map.entry("Duration", Scalar.DURATION),
            Map.entry("UUID", Scalar.UUID),
            Map.entry("java.net.InetAddress", Scalar.INET_ADDRESS),
            Map.entry("Money", Scalar.SERIALIZABLE)));

    @Test
    void everyBasicType() {
        int[] i = {0};
        String fields =
                TYPES.keySet().stream().map(t -> t + " f" + i[0]++ + ";").collect(Collectors.joining("\n"));
        EntityModel e = Probe.entity(
                "@Entity class A { @Id long id;\n" + fields + "}\n"
                        + "class Money implements java.io.Serializable { private static final long serialVersionUID = 1; }",
                "A");
        int[] j = {0};
        TYPES.forEach((type, scalar) ->
                assertEquals(scalar, Probe.basic(e, "f" + j[0]++).type(), type));
    }

    @Test
    void enums() {
        EntityModel e = Probe.entity("""
                @Entity class A {
                    @Id long id;
                    Colour ordinal;
                    @Enumerated Colour plain;
                    @Enumerated(EnumType.STRING) Colour name;
                    DayOfWeek day;
                    Coded coded;
                    @Enumerated(EnumType.STRING) Labelled labelled;
                }
                enum Colour { RED, GREEN { @Override public String toString() { return "g"; } }, BLUE }
                enum Coded { P(10); @EnumeratedValue final int code; Coded(int code) { this.code = code; } }
                @Entity class C { @Id long id; }
                enum Labelled { P("p"); @EnumeratedValue final String code; Labelled(String code) { this.code = code; } }
                """, "A");
        List<String> constants = List.of("RED", "GREEN", "BLUE");
        assertEquals(
                new OfEnum("t.Colour", "Colour", constants, false, null),
                Probe.basic(e, "ordinal").type());
        assertEquals(
                new OfEnum("t.Colour", "Colour", constants, false, null),
                Probe.basic(e, "plain").type());
        assertEquals(
                new OfEnum("t.Colour", "Colour", constants, true, null),
                Probe.basic(e, "name").type());
        OfEnum day = (OfEnum) Probe.basic(e, "day").type();
        assertEquals(
                List.of("MONDAY", "SUNDAY"),
                List.of(day.constants().get(0), day.constants().get(6)));
        assertEquals(Scalar.INTEGER, ((OfEnum) Probe.basic(e, "coded").type()).valueType());
        assertEquals(Scalar.STRING, ((OfEnum) Probe.basic(e, "labelled").type()).valueType());
    }

    @Test
    void temporalsAndLobs() {
        EntityModel e = Probe.entity("""
                @Entity class A {
                    @Id long id;
                    @Temporal(TemporalType.DATE) Date date;
                    @Temporal(TemporalType.TIME) Calendar time;
                    @Temporal(TemporalType.TIMESTAMP) Date stamp;
                    @Temporal(TemporalType.TIMESTAMP) Instant instant;
                    @Lob String text;
                    @Lob byte[] bytes;
                    String plain;
                }
                """, "A");
        assertEquals(Scalar.DATE, Probe.basic(e, "date").type());
        assertEquals(Scalar.TIME, Probe.basic(e, "time").type());
        assertEquals(Scalar.TIMESTAMP, Probe.basic(e, "stamp").type());
        assertEquals(Scalar.ZONED_TIMESTAMP, Probe.basic(e, "instant").type());
        assertTrue(Probe.basic(e, "text").lob() && Probe.basic(e, "bytes").lob());
        assertFalse(Probe.basic(e, "plain").lob());
    }

    @Test
    void arraysInOneColumn() {
        EntityModel e = Probe.entity(
                "@Entity class A { @Id long id; String[] a; List<UUID> b; Set<DayOfWeek> c; int[] d; Byte[] e;"
                        + " @Lob Byte[] f; Character[] g; @Lob Character[] h; }",
                "A");
        assertEquals(new OfArray(Scalar.STRING), Probe.basic(e, "a").type());
        assertEquals(new OfArray(Scalar.UUID), Probe.basic(e, "b").type());
        assertTrue(Probe.basic(e, "c").type() instanceof OfArray of && of.element() instanceof OfEnum);
        assertEquals(new OfArray(Scalar.INTEGER), Probe.basic(e, "d").type());
        assertEquals(new OfArray(Scalar.BYTE), Probe.basic(e, "e").type());
        assertEquals(Scalar.BYTES, Probe.basic(e, "f").type());
        assertEquals(new OfArray(Scalar.CHARACTER), Probe.basic(e, "g").type());
        assertEquals(Scalar.CHARS, Probe.basic(e, "h").type());
    }

    @Test
    void mistakes() {
        Probe.assertSaid("""
                @Entity class A {
                    @Id long id;
                    Thread thread; //! [basic-type] No column type is known for Thread. Name a converter with @Convert, make the class @Embeddable, or write @Transient.
                    B b; //! [basic-type-serialized] Without an annotation Hibernate stores B as the bytes of its serialized form. Write @ManyToOne or @OneToOne, or write @Transient.
                    C c; //! [basic-type] No column type is known for C. Write @ManyToOne or @OneToOne, or write @Transient.
                    List<B> bs; //! [basic-type-serialized] Without an annotation Hibernate stores List<B> as the bytes of its serialized form. Write @ElementCollection, @OneToMany or @ManyToMany, or write @Transient.
                    Map<String, String> map; //! [basic-type] No column type is known for Map<String, String>. Write @ElementCollection, @OneToMany or @ManyToMany, or write @Transient.
                    @Enumerated String e; //! [enumerated-type] @Enumerated is ignored on String, which is no enum. Remove it.
                    @Temporal(TemporalType.TIME) LocalDate d; //! [temporal-type] This @Temporal is ignored on LocalDate, which has a form of its own. Remove it.
                    @Lob int lob; //! [lob-type] @Lob is ignored on int. Use String, byte[], char[], Clob, Blob or a Serializable class.
                    Labelled l; //! [enumerated-value] Labelled stores the String of its @EnumeratedValue. Write @Enumerated(EnumType.STRING) here.
                    @Version String v; //! [version-type] String is no type for a version. Use short, int, long, Instant, LocalDateTime or Timestamp.
                }
                @Entity class B implements java.io.Serializable { private static final long serialVersionUID = 1; @Id long id; }
                @Entity class C { @Id long id; }
                enum Labelled { P("p"); @EnumeratedValue final String code; Labelled(String code) { this.code = code; } }
                """);
    }
}
