package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left in the class output after compiling in parts, in any order, over what was there. */
class IncrementalTest {
    private static final String SERVICE = "META-INF/services/dev.portolan.migrate.SchemaSource";

    @TempDir
    Path folder;

    private static final List<String> FILES = List.of(
            "shop/Status.java",
            "shop/Money.java",
            "shop/MoneyConverter.java",
            "shop/Base.java",
            "shop/Address.java",
            "shop/Customer.java",
            "shop/sales/Order.java",
            "shop/sales/Tag.java",
            "shop/package-info.java");

    private static Javac shop(Path folder, boolean pinned) {
        Javac javac = new Javac(folder)
                .source("shop/Status.java", "package shop;", "public enum Status { NEW, PAID }")
                .source("shop/Money.java", "package shop;", "public class Money { }")
                .source(
                        "shop/MoneyConverter.java",
                        "package shop;",
                        "import jakarta.persistence.*;",
                        "@Converter(autoApply = true)",
                        "public class MoneyConverter implements AttributeConverter<Money, Long> {",
                        "  public Long convertToDatabaseColumn(Money m) { return null; }",
                        "  public Money convertToEntityAttribute(Long l) { return null; }",
                        "}")
                .source(
                        "shop/Base.java",
                        "package shop;",
                        "import jakarta.persistence.*;",
                        "@MappedSuperclass",
                        "public abstract class Base<T> { @Id @GeneratedValue Long id; T note; }")
                .source(
                        "shop/Address.java",
                        "package shop;",
                        "import jakarta.persistence.*;",
                        "@Embeddable",
                        "public record Address(String street, @Column(length = 5) String zip) { }")
                .source(
                        "shop/Customer.java",
                        "package shop;",
                        "import jakarta.persistence.*;",
                        "import java.util.*;",
                        "@Entity",
                        "public class Customer extends Base<String> {",
                        "  Address home; Status status; Money credit;",
                        "  @OneToMany(mappedBy = \"customer\") List<shop.sales.Order> orders;",
                        "}")
                .source(
                        "shop/sales/Order.java",
                        "package shop.sales;",
                        "import jakarta.persistence.*;",
                        "import java.util.*;",
                        "@Entity",
                        "public class Order extends shop.Base<Integer> {",
                        "  @ManyToOne(optional = false) shop.Customer customer;",
                        "  @ManyToMany Set<Tag> tags;",
                        "  @Enumerated(EnumType.STRING) shop.Status status;",
                        "}")
                .source(
                        "shop/sales/Tag.java",
                        "package shop.sales;",
                        "import jakarta.persistence.*;",
                        "import dev.portolan.annotations.*;",
                        "@Entity @TableOptions(strict = true, dialect = \"sqlite\") @SqlIndex(name = \"i\", parts = {",
                        "    @IndexPart(column = \"a\"), @IndexPart(expression = \"lower(label)\")})",
                        "public class Tag { @Id Long id; @Embeddable public static class X { int a; } X x;",
                        "  @SqlType(value = \"citext\", dialect = \"postgres\") @Collation(value = \"C\", dialect = \"h2\") String label;",
                        "  @NativeEnum shop.Status state;",
                        "  @Entity @View(query = \"select id from Tag\") public static class Tags { @Id Long id; } }");
        return pinned
                ? javac.source(
                        "shop/package-info.java",
                        "@dev.portolan.annotations.Extension(\"citext\")",
                        "@dev.portolan.annotations.Migrations(name = \"shop\", exclude = \"audit_*\")",
                        "package shop;")
                : javac;
    }

    @Test
    void eachFileAloneOverTheOutputOfAllGivesTheSameBytes() {
        for (boolean pinned : List.of(false, true)) {
            Javac javac = shop(folder.resolve("each" + pinned), pinned);
            assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
            SortedMap<String, String> full = javac.generated();
            assertEquals(pinned ? 9 : 7, full.size() + (pinned ? 2 : 0), full.keySet()::toString);
            List<String> files = new ArrayList<>(pinned ? FILES : FILES.subList(0, FILES.size() - 1));
            Collections.shuffle(files, new Random(7));
            for (String file : files) {
                assertTrue(javac.compile(file), () -> String.join("\n", javac.everything()));
                assertEquals(full, javac.generated(), file);
            }
        }
    }

