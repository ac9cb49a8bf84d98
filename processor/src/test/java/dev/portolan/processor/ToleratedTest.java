package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Graph;
import dev.portolan.schema.GraphText;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Hibernate accepts although it makes little sense: its tables are ours, compared with those of a running Hibernate. */
class ToleratedTest {
    @TempDir
    Path folder;

    private static final String CONVERTER =
            "@Converter(autoApply = true) class C implements AttributeConverter<%s, String> {"
                    + " public String convertToDatabaseColumn(%s s) { return null; }"
                    + " public %s convertToEntityAttribute(String s) { return null; } } ";

    private static String converter(String type) {
        return String.format(Locale.ROOT, CONVERTER, type, type, type);
    }

    static Stream<String> mappings() {
        return Stream.of(
                // join tables that share a name
                "@Entity class A { @Id Long id; @ManyToMany Set<A> aa; @ManyToMany Set<A> bb; @ManyToMany Set<A> cc; }",
                "@Entity class A { @Id Long id; @OneToMany Set<A> aa; @OneToMany Set<A> bb; @OneToMany List<A> cc; }",
                "@Entity class B { @Id Long id; } @Entity class A { @Id Long id; @OneToMany List<B> aa; @OneToMany Set<B> bb;"
                        + " @OneToMany List<B> cc; @ManyToMany Set<B> dd; @ManyToMany Set<B> ee; }",
                "@Entity class B { @Id Long id; } @Entity class A { @Id Long id; @OneToMany @OrderColumn List<B> aa;"
                        + " @OneToMany @OrderColumn List<B> bb; }",
                "@Entity class B { @Id Long id; } @Entity class A { @Id Long id; @OneToMany Map<String, B> aa;"
                        + " @ManyToMany Map<String, B> bb; }",
                // names of constraints
                "@Entity @Table(indexes = {@Index(name = \"i\", columnList = \"id\"), @Index(name = \"i\", columnList = \"n\")})"
                        + " class A { @Id Long id; int n; }",
                "@Entity @Table(uniqueConstraints = {@UniqueConstraint(name = \"u\", columnNames = \"a\"),"
                        + " @UniqueConstraint(name = \"u\", columnNames = \"b\")}) class A { @Id Long id; String a, b; }",
                "@Entity @Table(uniqueConstraints = @UniqueConstraint(name = \"u\", columnNames = \"a\"),"
                        + " indexes = @Index(name = \"u\", columnList = \"b\")) class A { @Id Long id; String a, b; }",
                "@Entity @Table(indexes = @Index(name = \"i\", columnList = \"n\")) class A { @Id Long id; int n; }"
                        + " @Entity @Table(indexes = @Index(name = \"i\", columnList = \"n\")) class B { @Id Long id; int n; }",
                "@MappedSuperclass class S { @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = \"f\")) C c; @Column(check ="
                        + " @CheckConstraint(name = \"k\", constraint = \"n > 0\")) int n; }"
                        + " @Entity class A extends S { @Id Long id; } @Entity class B extends S { @Id Long id; }"
                        + " @Entity class C { @Id Long id; }",
                // keys that are referred to become unique
                "@Entity class A { @Id Long id; @ManyToOne @JoinColumn(name = \"b\", referencedColumnName = \"code\") B b; }"
                        + " @Entity class B { @Id Long id; String code; }",
                "@Entity class A { @Id Long id; @ManyToOne @JoinColumns({@JoinColumn(name = \"p\", referencedColumnName = \"x\"),"
                        + " @JoinColumn(name = \"q\", referencedColumnName = \"y\")}) B b; }"
                        + " @Entity class B { @Id Long id; String x, y; }",
                "@Entity class A { @Id Long id; @ManyToOne @JoinColumn(name = \"b\", referencedColumnName = \"code\","
                        + " foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) B b; }"
                        + " @Entity class B { @Id Long id; String code; }",
                "@Entity class A { @Id Long id; String code; @ManyToMany @JoinTable(joinColumns = @JoinColumn(name = \"ac\","
                        + " referencedColumnName = \"code\"), inverseJoinColumns = @JoinColumn(name = \"bc\","
                        + " referencedColumnName = \"code\")) List<B> bs; } @Entity class B { @Id Long id; String code; }",
                // a set whose table says what is unique has no key
                "@Entity class B { @Id Long id; } @Entity class A { @Id Long id; @ManyToMany @JoinTable(joinColumns ="
                        + " @JoinColumn(name = \"a\"), inverseJoinColumns = @JoinColumn(name = \"b\"), uniqueConstraints ="
                        + " @UniqueConstraint(columnNames = {\"a\", \"b\"})) Set<B> bs; }",
                "@Entity class A { @Id Long id; @ElementCollection @CollectionTable(joinColumns = @JoinColumn(name = \"a\"),"
                        + " uniqueConstraints = @UniqueConstraint(columnNames = {\"a\", \"v\"}))"
                        + " @Column(name = \"v\", nullable = false) Set<String> bs; }",
                // generators
                "@Entity class A { @Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = \"g\")"
                        + " @TableGenerator(name = \"g\", table = \"tt\") Long id; }",
                "@Entity class A { @Id @GeneratedValue(generator = \"g\") @SequenceGenerator(name = \"g\", allocationSize = 0) Long id; }",
                // entities without an annotation of their association
                "@Entity class A implements java.io.Serializable { @Id Long id; A one; Set<A> many; }",
                // tables that several share, which write their columns differently
                "@Entity @Table(name = \"t\") class A { @Id Long id; } @Entity @Table(name = \"t\") class B { @Id @Column(name ="
                        + " \"ID\") Long id; }",
                "@Entity @Table(name = \"t\") class A { @Id java.math.BigDecimal n; } @Entity @Table(name = \"t\") class B {"
                        + " @Id java.math.BigInteger n; }",
                // the key is that of the parent, whose id class is ours
                "class K implements java.io.Serializable { String one, two; } @Entity @IdClass(K.class) class A {"
                        + " @Id String one, two; } @Entity @IdClass(K.class) class B { @Id @OneToOne A a; }",
                "@Embeddable class K implements java.io.Serializable { String one, two; } @Entity class A {"
                        + " @EmbeddedId K k; } @Entity @IdClass(K.class) class B { @Id @OneToOne A a; int n; }",
                "@Entity @Table(name = \"t\") class A { @Id Long id; @Column(columnDefinition = \"char(18)\") String s; }"
                        + " @Entity @Table(name = \"t\") class B { @Id Long id; String s; }",
                // one to one by parts of the key, and by all of it
                "@Embeddable class K implements java.io.Serializable { Long a, b; } @Entity class P { @Id Long id; }"
                        + " @Entity class A { @EmbeddedId K k; @OneToOne @MapsId(\"a\") P p; }",
                "class K implements java.io.Serializable { Long a, p; } @Entity class P { @Id Long id; }"
                        + " @Entity @IdClass(K.class) class A { @Id Long a; @Id @OneToOne P p; }",
                "@Entity class P { @Id Long id; } @Entity class A { @Id Long id; @OneToOne @JoinColumn(name = \"id\") P p; }",
                "@Entity class P { @Id Long id; } @Entity class A { @Id Long id; @OneToOne(optional = false)"
                        + " @JoinColumn(name = \"id\", insertable = false, updatable = false) P p; }",
                "@Entity class P { @Id Long id; } @Entity class A { @Id Long id; @ManyToOne"
                        + " @JoinColumn(name = \"id\", insertable = false, updatable = false) P p; }",
                "class K implements java.io.Serializable { Long a, b; } @Entity @IdClass(K.class) class P { @Id Long a, b; }"
                        + " @Entity @IdClass(K.class) class A { @Id Long a, b; @OneToOne @JoinColumn(name = \"a\","
                        + " referencedColumnName = \"a\") @JoinColumn(name = \"b\", referencedColumnName = \"b\") P p; }",
                // what a class declares again: the topmost counts
                "@Entity class A { @Id Long id; } @Entity class B extends A { @Id Long id; int n; }",
                "@Entity @Inheritance(strategy = InheritanceType.JOINED) class A { @Id @GeneratedValue Long id; String s; }"
                        + " @Entity class B extends A { @Id @GeneratedValue @Column(name = \"bid\") Long id; @Column(name = \"bs\") String s; }",
                "@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class A { @Id Long id; @Column(name = \"ax\") String x; }"
                        + " @MappedSuperclass class M extends A { @Id Long id; @Column(name = \"mx\") String x; String y; }"
                        + " @Entity class B extends M { String x; @Column(name = \"by\") String y; }",
                "@Embeddable class K implements java.io.Serializable { Long a, b; } @Entity class A { @EmbeddedId K k; }"
                        + " @Entity class B extends A { @EmbeddedId K k; int n; }",
                "@MappedSuperclass class S { @Id @Column(name = \"sid\") Long id; @ManyToOne B b; @ElementCollection List<String> l;"
                        + " @Version int v; String t; } @Entity @AttributeOverride(name = \"t\", column = @Column(name = \"tt\")) class B extends S {"
                        + " @Id @Column(name = \"bid\") Long id; @ManyToOne @JoinColumn(name = \"bb\") B b; @Version @Column(name = \"bv\") int v;"
                        + " @ElementCollection @CollectionTable(name = \"ll\") List<String> l; @Column(name = \"bt\") String t; }",
                "@MappedSuperclass abstract class S { @Id @Column(name = \"sid\") public Long getId() { return null; }"
                        + " public void setId(Long i) { } public abstract String getX(); public abstract void setX(String s); }"
                        + " @Entity class B extends S { public Long getId() { return null; } public void setId(Long i) { }"
                        + " @Column(name = \"bx\") public String getX() { return null; } public void setX(String s) { } }",
                "@Entity class A { @Id Long id; String x; } @Entity class B extends A { @Transient String x; String y; }"
                        + " @Entity class C extends A { @Column(name = \"cy\") String y; }",
                "@MappedSuperclass class M { @Column(name = \"mx\") String x; } @Embeddable class E extends M { @Column(name = \"ex\")"
                        + " String x; } @Entity class A { @Id Long id; E e; }",
                // embeddables that extend another
                "@MappedSuperclass class T { String t; } @Embeddable class E extends T { String s; int p; @Column(nullable = false) String r; }"
                        + " @MappedSuperclass class M extends E { String m; } class N extends M { } @Embeddable class F extends N { int f;"
                        + " @Column(nullable = false) String g; String s; } @Embeddable class G extends F { int g2; @ManyToOne A a;"
                        + " @ElementCollection List<String> l; } @Entity class A { @Id Long id; E e; } @Entity class B extends A { @Embedded"
                        + " @AttributeOverride(name = \"s\", column = @Column(name = \"s2\")) @AttributeOverride(name = \"f\", column ="
                        + " @Column(name = \"f2\")) @AttributeOverride(name = \"p\", column = @Column(name = \"p2\"))"
                        + " @AttributeOverride(name = \"r\", column = @Column(name = \"r2\")) @AttributeOverride(name = \"t\", column ="
                        + " @Column(name = \"t2\")) @AttributeOverride(name = \"g\", column = @Column(name = \"gg\"))"
                        + " @AttributeOverride(name = \"g2\", column = @Column(name = \"g3\")) @AssociationOverride(name = \"a\","
                        + " joinColumns = @JoinColumn(name = \"a2\"))"
                        + " @AttributeOverride(name = \"{discriminator}\", column = @Column(name = \"d2\")) E other; }",
                "@Embeddable @DiscriminatorColumn(discriminatorType = DiscriminatorType.CHAR) @DiscriminatorValue(\"e\") class E { String s; }"
                        + " @Embeddable @DiscriminatorValue(\"f\") class F extends E { @Column(name = \"q\") int f; }"
                        + " @Embeddable @DiscriminatorValue(\"g\") class G extends E { @Column(name = \"q\") int g; }"
                        + " @Entity class A { @Id Long id; E e; }",
                "@Embeddable class E { @Column(nullable = false) String s; } @Embeddable class F extends E { @Column(nullable = false) int a,"
                        + " z; } @Embeddable class O { E in; int o; } @Embeddable class P { O in2; } @Entity class A { @Id Long id;"
                        + " @ElementCollection List<E> es; @ElementCollection Set<E> set; @ElementCollection Map<String, E> map;"
                        + " @ElementCollection Map<E, String> keys; @ElementCollection List<O> os; @ElementCollection Map<String, O> om;"
                        + " @ElementCollection List<P> ps; P p; }",
                "@Embeddable class E { String s; } @Embeddable class F extends E { int f; } @Embeddable class G extends F { int g; }"
                        + " @Entity class A { @Id Long id; F f; } @Entity class B { @EmbeddedId G g; }",
                "@Embeddable class E<T> { T s; } @Embeddable class F extends E<String> { int f; }"
                        + " @org.hibernate.annotations.DiscriminatorFormula(\"1\") @DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)"
                        + " @Embeddable class C { int c; } @Embeddable class D extends C { int d; } @SecondaryTable(name = \"sec\")"
                        + " @Entity class A { @Id Long id; @org.hibernate.annotations.EmbeddedColumnNaming(\"x_%s\") E<String> e; C c;"
                        + " @org.hibernate.annotations.EmbeddedTable(\"sec\") @AttributeOverride(name = \"s\", column = @Column(name = \"s3\"))"
                        + " @AttributeOverride(name = \"f\", column = @Column(name = \"f3\")) E<String> e3; }",
                // counters in an entity's table
                "@Entity @Table(name = \"gen\") class G { @Id @Column(name = \"pk\", length = 40) String k; @Column(name = \"val\") int v;"
                        + " String other; } @Entity class A { @Id @GeneratedValue(generator = \"g\") @TableGenerator(name = \"g\","
                        + " table = \"GEN\", pkColumnName = \"PK\", valueColumnName = \"val\") Long id; }",
                // collections of entities
                "@Entity class P { @Id Long id; } @Entity class A { @Id Long id; @ElementCollection List<P> ps; @ElementCollection"
                        + " @CollectionTable(name = \"xx\", joinColumns = @JoinColumn(name = \"o\")) @Column(name = \"pp\") Set<P> qs; }",
                "@Entity class P implements java.io.Serializable { @Id Long id; } @Entity class A { @Id Long id; @ElementCollection"
                        + " @OrderColumn P[] ps; @ElementCollection(targetClass = P.class) @CollectionTable(name = \"c\") Set rs; }",
                "class K implements java.io.Serializable { Long a, b; } @Entity @IdClass(K.class) class P { @Id Long a, b; }"
                        + " @Entity class A { @Id Long id; @ElementCollection Set<P> ps; @ElementCollection @CollectionTable(name = \"q\") Map<String, P> qs; }",
                "@Entity class P { @Id Long id; } @Entity class A { @Id Long id; @ElementCollection Map<P, P> ps; @ElementCollection Map<P, String> qs; }",
                // some columns of a key become unique together
                "class K implements java.io.Serializable { Long a, b, c; } @Entity @IdClass(K.class) class P { @Id Long a, b, c; }"
                        + " @Entity class A { @Id Long id; @ManyToOne @JoinColumn(name = \"x\", referencedColumnName = \"a\")"
                        + " @JoinColumn(name = \"y\", referencedColumnName = \"b\") P p; }",
                "class K implements java.io.Serializable { Long a, b, c; } @Entity @IdClass(K.class) class P { @Id Long a, b, c; }"
                        + " @Entity class A { @Id Long id; @ManyToMany @JoinTable(name = \"j\", inverseJoinColumns = {@JoinColumn(name = \"x\","
                        + " referencedColumnName = \"a\"), @JoinColumn(name = \"y\", referencedColumnName = \"b\")}) Set<P> p; }",
                "class K implements java.io.Serializable { Long a, b; } @Entity @IdClass(K.class) class P { @Id Long a;"
                        + " @Id @Column(unique = true) Long b; } @Entity class A { @Id Long id; @ManyToOne @JoinColumn(name = \"x\","
                        + " referencedColumnName = \"b\") P p; }",
                // associations with any entity
                "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                        + " @org.hibernate.annotations.AnyDiscriminator(DiscriminatorType.CHAR)"
                        + " @org.hibernate.annotations.AnyKeyJavaClass(Integer.class) @interface Def { }"
                        + " @Entity class A { @Id Integer id; @org.hibernate.annotations.Any(optional = false) @Def @JoinColumn Object one;"
                        + " @org.hibernate.annotations.ManyToAny @Def @Column(name = \"kind\") @JoinTable(name = \"jt\") List<Object> many; }",
                "@Entity class A { @Id Long id; @org.hibernate.annotations.Any @org.hibernate.annotations.AnyKeyJavaType("
                        + "org.hibernate.type.descriptor.java.LongJavaType.class) @JoinColumn(name = \"any_id\") Object any; }",
                // arrays
                "@Entity class B { @Id Long id; } @Entity class A { @Id Long id; @OneToMany @OrderColumn B[] bs;"
                        + " @ManyToMany @OrderColumn(name = \"n\") @JoinTable(name = \"cs\") B[] cs; }",
                // what stands on the wrong attribute
                "@Entity class A { @Id Long id; @JoinColumn(name = \"x\") String s; @JoinTable(name = \"j\") String t;}",
                "@Entity class A { @Id Long id; @ManyToOne @PrimaryKeyJoinColumn A a; }",
                "@Entity class A { @Id Long id; @OneToOne @ManyToOne A a; }",
                "@Embeddable class E { int n; } @Entity class A { @Id Long id; @Embedded @ElementCollection List<E> es; }",
                "@Embeddable class E { int n; } @Entity class A { @Id Long id; @AttributeOverride(name = \"m\", column ="
                        + " @Column(name = \"x\")) E e; }",
                "class K implements java.io.Serializable { Long id; } @Entity class A { @Id Long id; }"
                        + " @Entity @IdClass(K.class) class B extends A { int n; }",
                "class K implements java.io.Serializable { Long one, two, three; } @Entity @IdClass(K.class) class A {"
                        + " @Id Long one; @Id Long two; @Column(name = \"drei\") Long three; }",
                "interface I { } @Entity class A { @Id Long id; @Embedded I i; }",
                "@Embeddable class E { } @Entity class A { @Id Long id; E e; }",
                "@Embeddable sealed class E permits F { int n; } final class F extends E { int m; } @Entity class A { @Id Long id; E e; }",
                // sizes
                "@Entity class A { @Id Long id; @Column(length = 0) String s; @Column(length = 0) byte[] b;"
                        + " @Column(precision = -1) java.math.BigDecimal d; @Column(scale = -1) java.math.BigDecimal e; }",
                "@Entity class A { @Id Long id; @Lob Integer n; @Lob long l; @Lob java.math.BigDecimal d; @Lob Boolean b; }",
                // collections without annotations are values
                "@Entity class A { @Id Long id; ArrayList<String> a; HashMap<String, String> h; List<Thing> t; }"
                        + " class Thing implements java.io.Serializable { }",
                "@Entity class A { @Id Long id; @OneToMany ArrayList<A> as; @ElementCollection HashSet<String> s; }",
                "@Entity class A { @Id Long id; GregorianCalendar g; Calendar c; }",
                "enum X { P } @Entity class A { @Id Long id; @Enumerated(EnumType.STRING) List<X> l; }",
                // converters apply to what is assignable
                converter("java.io.Serializable")
                        + "@Entity class A { @Id Long id; Integer i; int p; Boolean b; Date d; String s; byte[] by; @Version long v;"
                        + " @Temporal(TemporalType.DATE) Date td; List<Integer> li; @ElementCollection Set<Integer> ec; @ManyToOne A a; }",
                converter("Number")
                        + "@Entity class A { @Id Long id; Integer i; String s; java.math.BigDecimal d; Number n; }",
                converter("List<String>")
                        + "@Entity class A { @Id Long id; List<String> a; List<Integer> b; ArrayList<String> c; Collection<String> d; }");
    }

