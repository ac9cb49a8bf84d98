package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enums with {@code @EnumeratedValue}: Hibernate says what their columns are like. */
class EnumeratedValueTest {
    private static final String HEADER = "package p; import jakarta.persistence.*; import java.util.*;";

    @TempDir
    Path folder;

    private Javac javac(String source) {
        return new Javac(folder).source("p/M.java", HEADER, source).option("-Aportolan.package=p");
    }

    @Test
    void typesAndValues() {
        Provider.assertSame(javac("""
                @Entity class A { @Id Long id; I i; B b; S s; @Column(nullable = false) L l; @Enumerated(EnumType.STRING) T t;
                  @Enumerated(EnumType.STRING) @Column(length = 30) T t30; @Enumerated(EnumType.STRING) N n; Outer.In in;
                  @Column(columnDefinition = "int") I def; I[] array; @ElementCollection List<I> elements; @ElementCollection Map<I, String> map; }
                enum I { P(10), Q(20); @EnumeratedValue final int code; I(int c) { code = c; } }
                enum B { P(1), Q(2); @EnumeratedValue final byte code; B(int c) { code = (byte) c; } }
                enum S { P(300), Q(20); @EnumeratedValue private final short code = (short) (300 - 280 * ordinal()); S(int c) {} }
                enum L { P(100000), Q(20); @EnumeratedValue final int code; L(int c) { code = c; } }
                enum T { P("pp"), Q("q'q"); @EnumeratedValue final String code; T(String c) { code = c; } }
                enum N { P(null), Q("y") { void m() {} }, R("a"); @EnumeratedValue final String code; N(String c) { code = c; } }
                class Outer { enum In { X; @EnumeratedValue final int code = 7; } }
                """), Map.of());
    }

    @Test
    void keys() {
        Provider.assertSame(javac("""
                @Entity class A { @Id I id; }
                enum I { P(10), Q(20); @EnumeratedValue final int code; I(int c) { code = c; } }
                """), Map.of());
    }

    @Test
    void theGraphNamesTheFieldAndTheClassTellsTheValues() throws IOException {
        Javac javac = javac("@Entity class A { @Id Long id; I i; }"
                + " enum I { P(10), Q(20); @EnumeratedValue final int code; I(int c) { code = c; } }");
        assertTrue(javac.compile());
        assertTrue(javac.read("META-INF/portolan/default.graph")
                .contains("check column i \"i in ()\" values \"p.I#code\""));
        Files.delete(javac.classes().resolve("p/I.class"));
        PortolanException e = assertThrows(PortolanException.class, () -> javac.desired("p"));
        assertEquals(
                "Cannot read the values that p.I#code stores: java.lang.ClassNotFoundException: p.I. Put the classes of the entities"
                        + " on the class path, and in a named module open their package.",
                e.getMessage().replaceFirst("^\\[enum-values] ", ""));
    }

    @Test
    void whatHibernateCannotStore() {
        Javac javac = javac("""
                @Entity class A { @Id Long id; W w;
                  @Enumerated(EnumType.STRING) I i;
                  T t; }
                enum I { P; @EnumeratedValue final int code = 1; }
                enum W { P; @EnumeratedValue final Integer code = 1; }
                enum T { P; @EnumeratedValue final String code = ""; }
                """);
        assertFalse(javac.compile());
        assertEquals(
                List.of(
                        "M.java:2:34: [enumerated-value-type] Hibernate cannot store p.W#code for EnumType.ORDINAL: the field of its"
                                + " @EnumeratedValue must be of type byte, short or int. Change that type, or write another @Enumerated"
                                + " here.",
                        "M.java:3:34: [enumerated-value-type] Hibernate cannot store p.I#code for EnumType.STRING: the field of its"
                                + " @EnumeratedValue must be of type String. Change that type, or write another @Enumerated here.",
                        "M.java:4:5: [enumerated-value] T stores the String of its @EnumeratedValue. Write"
                                + " @Enumerated(EnumType.STRING) here."),
                javac.places());
    }
}