    @Test
    void theOrderOfSourcesDoesNotMatter() {
        Javac javac = shop(folder.resolve("a"), true);
        assertTrue(javac.compile());
        List<String> files = new ArrayList<>(FILES);
        Random random = new Random(11);
        for (int i = 0; i < 4; i++) {
            Collections.shuffle(files, random);
            Javac other = shop(folder.resolve("b" + i), true);
            assertTrue(other.compile(files.toArray(String[]::new)));
            assertEquals(javac.generated(), other.generated());
        }
    }

    @Test
    void aChangedEnumAloneChangesTheGraph() {
        Javac javac = shop(folder, true);
        assertTrue(javac.compile());
        javac.source("shop/Status.java", "package shop;", "public enum Status { NEW, PAID, SENT }");
        assertTrue(javac.compile("shop/Status.java"));
        Javac fresh = shop(folder.resolve("fresh"), true)
                .source("shop/Status.java", "package shop;", "public enum Status { NEW, PAID, SENT }");
        assertTrue(fresh.compile());
        assertEquals(fresh.generated(), javac.generated());
        assertTrue(javac.read("META-INF/portolan/shop.graph").contains("SENT"));
    }

    @Test
    void anEntityWhoseClassIsGoneLeavesTheUnit() throws IOException {
        Javac javac = shop(folder, true)
                .source(
                        "shop/Extra.java",
                        "package shop; import jakarta.persistence.*; @Entity class Extra { @Id Long id; }");
        assertTrue(javac.compile());
        assertTrue(javac.read("META-INF/portolan/shop.graph").contains("table Extra"));
        Files.delete(javac.classes().resolve("shop/Extra.class"));
        assertTrue(javac.compile("shop/sales/Tag.java"));
        assertFalse(javac.read("META-INF/portolan/shop.graph").contains("table Extra"));
        assertFalse(javac.read("META-INF/portolan/index").contains("Extra"));
    }

    @Test
    void noEntityAnyMoreNothingIsLeft() throws IOException {
        Javac javac = new Javac(folder)
                .source("a/A.java", "package a; import jakarta.persistence.*; @Entity class A { @Id Long id; }")
                .source("a/B.java", "package a; class B { }");
        assertTrue(javac.compile());
        assertTrue(javac.has("a/MigrationGenerator.class"));
        Files.delete(javac.classes().resolve("a/A.class"));
        assertTrue(javac.compile("a/B.java"));
        assertEquals(List.of(), List.copyOf(javac.generated().keySet()));
    }

    @Test
    void movingAllEntitiesLeavesNoStaleClassOrServiceLine() throws IOException {
        for (boolean deleted : List.of(true, false)) {
            Path base = folder.resolve("move" + deleted);
            Javac javac = new Javac(base)
                    .source(
                            "old/one/A.java",
                            "package old.one; import jakarta.persistence.*; @Entity public class A { @Id Long id; }")
                    .source(
                            "old/two/B.java",
                            "package old.two; import jakarta.persistence.*; @Entity class B { @Id Long id; @ManyToOne old.one.A a; }");
            assertTrue(javac.compile());
            assertEquals("old.PortolanSchemaSource\n", javac.read(SERVICE));
            javac.delete("old/one/A.java").delete("old/two/B.java");
            if (deleted) {
                Files.delete(javac.classes().resolve("old/one/A.class"));
                Files.delete(javac.classes().resolve("old/two/B.class"));
            }
            javac.source(
                            "fresh/one/A.java",
                            "package fresh.one; import jakarta.persistence.*; @Entity public class A { @Id Long id; }")
                    .source(
                            "fresh/two/B.java",
                            "package fresh.two; import jakarta.persistence.*; @Entity class B { @Id Long id; @ManyToOne fresh.one.A a; }");
            assertTrue(javac.compile("fresh/one/A.java", "fresh/two/B.java"));
            assertEquals("fresh.PortolanSchemaSource\n", javac.read(SERVICE));
            assertFalse(javac.has("old/MigrationGenerator.class"));
            assertFalse(javac.has("old/MigrationGenerator.java"));
            assertFalse(javac.has("old/PortolanSchemaSource.class"));
            assertFalse(javac.read("META-INF/portolan/default.graph").contains("old."));
            assertFalse(javac.read("META-INF/portolan/index").contains("old."));
        }
    }