    /** Other providers start with it. */
    static Stream<String> refusedAtStart() {
        return Stream.of(
                "@Entity class A { @Id Long id; @Version String v; }",
                "@Entity class A { private Long id; @Id public Long getId() { return id; } public void setId(Long i) { }"
                        + " public String getFull() { return \"\"; } }");
    }

    private Javac javac(String source) {
        return new Javac(folder)
                .source("p/M.java", "package p; import jakarta.persistence.*; import java.util.*;", source)
                .option("-Aportolan.package=p");
    }

    private static SortedMap<String, List<String>> facts(Javac javac) {
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        Graph graph =
                GraphText.read(javac.read("META-INF/portolan/default.graph")).graph();
        return Ddl.of(graph);
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void asHibernateHasIt(String source) {
        Javac javac = javac(source);
        SortedMap<String, List<String>> ours = facts(javac);
        assertEquals(Ddl.of(RunningHibernate.script(javac.classes(), List.of())).toString(), ours.toString(), source);
    }

    @ParameterizedTest
    @MethodSource("refusedAtStart")
    void asHibernateWouldHaveIt(String source) {
        Javac javac = javac(source);
        SortedMap<String, List<String>> ours = facts(javac);
        assertEquals(
                Ddl.of(RunningHibernate.scriptWithoutStart(javac.classes())).toString(), ours.toString(), source);
    }

    @Test
    void aConstraintOverAColumnThatIsNotThereIsLeftOut() {
        SortedMap<String, List<String>> facts = facts(javac(
                "@Entity @Table(uniqueConstraints = @UniqueConstraint(columnNames = {\"id\", \"nope\"}), indexes ="
                        + " @Index(columnList = \"nope\")) class A { @Id Long id; }"));
        assertTrue(
                facts.get("a").stream().noneMatch(f -> f.startsWith("unique") || f.startsWith("index")),
                facts::toString);
    }

    /** Hibernate's statement for its foreign key fails on most databases. */
    @Test
    void oneColumnOfAKeyOfSeveralIsNoTargetOfAForeignKey() {
        String key = "class K implements java.io.Serializable { Long a, b; }"
                + " @Entity @IdClass(K.class) class P { @Id Long a, b; @ElementCollection @CollectionTable(joinColumns ="
                + " @JoinColumn(name = \"x\", referencedColumnName = \"a\")) List<String> texts; }";
        SortedMap<String, List<String>> facts = facts(
                javac(
                        key
                                + " @Entity class A { @Id Long id; @ManyToOne @JoinColumn(name = \"x\", referencedColumnName = \"a\") P p; }"));
        assertEquals(List.of("column id bigint not null", "column x bigint", "key id"), facts.get("a"));
        assertEquals(List.of("column texts varchar(255)", "column x bigint not null"), facts.get("p_texts"));
        assertEquals(List.of("column a bigint not null", "column b bigint not null", "key a, b"), facts.get("p"));
    }

    /** Hibernate lets no class make an id of what one above it maps otherwise, or generate it anew; others do. */
    @Test
    void anIdIsDeclaredAgain() {
        SortedMap<String, List<String>> facts =
                facts(javac("@MappedSuperclass abstract class S<T> { public abstract T getId();"
                        + " public abstract void setId(T t); } @Entity class A extends S<Long> { @Override @Id @Column(name = \"pk\")"
                        + " public Long getId() { return 1L; } @Override public void setId(Long t) { } }"
                        + " @MappedSuperclass class M { @Id Long id; } @Entity class B extends M {"
                        + " @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; }"));
        assertEquals(List.of("column pk bigint not null", "key pk"), facts.get("a"));
        assertEquals(List.of("column id bigint generated by default as identity", "key id"), facts.get("b"));
    }

    @Test
    void entitiesOfOneNameMayHaveTablesOfTheirOwn() {
        SortedMap<String, List<String>> facts = facts(javac("@Entity @Table(name = \"a\") class A { @Id Long id; }"
                + " @Entity(name = \"A\") @Table(name = \"b\") class B { @Id Long id; int n; }"));
        assertEquals(List.of("a", "b"), List.copyOf(facts.keySet()));
    }

    /** What a library maps with {@code javax.persistence} is no entity to Hibernate. */
    @Test
    void whatIsMappedWithJavaxIsLeftOut() {
        Javac old = new Javac(folder.resolve("lib"))
                .source("javax/persistence/Entity.java", annotation("Entity"))
                .source("javax/persistence/MappedSuperclass.java", annotation("MappedSuperclass"))
                .source("lib/Account.java", "package lib; @javax.persistence.Entity public class Account { Long id; }")
                .source(
                        "lib/Base.java",
                        "package lib; @javax.persistence.MappedSuperclass public class Base { Long id; }")
                .option("-proc:none");
        assertTrue(old.compile(), () -> String.join("\n", old.everything()));
        Path jar = Jar.of(old.classes(), folder.resolve("lib.jar"));
        Javac javac = javac(
                        "@Entity class A { @Id Long id; @ManyToOne lib.Account account; @OneToMany List<B> bs; int n; }"
                                + " @Entity class B extends lib.Base { int m; }")
                .classPath(jar + File.pathSeparator + System.getProperty("java.class.path"));
        SortedMap<String, List<String>> facts = facts(javac);
        assertEquals(List.of("a"), List.copyOf(facts.keySet()));
        assertEquals(
                List.of(
                        "M.java:2: [javax] lib.Account is mapped with javax.persistence, which Hibernate does not read since 6.0,"
                                + " and Portolan does not either: account is left out. Take a version of it for jakarta.persistence.",
                        "M.java:2: [javax] lib.Base is mapped with javax.persistence, which Hibernate does not read since 6.0,"
                                + " and Portolan does not either: bs is left out. Take a version of it for jakarta.persistence.",
                        "M.java:2: [javax] lib.Base is mapped with javax.persistence, which Hibernate does not read since 6.0,"
                                + " and Portolan does not either: p.B is left out. Take a version of it for jakarta.persistence."),
                javac.messages().stream().sorted().toList());
    }

    private static String annotation(String name) {
        return "package javax.persistence; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface "
                + name + " { }";
    }

    /** Sources that are still compiled for Java 8 compile with what is generated beside them. */
    @Test
    void whatIsGeneratedIsJava8() {
        Javac javac = new Javac(folder)
                .source("p/A.java", "package p; import jakarta.persistence.*; @Entity class A { @Id Long id; }")
                .option("-Aportolan.package=p", "--release", "8", "-Xlint:-options");
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        assertTrue(Files.exists(javac.classes().resolve("p/MigrationGenerator.class")));
    }
}
