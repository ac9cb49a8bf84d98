package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about mistakes, and on which line. */
class DiagnosticsTest {
    @TempDir
    Path folder;

    @Test
    void severalMistakesInOneRunEachAtItsAnnotationValue() {
        assertEquals(
                List.of(
                        "M.java:11: [mapped-by] p.A has no attribute \"bee\" that could own this association. It has: b, id,"
                                + " name.",
                        "M.java:6: [constraint-column] The table A has no column \"nope\", so this index or constraint is"
                                + " left out; the statement of Hibernate for it fails. It has: B_id, id, name.",
                        "M.java:5: [constraint-column] The table A has no column \"nam\", so this index or constraint is"
                                + " left out; the statement of Hibernate for it fails. Did you mean \"name\"?"),
                errors(
                        "@Entity",
                        "@Table(",
                        "  indexes = @Index(columnList =",
                        "    \"nam DESC\"),",
                        "  uniqueConstraints = @UniqueConstraint(columnNames = \"nope\"))",
                        "class A { @Id Long id; String name;",
                        "  @ManyToOne @JoinColumn(name = \"B_id\") B b; }",
                        "@Entity class B { @Id Long id;",
                        "  @OneToMany(",
                        "    mappedBy = \"bee\")",
                        "  List<A> as; }"));
    }

    @Test
    void twoAttributesOfOneColumn() {
        assertEquals(
                List.of(
                        "M.java:4: [column-twice] The column NAME of the table A is written by p.A#name and by p.A#other. Give"
                                + " one another @Column(name = …), or write insertable = false, updatable = false on the one that"
                                + " only reads it."),
                errors(
                        "@Entity class A { @Id Long id; String name;",
                        "",
                        "  @Column(name = \"NAME\") String other; }"));
    }

    @Test
    void oneThatOnlyReadsIsAllowed() {
        assertEquals(
                List.of(),
                errors(
                        "@Entity class A { @Id Long id;",
                        "  @ManyToOne @JoinColumn(name = \"b_id\") B b;",
                        "  @Column(name = \"b_id\", insertable = false, updatable = false) Long bId; }",
                        "@Entity class B { @Id Long id; }"));
    }

    @Test
    void joinColumnsThatDoNotFitTheKey() {
        List<String> errors = errors(
                "@Entity class A { @Id Long id;",
                "  @ManyToOne @JoinColumn(name = \"x\") B b;",
                "  @ManyToOne @JoinColumn(name = \"y\", referencedColumnName = \"codd\") B c;",
                "  @ManyToOne @JoinColumn(name = \"z\", referencedColumnName = \"text\") B d; }",
                "@Entity @IdClass(K.class) class B { @Id Long one; @Id Long two; String text; }",
                "class K implements java.io.Serializable { Long one; Long two; }");
        assertEquals(2, errors.size(), errors::toString);
        assertTrue(errors.get(0)
                .startsWith("M.java:3: [join-column-count] p.B has 2 primary key columns (one, two), but 1"));
        assertTrue(
                errors.get(1).startsWith("M.java:4: [column-unknown] The table B has no column \"codd\"."),
                errors.get(1));
    }

    @Test
    void severalJoinColumnsWithoutReferencesStandForTheKeyByNameElseInOrder() {
        assertEquals(
                List.of(),
                errors(
                        "@Entity class A { @Id Long id;",
                        "  @ManyToOne @JoinColumns({@JoinColumn(name = \"two\"), @JoinColumn(name = \"one\")}) B b;",
                        "  @ManyToOne @JoinColumns({@JoinColumn(name = \"x\"), @JoinColumn(name = \"y\")}) B c; }",
                        "@Entity @IdClass(K.class) class B { @Id Long one; @Id String two; }",
                        "class K implements java.io.Serializable { Long one; String two; }"));
        String graph = graph();
        assertTrue(graph.contains("foreign key (one, two) references B (one, two)"), graph);
        assertTrue(graph.contains("foreign key (x, y) references B (one, two)"), graph);
    }

    @Test
    void aJoinTableGoesBeforeAJoinColumn() {
        Javac javac = one(
                        "@Entity class A { @Id Long id; @OneToMany @JoinColumn @JoinTable(name = \"ab\") List<B> bs; }",
                        "@Entity class B { @Id Long id; }")
                .option("-Aportolan.package=p");
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        assertEquals(
                List.of(
                        "M.java:2: [beside-table] @JoinColumn is ignored beside the join table. Remove it, or write joinColumns ="
                                + " … in the table's annotation."),
                javac.messages());
        assertTrue(graph().contains("table ab "));
    }

    @Test
    void aJoinTableMayBeAnEntitysTable() {
        assertEquals(
                List.of(),
                errors(
                        "@Entity class A { @Id Long id; @ManyToMany @JoinTable(name = \"Link\",",
                        "  joinColumns = @JoinColumn(name = \"a_id\"), inverseJoinColumns = @JoinColumn(name = \"b_id\")) Set<B> bs; }",
                        "@Entity class B { @Id Long id; }",
                        "@Entity class Link { @Id Long id; @ManyToOne A a; @ManyToOne B b; }"));
        assertTrue(graph().contains("primary key (id)"));
    }

