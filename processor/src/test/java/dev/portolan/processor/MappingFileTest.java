package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Graph;
import dev.portolan.schema.GraphText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code META-INF/orm.xml}: against the schema that Hibernate makes of the same classes and the same file. */
class MappingFileTest {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<entity-mappings xmlns=\"https://jakarta.ee/xml/ns/persistence/orm\" version=\"3.2\">\n"
            + "<package>s</package>\n";

    @TempDir
    Path folder;

    private Javac javac() {
        return new Javac(folder);
    }

    private Path mapping(Javac javac, String xml) {
        try {
            Path file = javac.classes().resolve("META-INF/orm.xml");
            Files.createDirectories(file.getParent());
            return Files.writeString(file, HEAD + xml + "\n</entity-mappings>\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same facts, told line by line. */
    private void same(Javac javac, String xml) {
        Path file = mapping(javac, xml);
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        Graph graph =
                GraphText.read(javac.read("META-INF/portolan/default.graph")).graph();
        SortedMap<String, List<String>> actual = Ddl.of(graph);
        SortedMap<String, List<String>> expected = Ddl.of(RunningHibernate.script(javac.classes(), List.of(file)));
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        assertEquals(text(names, expected), text(names, actual));
    }

    private static String text(Set<String> names, SortedMap<String, List<String>> facts) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(name).append('\n');
            facts.getOrDefault(name, List.of("(none)"))
                    .forEach(f -> text.append("  ").append(f).append('\n'));
        }
        return text.toString();
    }

    @Test
    void whatTheFileSaysLiesOverTheAnnotations() {
        same(
                javac().source(
                                "s/A.java",
                                "package s; import jakarta.persistence.*; import java.util.*;",
                                "@Entity @Table(name = \"aaa\", uniqueConstraints = @UniqueConstraint(columnNames = \"kept\"))",
                                "public class A {",
                                "  @Id @GeneratedValue Long id;",
                                "  @Column(length = 20, nullable = false, unique = true) String b;",
                                "  @Column(length = 20, nullable = false) @Enumerated(EnumType.STRING) Status st;",
                                "  @Column(length = 7) String kept; String gone;",
                                "  @ManyToOne @JoinColumn(name = \"par_id\", nullable = false) A parent;",
                                "  @ElementCollection @CollectionTable(name = \"tags_t\") @Column(name = \"tg\", length = 9)",
                                "  Set<String> tags;",
                                "  @ManyToMany @JoinTable(name = \"jt\", joinColumns = @JoinColumn(name = \"j1\"),",
                                "      inverseJoinColumns = @JoinColumn(name = \"j2\")) Set<A> others;",
                                "  Emb emb; enum Status { X, Y }",
                                "  @Embeddable public static class Emb { @Column(length = 3) String q; String r; }",
                                "}"),
                "<entity class=\"A\"><table name=\"a2\"/><attributes>"
                        + "<basic name=\"b\"><column name=\"b2\"/></basic>"
                        + "<basic name=\"st\"><column comment=\"hi\"/></basic>"
                        + "<many-to-one name=\"parent\"><join-column name=\"p2\"/></many-to-one>"
                        + "<many-to-many name=\"others\"><join-table><join-column name=\"xx\"/></join-table></many-to-many>"
                        + "<element-collection name=\"tags\"><column length=\"33\"/></element-collection>"
                        + "<embedded name=\"emb\"><attribute-override name=\"q\"><column name=\"qq\"/></attribute-override></embedded>"
                        + "<transient name=\"gone\"/></attributes></entity>");
    }

    @Test
    void aClassWithoutAnnotationsIsMappedByItsGetters() {
        same(
                javac().source(
                                "s/B.java",
                                "package s; public class B {",
                                "  private Long key; private String title; private B up; private boolean flag;",
                                "  public Long getKey() { return key; } public void setKey(Long k) { key = k; }",
                                "  public String getTitle() { return title; } public void setTitle(String t) { title = t; }",
                                "  public B getUp() { return up; } public void setUp(B b) { up = b; }",
                                "  public boolean isFlag() { return flag; } public void setFlag(boolean f) { flag = f; }",
                                "  public String getExtra() { return null; } public void setExtra(String e) { }",
                                "}"),
                "<entity class=\"B\"><attributes><id name=\"key\"><generated-value strategy=\"SEQUENCE\" generator=\"gg\"/>"
                        + "<sequence-generator name=\"gg\" sequence-name=\"b_numbers\" allocation-size=\"5\"/></id>"
                        + "<basic name=\"title\"><column length=\"44\"/></basic><many-to-one name=\"up\"/></attributes></entity>");
    }

    @Test
    void aCompleteClassHasNoAnnotations() {
        same(
                javac().source(
                                "s/A.java",
                                "package s; import jakarta.persistence.*; import java.util.*;",
                                "@Entity @Table(name = \"zzz\") public class A {",
                                "  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) @Column(name = \"idd\") private Long id;",
                                "  @Column(length = 3) private String nm; @ManyToOne private A up;",
                                "  public Long getId() { return id; } public void setId(Long i) { }",
                                "  public String getNm() { return nm; } public void setNm(String s) { }",
                                "  public List<String> getBits() { return null; } public void setBits(List<String> b) { }",
                                "  public A getUp() { return up; } public void setUp(A a) { } }"),
                "<access>FIELD</access><entity class=\"A\" metadata-complete=\"true\" access=\"PROPERTY\"><attributes>"
                        + "<id name=\"id\"/><many-to-one name=\"up\"/><element-collection name=\"bits\"><order-column/>"
                        + "<column length=\"4\"/><collection-table><foreign-key name=\"fkx\"/></collection-table>"
                        + "</element-collection></attributes></entity>");
    }

    @Test
    void anInheritedIdLeavesTheGetterToBeMeant() {
        same(
                javac().source(
                                "s/P.java",
                                "package s; import jakarta.persistence.*; @MappedSuperclass public class P {",
                                "  @Id @GeneratedValue Long id; @Column(length = 5) String code; }")
                        .source(
                                "s/Q.java",
                                "package s; import jakarta.persistence.*; @Entity public class Q extends P {",
                                "  @Column(length = 6, nullable = false) String name; @Column(length = 8) String other;",
                                "  public String getName() { return name; } public void setName(String n) { }",
                                "  @Convert(converter = Cv.class) @Column(length = 12) Integer num; }")
                        .source(
                                "s/Cv.java",
                                "package s; import jakarta.persistence.*;",
                                "public class Cv implements AttributeConverter<Integer, String> {",
                                "  public String convertToDatabaseColumn(Integer i) { return null; }",
                                "  public Integer convertToEntityAttribute(String s) { return null; } }"),
                "<entity class=\"Q\"><attribute-override name=\"code\"><column name=\"cd\"/></attribute-override>"
                        + "<attributes><basic name=\"name\"><column name=\"nm\"/></basic></attributes></entity>");
    }

    @Test
    void aHierarchyAndItsTables() {
        String getters = " public Long getId() { return null; } public void setId(Long i) { }";
        same(
                javac().source("s/Base.java", "package s; public class Base {" + getters + " }")
                        .source(
                                "s/Pet.java",
                                "package s; public class Pet extends Base {",
                                " public String getName() { return null; } public void setName(String n) { }",
                                " public String getNote() { return null; } public void setNote(String n) { } }")
                        .source(
                                "s/Dog.java",
                                "package s; public class Dog extends Pet {",
                                " public Home getHome() { return null; } public void setHome(Home n) { } }")
                        .source(
                                "s/Home.java",
                                "package s; public class Home {",
                                " public String getStreet() { return null; } public void setStreet(String n) { }",
                                " public java.math.BigDecimal getSize() { return null; } public void setSize(java.math.BigDecimal n) { } }"),
                "<mapped-superclass class=\"Base\" access=\"PROPERTY\"><attributes><id name=\"id\"><generated-value/></id></attributes>"
                        + "</mapped-superclass>"
                        + "<entity class=\"Pet\"><table name=\"pets\"><unique-constraint name=\"u\"><column-name>name</column-name>"
                        + "</unique-constraint><index name=\"i\" column-list=\"name desc\"/></table>"
                        + "<secondary-table name=\"notes\"><primary-key-join-column name=\"pet\"/></secondary-table>"
                        + "<inheritance strategy=\"JOINED\"/><discriminator-column name=\"kind\" length=\"9\"/>"
                        + "<attributes><basic name=\"name\" optional=\"false\"><column length=\"40\"/></basic>"
                        + "<basic name=\"note\"><column table=\"notes\"/></basic></attributes></entity>"
                        + "<entity class=\"Dog\"><primary-key-join-column name=\"dog_id\"/><discriminator-value>DOG</discriminator-value>"
                        + "<attributes><embedded name=\"home\"><attribute-override name=\"street\"><column name=\"s\" length=\"80\"/>"
                        + "</attribute-override></embedded></attributes></entity>"
                        + "<embeddable class=\"Home\" access=\"PROPERTY\"><attributes><basic name=\"size\">"
                        + "<column precision=\"9\" scale=\"3\"/></basic></attributes></embeddable>");
    }

    @Test
    void collectionsAndMaps() {
        same(
                javac().source(
                                "s/M.java",
                                "package s; import java.util.*; public class M { Long id; Map<String, Part> parts; Map<M, String> by;",
                                "  List<M> list; Set<M> inverse; M owner; M twin; Map<Kind, Integer> kinds; String big; Date when;",
                                "  enum Kind { A, B }",
                                "  public static class Part { String name; Integer weight; } }"),
                "<access>FIELD</access><entity class=\"M\"><attributes><id name=\"id\"/>"
                        + "<basic name=\"big\"><lob/></basic><basic name=\"when\"><temporal>DATE</temporal></basic>"
                        + "<many-to-one name=\"owner\" optional=\"false\"><join-column name=\"own\" referenced-column-name=\"id\"/></many-to-one>"
                        + "<one-to-many name=\"list\"><order-column name=\"pos\"/><join-column name=\"of_list\"/></one-to-many>"
                        + "<one-to-many name=\"inverse\" mapped-by=\"owner\"/>"
                        + "<one-to-one name=\"twin\"><join-column unique=\"true\" name=\"twin\"/></one-to-one>"
                        + "<element-collection name=\"parts\"><map-key-column name=\"k\" length=\"11\"/>"
                        + "<attribute-override name=\"name\"><column name=\"nm\" length=\"12\"/></attribute-override>"
                        + "<collection-table name=\"m_parts\"/></element-collection>"
                        + "<element-collection name=\"by\"><map-key-join-column name=\"mk\"/><column name=\"v\"/></element-collection>"
                        + "<element-collection name=\"kinds\"><map-key-enumerated>STRING</map-key-enumerated></element-collection>"
                        + "</attributes></entity>"
                        + "<embeddable class=\"M.Part\"/>".replace("M.Part", "s.M$Part"));
    }

    @Test
    void idClassAndEmbeddedId() {
        same(
                javac().source(
                                "s/L.java",
                                "package s; public class L { K id; R ref; String t;",
                                "  public static class K implements java.io.Serializable { Long a; String b; } }")
                        .source("s/R.java", "package s; public class R { Long x; Integer y; R peer; Integer v; }")
                        .source(
                                "s/RId.java",
                                "package s; public class RId implements java.io.Serializable { Long x; Integer y; }"),
                "<access>FIELD</access><entity class=\"L\"><attributes><embedded-id name=\"id\">"
                        + "<attribute-override name=\"b\"><column name=\"bb\" length=\"5\"/></attribute-override></embedded-id>"
                        + "<many-to-one name=\"ref\"><join-column name=\"rx\" referenced-column-name=\"x\"/>"
                        + "<join-column name=\"ry\" referenced-column-name=\"y\"/></many-to-one></attributes></entity>"
                        + "<entity class=\"R\"><id-class class=\"s.RId\"/><attributes><id name=\"x\"/><id name=\"y\"/>"
                        + "<version name=\"v\"><column name=\"vv\"/></version>"
                        + "<many-to-one name=\"peer\"><join-table name=\"peers\"/></many-to-one></attributes></entity>"
                        + "<embeddable class=\"s.L$K\"/>");
    }

    @Test
    void convertersAreDeclared() {
        same(
                javac().source("s/C.java", "package s; public class C { Long id; Money m; Money raw; }")
                        .source("s/Money.java", "package s; public class Money implements java.io.Serializable { }")
                        .source(
                                "s/Cv.java",
                                "package s; import jakarta.persistence.*;",
                                "public class Cv implements AttributeConverter<Money, Integer> {",
                                "  public Integer convertToDatabaseColumn(Money i) { return null; }",
                                "  public Money convertToEntityAttribute(Integer s) { return null; } }"),
                "<access>FIELD</access><entity class=\"C\"><attributes><id name=\"id\"/>"
                        + "<basic name=\"raw\"><convert disable-conversion=\"true\"/></basic></attributes></entity>"
                        + "<converter class=\"s.Cv\" auto-apply=\"true\"/>");
    }

    /** Hibernate 7.4 makes the key all the same. */
    @Test
    void aForeignKeyThatTheFileDoesNotWantIsNotMade() {
        for (boolean within : List.of(true, false)) {
            Javac javac = new Javac(folder.resolve("f" + within))
                    .source("s/A.java", "package s; public class A { Long id; A up; A other; }");
            String none = "<foreign-key constraint-mode=\"NO_CONSTRAINT\"/>";
            mapping(
                    javac,
                    "<access>FIELD</access><entity class=\"A\"><attributes><id name=\"id\"/><many-to-one name=\"up\">"
                            + (within ? "<join-column>" + none + "</join-column>" : "<join-column name=\"u\"/>" + none)
                            + "</many-to-one><many-to-one name=\"other\"/></attributes></entity>");
            assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
            Graph graph = GraphText.read(javac.read("META-INF/portolan/default.graph"))
                    .graph();
            assertEquals(1, graph.tables().get(0).foreignKeys().size());
        }
    }

    @Test
    void whatTheUnitAsAWholeHasIsTheDefaultOfAll() {
        Javac javac = javac().source("s/A.java", "package s; public class A { Long id; }");
        Path file = mapping(
                javac,
                "<persistence-unit-metadata><persistence-unit-defaults><schema>x</schema>"
                        + "</persistence-unit-defaults></persistence-unit-metadata>");
        javac.source(
                "s/E.java",
                "package s; import jakarta.persistence.*;",
                "@Entity public class E { @Id @GeneratedValue Long id; @ManyToOne E up; @ElementCollection java.util.Set<String> words; }");
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        Graph graph =
                GraphText.read(javac.read("META-INF/portolan/default.graph")).graph();
        SortedMap<String, List<String>> expected = Ddl.of(RunningHibernate.script(javac.classes(), List.of(file)));
        assertEquals(
                expected.toString().toLowerCase(Locale.ROOT),
                Ddl.of(graph).toString().toLowerCase(Locale.ROOT));
        mapping(
                javac,
                "<persistence-unit-metadata><persistence-unit-defaults><delimited-identifiers/>"
                        + "</persistence-unit-defaults></persistence-unit-metadata>");
        assertFalse(javac.compile());
        assertTrue(javac.messages().get(0).contains("[xml-unsupported] <delimited-identifiers>"));
    }

    @Test
    void theFileMayBeNamedInstead() throws IOException {
        Javac javac = javac().source("s/A.java", "package s; public class A { Long id; String n; }");
        Path file = Files.writeString(
                folder.resolve("mine.xml"),
                HEAD
                        + "<access>FIELD</access><schema>wh</schema><entity class=\"A\"><attributes><id name=\"id\"/></attributes></entity>"
                        + "</entity-mappings>");
        mapping(javac, "<nonsense/>");
        javac.option("-Aportolan.ormXml=" + file);
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        assertTrue(javac.read("META-INF/portolan/default.graph").contains("wh"));
        javac.option("-Aportolan.ormXml=gone.xml", "-Aportolan.root=" + folder);
        assertFalse(javac.compile());
        assertEquals(
                List.of("- [xml-missing] There is no file gone.xml, which -Aportolan.ormXml names."), javac.messages());
    }

    @Test
    void whatIsNotSupportedIsAnErrorWithItsLine() {
        Javac javac = javac().source("s/A.java", "package s; public class A { Long id; String name; }");
        mapping(
                javac,
                "<access>FIELD</access>\n<entity class=\"A\">\n<natural-id/>\n<attributes><id name=\"id\"/>\n"
                        + "<basic name=\"nam\"/>\n<basic name=\"name\" node=\"x\"><column length=\"many\"/></basic>\n"
                        + "</attributes></entity>\n<entity class=\"B\"/><entity class=\"A\"/>");
        assertFalse(javac.compile());
        assertEquals(
                List.of(
                        "- [class-unknown] There is no class or package B on the class path. (at META-INF/orm.xml:11)",
                        "- [xml-attribute-unknown] s.A has no attribute \"nam\". Did you mean \"name\"? (at META-INF/orm.xml:8)",
                        "- [xml-twice] s.A is mapped twice: also at META-INF/orm.xml:5. Remove one. (at META-INF/orm.xml:11)",
                        "- [xml-unsupported] <basic node> is not supported in a mapping file, and would be lost. Remove it, or write"
                                + " annotations for it. (at META-INF/orm.xml:9)",
                        "- [xml-unsupported] <natural-id> in <entity> is not supported in a mapping file, and would be lost. Remove it,"
                                + " or write annotations for it. (at META-INF/orm.xml:6)",
                        "- [xml-value] length is \"many\"; it must be a number. (at META-INF/orm.xml:9)"),
                javac.messages().stream()
                        .filter(m -> !m.contains("package-derived"))
                        .sorted()
                        .toList());
    }

    @Test
    void aDocumentTypeIsRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        Javac javac = javac().source(
                        "s/A.java",
                        "package s; @jakarta.persistence.Entity class A { @jakarta.persistence.Id Long id; }");
        Path file = mapping(javac, "");
        Files.writeString(
                file,
                "<!DOCTYPE e [<!ENTITY x SYSTEM \"" + secret.toUri()
                        + "\">]>\n<entity-mappings><package>&x;</package></entity-mappings>");
        assertFalse(javac.compile());
        assertTrue(
                String.join("\n", javac.messages()).contains("[xml-read]"), () -> String.join("\n", javac.messages()));
        assertFalse(String.join("\n", javac.everything()).contains("s3cret"));
    }

    @Test
    void anErrorOfTheMappingNamesItsLine() {
        Javac javac = javac().source("s/A.java", "package s; public class A { Long id; A up; }");
        mapping(
                javac,
                "<access>FIELD</access>\n<entity class=\"A\"><attributes><id name=\"id\"/>\n"
                        + "<one-to-many name=\"up\"/></attributes></entity>");
        assertFalse(javac.compile());
        assertTrue(
                javac.messages().stream().anyMatch(m -> m.contains("[collection-type]") && m.endsWith("orm.xml:6)")),
                () -> String.join("\n", javac.messages()));
    }
}
