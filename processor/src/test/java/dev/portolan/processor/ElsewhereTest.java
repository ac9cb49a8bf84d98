package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Graph;
import dev.portolan.schema.GraphText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of a unit that are in jars. */
class ElsewhereTest {
    @TempDir
    Path folder;

    /** A jar of a library. @param options such as {@code -proc:none}, for one that Portolan did not compile */
    private Path library(String... options) {
        Javac javac = new Javac(folder.resolve("lib"))
                .source(
                        "lib/Base.java",
                        "package lib; import jakarta.persistence.*;",
                        "@MappedSuperclass public abstract class Base<I, S extends Enum<S>> {",
                        "  @Id public I id; @Column(length = 30) private String note; public S state; public Money price;",
                        "  @Embedded private Address at; @ManyToOne public Owner owner; }")
                .source(
                        "lib/Address.java",
                        "package lib; import jakarta.persistence.*;",
                        "@Embeddable public class Address { @Column(length = 5) String zip; Level level; }")
                .source("lib/Level.java", "package lib; public enum Level { LOW, HIGH }")
                .source("lib/Money.java", "package lib; public class Money implements java.io.Serializable { }")
                .source(
                        "lib/Owner.java",
                        "package lib; import jakarta.persistence.*;",
                        "@Entity public class Owner { @EmbeddedId Key key; Money worth; @IdClass(Pair.class)",
                        "  @Entity public static class Other { @Id int a; @Id int b; } }")
                .source(
                        "lib/Key.java",
                        "package lib; import jakarta.persistence.*;",
                        "@Embeddable public record Key(int area, @Column(length = 4) String code) implements java.io.Serializable { }")
                .source(
                        "lib/Pair.java",
                        "package lib; public record Pair(int a, int b) implements java.io.Serializable { }")
                .source(
                        "lib/conv/Swapped.java",
                        "package lib.conv; import jakarta.persistence.*;",
                        "abstract class Swapped<C, A> implements AttributeConverter<A, C> { }")
                .source(
                        "lib/conv/MoneyConverter.java",
                        "package lib.conv; import jakarta.persistence.*; import lib.Money;",
                        "@Converter(autoApply = true) public class MoneyConverter extends Swapped<Long, Money> {",
                        "  public Long convertToDatabaseColumn(Money m) { return null; }",
                        "  public Money convertToEntityAttribute(Long c) { return null; } }")
                .source(
                        "lib/deep/Far.java",
                        "package lib.deep; import jakarta.persistence.*; @Entity public class Far { @Id Long id; }")
                .option(options);
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        return Jar.of(javac.classes(), folder.resolve("lib.jar"));
    }

    private Javac application(Path jar) {
        return new Javac(folder.resolve("app"))
                .classPath(jar + File.pathSeparator + System.getProperty("java.class.path"))
                .source(
                        "app/Item.java",
                        "package app; import jakarta.persistence.*; import lib.*;",
                        "@Entity @AttributeOverride(name = \"at.zip\", column = @Column(name = \"z\", length = 7))",
                        "public class Item extends Base<java.util.UUID, Level> { }");
    }

    private static SortedMap<String, List<String>> facts(Javac javac) {
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        Graph graph =
                GraphText.read(javac.read("META-INF/portolan/default.graph")).graph();
        return Ddl.of(graph);
    }

    private static final List<String> ITEM = List.of(
            "check levelbetween0and1",
            "check statebetween0and1",
            "column id uuid not null",
            "column level smallint",
            "column note varchar(30)",
            "column owner_area integer",
            "column owner_code varchar(4)",
            "column price bigint",
            "column state smallint",
            "column z varchar(7)",
            "foreign key owner_area, owner_code to owner area, code",
            "key id");
    private static final List<String> OWNER = List.of(
            "column area integer not null", "column code varchar(4) not null", "column worth bigint", "key area, code");

    @Test
    void superclassesEmbeddablesEnumsAssociationsAndConvertersComeAlong() {
        Javac javac = application(library());
        SortedMap<String, List<String>> facts = facts(javac);
        assertEquals(List.of("item", "owner"), List.copyOf(facts.keySet()));
        assertEquals(ITEM, facts.get("item"));
        assertEquals(OWNER, facts.get("owner"));
        SortedMap<String, String> full = javac.generated();
        assertTrue(javac.compile("app/Item.java"));
        assertEquals(full, javac.generated());
        assertFalse(javac.read("META-INF/portolan/index").contains("lib."));
    }