    @Test
    void linesOfOthersStayInTheServiceFile() throws IOException {
        Javac javac = shop(folder, true);
        Path service = javac.classes().resolve(SERVICE);
        Files.createDirectories(service.getParent());
        Files.writeString(service, "# by hand\nshop.Hand\ngone.Away\n");
        javac.source(
                "shop/Hand.java",
                "package shop;",
                "public class Hand implements dev.portolan.migrate.SchemaSource {",
                "  public String unit() { return \"hand\"; }",
                "  public dev.portolan.schema.Desired load() { return null; }",
                "}");
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        assertEquals("# by hand\nshop.Hand\nshop.PortolanSchemaSource\n", javac.read(SERVICE));
    }

    @Test
    void aRenamedUnitLeavesNoGraph() {
        Javac javac = shop(folder, true);
        assertTrue(javac.compile());
        javac.source(
                "shop/package-info.java", "@dev.portolan.annotations.Migrations(name = \"store\")", "package shop;");
        assertTrue(javac.compile("shop/package-info.java"));
        assertFalse(javac.has("META-INF/portolan/shop.graph"));
        assertTrue(javac.has("META-INF/portolan/store.graph"));
    }

    /** Each refers to the one before. */
    @Test
    void oneOfAThousandEntitiesTouchedGivesTheBytesOfAFullBuild() {
        Javac javac = new Javac(folder);
        for (int i = 0; i < 1000; i++) {
            javac.source("big/E" + i + ".java", entity(i, "String name;"));
        }
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        SortedMap<String, String> full = javac.generated();
        assertTrue(javac.compile("big/E500.java"));
        assertEquals(full, javac.generated());

        javac.source("big/E500.java", entity(500, "int name; Long more;"));
        assertTrue(javac.compile("big/E500.java"));
        SortedMap<String, String> changed = javac.generated();
        assertTrue(javac.read("META-INF/portolan/default.graph").contains("column more int(64)"));
        assertTrue(javac.compile());
        assertEquals(javac.generated(), changed);
    }

    private static String entity(int i, String attributes) {
        String before = i == 0 ? "" : " @ManyToOne E" + (i - 1) + " before;";
        return "package big; import jakarta.persistence.*; @Entity class E" + i + " { @Id Long id; " + attributes
                + before + " }";
    }

    private static Javac shapes(Path folder, String below) {
        return new Javac(folder)
                .source(
                        "p/Shape.java",
                        "package p; @jakarta.persistence.Embeddable public class Shape { String label; }")
                .source("p/Circle.java", "package p; " + below)
                .source(
                        "p/A.java",
                        "package p; import jakarta.persistence.*; @Entity public class A { @Id Long id; Shape shape; }")
                .option("-Aportolan.package=p");
    }

    /** What extends an embeddable is part of the tables of those who use it, whichever of them is compiled. */
    @Test
    void embeddablesThatExtendAnother() throws IOException {
        String embeddable = "@jakarta.persistence.Embeddable public class Circle extends Shape { int radius; ";
        Javac javac = shapes(folder.resolve("parts"), embeddable + "}");
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        SortedMap<String, String> full = javac.generated();
        assertTrue(javac.read("META-INF/portolan/default.graph").contains("shape_DTYPE"));
        for (String one : List.of("p/A.java", "p/Shape.java", "p/Circle.java")) {
            assertTrue(javac.compile(one));
            assertEquals(full, javac.generated(), one);
        }
        javac.source("p/Circle.java", "package p; " + embeddable + "int centre; }");
        assertTrue(javac.compile("p/Circle.java"));
        Javac other = shapes(folder.resolve("whole"), embeddable + "int centre; }");
        assertTrue(other.compile());
        assertEquals(other.generated(), javac.generated());

        javac.source("p/Circle.java", "package p; public class Circle extends Shape { int radius; }");
        assertTrue(javac.compile("p/Circle.java"));
        assertFalse(javac.read("META-INF/portolan/default.graph").contains("radius"));
        javac.source("p/Circle.java", "package p; " + embeddable + "}");
        assertTrue(javac.compile("p/Circle.java"));
        assertEquals(full, javac.generated());
        Files.delete(javac.classes().resolve("p/Circle.class"));
        javac.delete("p/Circle.java");
        assertTrue(javac.compile("p/A.java"));
        assertFalse(javac.read("META-INF/portolan/default.graph").contains("DTYPE"));
    }
}