    @Test
    void hierarchies() {
        List<String> errors = errors(
                "@Entity class A { @Id Long id; }",
                "@Entity @Table(name = \"bs\") class B extends A { }",
                "@Entity @DiscriminatorValue(\"A\") class C extends A { }",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class T {",
                "  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; }",
                "@Entity @DiscriminatorColumn(discriminatorType = DiscriminatorType.CHAR) class D { @Id Long id; }");
        assertEquals(
                List.of("discriminator-twice", "discriminator-value", "identity-table-per-class", "table-on-subclass"),
                errors.stream().map(DiagnosticsTest::code).sorted().toList(),
                errors::toString);
    }

    @Test
    void sharedTables() {
        List<String> errors = errors(
                "@Entity @Table(name = \"t\") class A { @Id Long id; String s; }",
                "@Entity @Table(name = \"T\") class B { @Id String id; }",
                "@Entity class C { @Id Long id; @ManyToMany List<A> one; @ManyToMany List<A> two; }",
                "@Entity(name = \"A\") @Table(name = \"u\") class D { @Id Long id; }");
        assertTrue(
                errors.stream().anyMatch(e -> e.contains("[column-types] The column id of the table t is")),
                errors::toString);
        assertTrue(errors.stream().anyMatch(e -> e.startsWith("M.java:4: [join-table-clash]")), errors::toString);
        assertTrue(errors.stream().anyMatch(e -> e.startsWith("M.java:5: [entity-name-shared]")), errors::toString);
    }

    @Test
    void entitiesMayShareATable() {
        assertEquals(
                List.of(),
                errors(
                        "@Entity @Table(name = \"t\") class A { @Id Long id; String s; int n; }",
                        "@Entity @Table(name = \"t\") class B { @Id Long id; String s; }"));
    }

    @Test
    void generatorsThatDiffer() {
        List<String> errors = warnings(
                "@Entity class A { @Id @GeneratedValue(generator = \"g\") @SequenceGenerator(name = \"g\", sequenceName = \"s\") Long id; }",
                "@Entity class B { @Id @GeneratedValue(generator = \"h\") @SequenceGenerator(name = \"h\", sequenceName = \"s\",",
                "   allocationSize = 1) Long id; }");
        assertEquals(
                List.of(
                        "M.java:3: [sequence-differs] The sequence s is declared with start 1, increment 50 and with start 1,"
                                + " increment 1; the first is taken, and Hibernate refuses it. Make initialValue, allocationSize and options equal, or give one another"
                                + " sequenceName."),
                errors);
    }

    @Test
    void idsThatNeedEachOther() {
        List<String> errors = errors(
                "@Entity class A { @Id @OneToOne B b; }", //
                "@Entity class B { @Id @OneToOne A a; }");
        assertEquals("id-cycle", code(errors.get(0)), errors::toString);
    }

    @Test
    void options() {
        Javac javac = one("@Entity class A { @Id Long id; }")
                .option("-Aportolan.naming=snake", "-Aportolan.pakage=x", "-Aother=1");
        assertFalse(javac.compile());
        assertEquals(
                List.of(
                        "- [option-value] -Aportolan.naming is \"snake\"; write one of: jpa, spring, spring3.",
                        "- [unknown-option] There is no processor option -Aportolan.pakage. Did you mean"
                                + " \"portolan.package\"?"),
                javac.messages().stream()
                        .filter(m -> !m.contains("[package-derived]"))
                        .toList());
    }

    @Test
    void aDerivedPackageIsSaid() {
        Javac javac = one("@Entity class A { @Id Long id; }");
        assertTrue(javac.compile());
        assertEquals(
                List.of(
                        "- [package-derived] MigrationGenerator is generated in package p, the longest common package of the"
                                + " entities: it moves when they do. To pin it, put @Migrations on a class or a package-info.java,"
                                + " or pass -Aportolan.package=p."),
                javac.messages());
    }

    @Test
    void noPackageInCommon() {
        Javac javac = one("@Entity class A { @Id Long id; }")
                .source("q/B.java", "package q; import jakarta.persistence.*; @Entity class B { @Id Long id; }");
        assertTrue(javac.compile());
        assertEquals("no-package", code(javac.messages().get(0)));
        assertTrue(Files.exists(javac.classes().resolve("MigrationGenerator.class")));
    }

    @Test
    void withoutTheRuntimeOneErrorGivesItsCoordinates() {
        String without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(p -> !p.contains("runtime"))
                .collect(Collectors.joining(File.pathSeparator));
        Javac javac = one("@Entity class A { @Id Long id; }").classPath(without).option("-Aportolan.package=p");
        assertFalse(javac.compile());
        assertEquals(1, javac.messages().size(), javac.everything()::toString);
        assertTrue(javac.messages().get(0).startsWith("- [runtime-missing] "), javac.messages()::toString);
        assertTrue(javac.messages().get(0).contains("dev.portolan:portolan-runtime:"));
    }

    @Test
    void anOutputThatIsNotOnTheClassPathIsSaid() {
        Javac javac = one("@Entity class A { @Id Long id; }")
                .source("p/B.java", "package p; import jakarta.persistence.*; @Entity class B { @Id Long id; }")
                .option("-Aportolan.package=p");
        assertTrue(javac.compile());
        assertTrue(javac.option("-cp", System.getProperty("java.class.path")).compile("p/B.java"));
        assertEquals(
                List.of(
                        "- [output-not-on-class-path] The entity p.A is compiled, but not on the class path of this compilation, so"
                                + " it is left out of the unit. Add the class output to the class path, or compile all sources"
                                + " together."),
                javac.messages());
    }

    @Test
    void whatCannotBeWrittenIsAnError() throws IOException {
        Javac javac = one("@Entity class A { @Id Long id; }").option("-Aportolan.package=p");
        Files.writeString(javac.classes().resolve("META-INF"), "a file where a folder should be");
        assertFalse(javac.compile());
        assertTrue(
                javac.messages().stream()
                        .anyMatch(m -> m.startsWith("- [file-write] Cannot write META-INF/portolan/default.graph: ")),
                javac.everything()::toString);
    }

    @Test
    void nothingToDoNothingSaid() {
        Javac javac = one("class A { Long id; }");
        assertTrue(javac.compile());
        assertEquals(List.of(), javac.everything());
        assertTrue(javac.generated().isEmpty());
    }

    @Test
    void theGeneratedClassesAreCleanUnderEveryLint() {
        Javac javac = one("@Entity class A { @Id Long id; }")
                .option("-Xlint:all,-processing,-options", "-Werror", "-Aportolan.package=p");
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
    }

    @Test
    void unitsEachWithItsGenerator() {
        Javac javac = new Javac(folder)
                .source(
                        "u/one/package-info.java",
                        "@dev.portolan.annotations.Migrations(name = \"one\", packages = \"u.one\", dialect = \"postgres\")",
                        "package u.one;")
                .source("u/one/A.java", "package u.one; import jakarta.persistence.*; @Entity class A { @Id Long id; }")
                .source(
                        "u/two/Db.java",
                        "package u.two; @dev.portolan.annotations.Migrations(name = \"two\", naming = \"spring\") class Db { }")
                .source(
                        "u/two/b/B.java",
                        "package u.two.b; import jakarta.persistence.*; @Entity class BigTable { @Id Long id; }");
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        assertTrue(javac.read("META-INF/portolan/one.graph").contains("table A "));
        assertFalse(javac.read("META-INF/portolan/one.graph").contains("big_table"));
        assertTrue(javac.read("META-INF/portolan/two.graph").contains("table big_table "));
        assertEquals(
                "u.one.PortolanSchemaSource\nu.two.PortolanSchemaSource\n",
                javac.read("META-INF/services/dev.portolan.migrate.SchemaSource"));
        assertTrue(javac.read("u/one/PortolanSchemaSource.java").contains("\"postgres\""));
    }

    @Test
    void anEntityThatNoUnitNamesIsLeftOutAndSaid() {
        Javac javac = new Javac(folder)
                .source("u/Db.java", "package u; @dev.portolan.annotations.Migrations(packages = \"u.a\") class Db { }")
                .source("u/a/A.java", "package u.a; import jakarta.persistence.*; @Entity class A { @Id Long id; }")
                .source("u/b/B.java", "package u.b; import jakarta.persistence.*; @Entity class B { @Id Long id; }");
        assertTrue(javac.compile());
        assertEquals(
                List.of("B.java:1: [entity-in-no-unit] The entity u.b.B belongs to no unit, so its table would never be"
                        + " made. Name its package or class in a @Migrations."),
                javac.messages());
        assertFalse(javac.read("META-INF/portolan/default.graph").contains("table B"));
    }

    @Test
    void twoUnitsOfOneName() {
        Javac javac = new Javac(folder)
                .source("u/Db1.java", "package u; @dev.portolan.annotations.Migrations class Db1 { }")
                .source("u/v/Db2.java", "package u.v; @dev.portolan.annotations.Migrations class Db2 { }")
                .source("u/A.java", "package u; import jakarta.persistence.*; @Entity class A { @Id Long id; }");
        assertFalse(javac.compile());
        assertEquals(
                List.of(
                        "Db2.java:1: [unit-twice] Two @Migrations declare the unit \"default\". Give one of them another name."),
                javac.messages());
    }

    private List<String> errors(String... lines) {
        Javac javac = one(lines).option("-Aportolan.package=p");
        boolean ok = javac.compile();
        assertEquals(ok, javac.messages().isEmpty(), () -> String.join("\n", javac.everything()));
        return javac.messages();
    }

    private List<String> warnings(String... lines) {
        Javac javac = one(lines).option("-Aportolan.package=p");
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        return javac.messages();
    }

    private String graph() {
        return new Javac(folder).read("META-INF/portolan/default.graph");
    }

    private Javac one(String... lines) {
        return new Javac(folder)
                .source(
                        "p/M.java",
                        "package p; import jakarta.persistence.*; import java.util.*;",
                        String.join("\n", lines));
    }

    private static String code(String message) {
        return message.substring(message.indexOf('[') + 1, message.indexOf(']'));
    }
}