    @Test
    void aConverterOfAnotherJarIsNamed() {
        Path jar = library("-proc:none");
        assertTrue(facts(application(jar)).get("item").stream().anyMatch(f -> f.startsWith("column price bytea")));
        Javac javac = application(jar).option("-Aportolan.converters=lib.conv.MoneyConverter");
        assertEquals(ITEM, facts(javac).get("item"));
        javac.option("-Aportolan.converters=lib.Money,lib.Nothing");
        assertFalse(javac.compile());
        assertEquals(
                List.of(
                        "- [converter-option] lib.Money, which -Aportolan.converters names, has no @Converter. Name another class, or"
                                + " annotate it.",
                        "- [class-unknown] There is no class or package lib.Nothing on the class path."),
                javac.messages().stream()
                        .filter(m -> !m.contains("[package-derived]"))
                        .toList());
    }

    @Test
    void namedPackagesBringTheirEntitiesAndConverters() throws IOException {
        Path jar = library("-proc:none");
        Javac javac = application(jar).option("-Aportolan.include=app,lib,lib.conv", "-Aportolan.package=app");
        SortedMap<String, List<String>> facts = facts(javac);
        assertEquals(List.of("item", "owner", "owner$other"), List.copyOf(facts.keySet()));
        assertEquals(ITEM, facts.get("item"));
        Files.delete(jar);
        Javac known = application(library()).option("-Aportolan.include=app,lib", "-Aportolan.package=app");
        assertEquals(
                List.of("far", "item", "owner", "owner$other"),
                List.copyOf(facts(known).keySet()));
    }

    @Test
    void migrationsNameThem() {
        Javac javac = application(library("-proc:none"))
                .source(
                        "app/package-info.java",
                        "@dev.portolan.annotations.Migrations(packages = \"app\", classes = {lib.deep.Far.class,"
                                + " lib.conv.MoneyConverter.class})",
                        "package app;");
        SortedMap<String, List<String>> facts = facts(javac);
        assertEquals(List.of("far", "item", "owner"), List.copyOf(facts.keySet()));
        assertEquals(ITEM, facts.get("item"));
        assertEquals(OWNER, facts.get("owner"));
    }

    @Test
    void persistenceXmlListsThem() throws IOException {
        Javac javac = application(library("-proc:none"))
                .source(
                        "app/Unlisted.java",
                        "package app; import jakarta.persistence.*; @Entity class Unlisted { @Id Long id; }");
        Path file = javac.classes().resolve("META-INF/persistence.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(
                javac.classes().resolve("more.xml"),
                "<entity-mappings version=\"3.1\"><entity class=\"app.Plain\""
                        + " access=\"FIELD\"><attributes><id name=\"id\"/></attributes></entity></entity-mappings>");
        javac.source("app/Plain.java", "package app; class Plain { Long id; }");
        String unit =
                "<persistence-unit name=\"one\"><mapping-file>more.xml</mapping-file><class>app.Item</class><class>lib.deep.Far</class>"
                        + "<class>lib.conv.MoneyConverter</class>%s</persistence-unit>";
        String head = "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.0\">";
        Files.writeString(
                file,
                head + unit.replace("%s", "<exclude-unlisted-classes>true</exclude-unlisted-classes>")
                        + "</persistence>");
        javac.option("-Aportolan.package=app");
        SortedMap<String, List<String>> facts = facts(javac);
        assertEquals(List.of("far", "item", "owner", "plain"), List.copyOf(facts.keySet()));
        assertEquals(ITEM, facts.get("item"));

        Files.writeString(file, head + unit.replace("%s", "") + "</persistence>");
        assertEquals(
                List.of("far", "item", "owner", "plain", "unlisted"),
                List.copyOf(facts(javac).keySet()));

        Files.writeString(
                file,
                head + unit.replace("%s", "") + "\n<persistence-unit name=\"two\"><class>app.Unlisted</class>"
                        + "<exclude-unlisted-classes/>\n<jar-file>x.jar</jar-file></persistence-unit></persistence>");
        assertEquals(
                List.of("item", "owner", "unlisted"), List.copyOf(facts(javac).keySet()));
        assertTrue(
                javac.messages().get(0).contains("[persistence-units]"),
                () -> javac.messages().toString());

        javac.source("app/package-info.java", "@dev.portolan.annotations.Migrations(name = \"two\")", "package app;");
        assertFalse(javac.compile());
        assertTrue(
                javac.messages().stream()
                        .anyMatch(
                                m -> m.startsWith("- [jar-file] <jar-file>x.jar") && m.endsWith("persistence.xml:3)")),
                () -> javac.messages().toString());
        Files.writeString(file, Files.readString(file).replace("<jar-file>x.jar</jar-file>", ""));
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        assertTrue(javac.read("META-INF/portolan/two.graph").contains("table Unlisted"));
        assertFalse(javac.read("META-INF/portolan/two.graph").contains("table Item"));
    }

    @Test
    void propertiesThatShapeTablesAreSaid() throws IOException {
        Javac javac = new Javac(folder)
                .source("app/A.java", "package app; import jakarta.persistence.*; @Entity class A { @Id Long id; }")
                .option("-Aportolan.package=app");
        Path file = javac.classes().resolve("META-INF/persistence.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "<persistence xmlns=\"https://jakarta.ee/xml/ns/persistence\" version=\"3.0\"><persistence-unit name=\"one\">",
                        "<validation-mode>NONE</validation-mode><properties>",
                        "<property name=\"hibernate.physical_naming_strategy\" value=\"org.acme.Upper\"/>",
                        "<property name=\"hibernate.implicit_naming_strategy\" value=\"jpa\"/>",
                        "<property name=\"hibernate.default_schema\" value=\"shop\"/>",
                        "<property name=\"hibernate.show_sql\" value=\"true\"/>",
                        "</properties></persistence-unit></persistence>"));
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        String said = String.join("\n", javac.messages());
        assertEquals(
                List.of(
                        "- [property-ignored] The property hibernate.physical_naming_strategy is not read: the migration may differ"
                                + " from what Hibernate expects. Pass the -Aportolan.naming that comes nearest to org.acme.Upper. (at"
                                + " META-INF/persistence.xml:3)"),
                javac.messages(),
                said);
        assertTrue(javac.read("META-INF/portolan/default.graph").contains("shop.A"));
        javac.option("-Aportolan.naming=jpa", "-Aportolan.beanValidation=off");
        assertTrue(javac.compile());
        assertEquals(List.of(), javac.messages());
    }

    private Path shapes(String... options) {
        Javac javac = new Javac(folder.resolve("shapes"))
                .source(
                        "lib/Shape.java",
                        "package lib; import jakarta.persistence.*; @Embeddable public class Shape { String label; }")
                .source(
                        "lib/deep/Circle.java",
                        "package lib.deep; import jakarta.persistence.*; @Embeddable public class Circle extends lib.Shape { int radius; }")
                .source(
                        "lib/Thing.java",
                        "package lib; import jakarta.persistence.*; @Entity public class Thing { @Id Long id; Shape shape; }")
                .option("-Aportolan.package=lib")
                .option(options);
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        return Jar.of(javac.classes(), folder.resolve("shapes.jar"));
    }

    private Javac drawing(Path jar) {
        return new Javac(folder.resolve("drawing"))
                .classPath(jar + File.pathSeparator + System.getProperty("java.class.path"))
                .source(
                        "app/Drawing.java",
                        "package app; import jakarta.persistence.*;",
                        "@Entity class Drawing { @Id Long id; lib.Shape shape; }")
                .source(
                        "app/Square.java",
                        "package app; import jakarta.persistence.*;",
                        "@Embeddable class Square extends lib.Shape { int side; }");
    }

    /** Those of a jar by the index that Portolan left in it, or by their package; those of the application in any case. */
    @Test
    void embeddablesThatExtendAnother() throws IOException {
        List<String> own = List.of(
                "column id bigint not null",
                "column label varchar(255)",
                "column shape_dtype varchar(31) not null",
                "column side integer",
                "key id");
        List<String> all = new ArrayList<>(own);
        all.add(2, "column radius integer");
        Path unknown = shapes("-proc:none");
        assertEquals(own, facts(drawing(unknown)).get("drawing"));
        assertEquals(
                all,
                facts(drawing(unknown).option("-Aportolan.include=app,lib.deep", "-Aportolan.package=app"))
                        .get("drawing"));
        Files.delete(unknown);
        Javac known = drawing(shapes());
        assertEquals(all, facts(known).get("drawing"));
        SortedMap<String, String> full = known.generated();
        assertTrue(known.compile("app/Drawing.java"));
        assertEquals(full, known.generated());
        assertFalse(known.read("META-INF/portolan/index").contains("lib."));
    }
}
