package dev.portolan.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import dev.portolan.processor.model.BasicType.Scalar;
import dev.portolan.processor.model.EntityModel.Inheritance;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HierarchyTest {
    private static final String GENERIC = """
            @MappedSuperclass abstract class Top<ID, V extends java.io.Serializable> { @Id ID id; V value; List<V> values; }
            abstract class Between<X> extends Top<X, String> { String notMapped; }
            @MappedSuperclass @AttributeOverride(name = "value", column = @Column(name = "middle"))
            abstract class Middle<Y> extends Between<Y> {
                @Column(name = "base") String base; @ManyToOne @JoinColumn(name = "r") Other other; }
            @Entity class Other { @Id int id; }
            """;

    @Test
    void genericsThroughSeveralLevels() {
        Unit unit = Probe.model(GENERIC + """
                @Entity class A extends Middle<UUID> { }
                @Entity @AttributeOverride(name = "value", column = @Column(name = "v"))
                @AttributeOverride(name = "base", column = @Column(name = "b", length = 9))
                @AssociationOverride(name = "other", joinColumns = @JoinColumn(name = "r2"))
                class B extends Middle<Long> { }
                """);
        EntityModel a = Probe.entity(unit, "A");
        EntityModel b = Probe.entity(unit, "B");
        assertEquals(
                List.of("id", "value", "values", "base", "other"),
                a.attributes().stream().map(AttributeModel::name).toList());
        assertEquals(Scalar.UUID, Probe.basic(a, "id").type());
        assertEquals(Scalar.LONG, Probe.basic(b, "id").type());
        assertEquals(Scalar.STRING, Probe.basic(a, "value").type());
        assertEquals(
                new BasicType.OfArray(Scalar.STRING), Probe.basic(a, "values").type());
        assertEquals("middle", Probe.basic(a, "value").column().name());
        assertEquals("v", Probe.basic(b, "value").column().name());
        assertEquals(9, Probe.basic(b, "base").column().length());
        assertEquals("r", joinColumn(a, "other"));
        assertEquals("r2", joinColumn(b, "other"));
    }

    private static String joinColumn(EntityModel e, String path) {
        AttributeModel.ToOne to = (AttributeModel.ToOne) Probe.attribute(e, path);
        return to.join().columns().get(0).column().name();
    }

    @Test
    void superclassesFromJars(@TempDir Path jar) throws Exception {
        Probe probe = withJar(jar, """
                @MappedSuperclass public abstract class Base<K> {
                    @Id private K key;
                    @Column(name = "made", nullable = false) private java.time.Instant created;
                    @Embedded private Inner inner;
                    private Kind kind;
                    public enum Kind { B, A }
                    @Embeddable public static class Inner { @Column(length = 5) String zip; int z; }
                }
                """);
        assertEquals(List.of(), probe.said());
        EntityModel a = Probe.entity(probe.unit(), "A");
        assertEquals(Scalar.UUID, Probe.basic(a, "key").type());
        assertEquals("made", Probe.basic(a, "created").column().name());
        assertEquals(5, Probe.basic(a, "inner.zip").column().length());
        assertEquals(
                List.of("B", "A"), ((BasicType.OfEnum) Probe.basic(a, "kind").type()).constants());
    }

    @Test
    void aMistakeInAJarIsSaidAtTheEntity(@TempDir Path jar) throws Exception {
        Probe probe = withJar(
                jar,
                "@MappedSuperclass public abstract class Base<K> { @Id private K key; @Column Thread thread; Runnable run; }");
        assertEquals(
                List.of(
                        "2: [basic-type] No column type is known for Runnable. Name a converter with @Convert, make the class"
                                + " @Embeddable, or write @Transient. (at lib.Base#run)",
                        "2: [basic-type] No column type is known for Thread. Name a converter with @Convert, make the class"
                                + " @Embeddable, or write @Transient. (at lib.Base#thread)"),
                probe.said());
    }

    private static Probe withJar(Path jar, String base) throws IOException {
        Path source = Files.writeString(
                Files.createDirectories(jar.resolve("src")).resolve("Base.java"),
                "package lib; import jakarta.persistence.*;\n" + base);
        String classPath = System.getProperty("java.class.path");
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", jar.toString(), "-cp", classPath, source.toString());
        assertEquals(0, exit);
        return Probe.of(
                List.of(JavaFileObjects.forSourceString(
                        "t.A",
                        "package t;\n@jakarta.persistence.Entity public class A extends lib.Base<java.util.UUID> { }")),
                List.of("-cp", jar + File.pathSeparator + classPath));
    }

    @Test
    void inheritance() {
        Unit unit = Probe.model("""
                @Entity class S0 { @Id long id; String s0; }
                @Entity @DiscriminatorValue("one") class S1 extends S0 { String s1; }
                @Entity @Inheritance(strategy = InheritanceType.JOINED)
                @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.CHAR, length = 7,
                    columnDefinition = "char(1)", options = "x")
                abstract class J0 { @Id long id; }
                abstract class Plain extends J0 { String lost; }
                @Entity @PrimaryKeyJoinColumn(name = "j1_id", foreignKey = @ForeignKey(name = "fk_j1"))
                class J1 extends Plain { }
                @MappedSuperclass abstract class Mid extends J1 { String mid; }
                @Entity class J2 extends Mid { }
                @Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class T0 { @Id long id; }
                @Entity class T1 extends T0 { }
                """);
        EntityModel s0 = Probe.entity(unit, "S0");
        EntityModel s1 = Probe.entity(unit, "S1");
        assertTrue(s0.isRoot());
        assertEquals("t.S0", s1.parent());
        assertEquals("one", s1.discriminatorValue());
        assertNull(s0.discriminator());
        assertNull(s1.id());
        assertEquals(
                List.of("s1"),
                s1.attributes().stream().map(AttributeModel::name).toList());
        EntityModel j0 = Probe.entity(unit, "J0");
        assertTrue(j0.isAbstract());
        Discriminator d = j0.discriminator();
        assertEquals(
                List.of("kind", Discriminator.Type.CHAR, 7, "char(1)", "x"),
                List.of(d.name(), d.type(), d.length(), d.columnDefinition(), d.options()));
        EntityModel j1 = Probe.entity(unit, "J1");
        assertEquals("t.J0 t.J0", j1.parent() + " " + j1.root());
        assertEquals(List.of(), j1.attributes());
        assertEquals("j1_id", j1.primaryKeyJoin().columns().get(0).column().name());
        assertEquals("fk_j1", j1.primaryKeyJoin().foreignKey().name());
        EntityModel j2 = Probe.entity(unit, "J2");
        assertEquals("t.J1 t.J0", j2.parent() + " " + j2.root());
        assertEquals(Inheritance.JOINED, j2.inheritance());
        assertEquals(
                List.of("mid"),
                j2.attributes().stream().map(AttributeModel::name).toList());
        assertEquals(Inheritance.TABLE_PER_CLASS, Probe.entity(unit, "T1").inheritance());
    }

    @Test
    void names() {
        Unit unit = Probe.model("""
                @Entity(name = "Cust") class Customer { @Id long id; }
                class Outer { @Entity static class Inner { @Id long id; } }
                """);
        assertEquals("Cust", Probe.entity(unit, "Customer").entityName());
        assertTrue(Probe.entity(unit, "Customer").nameGiven());
        assertEquals("Outer$Inner", Probe.entity(unit, "Inner").entityName());
        assertEquals("t.Outer.Inner", Probe.entity(unit, "Inner").className());
        assertEquals(
                List.of("t.Customer", "t.Outer.Inner"),
                unit.entities().stream().map(EntityModel::className).toList());
    }

    @Test
    void secondaryTables() {
        EntityModel e = Probe.entity("""
                @Entity
                @SecondaryTable(name = "b", pkJoinColumns = @PrimaryKeyJoinColumn(name = "b_pk"),
                    foreignKey = @ForeignKey(name = "fk_b"), indexes = @Index(columnList = "x"))
                @SecondaryTable(name = "c")
                class A { @Id long id; @Column(table = "b") String x; @ManyToOne @JoinColumn(table = "c") A y; }
                """, "A");
        assertEquals(
                List.of("b", "c"),
                e.secondaryTables().stream().map(s -> s.table().name()).toList());
        assertEquals(
                "b_pk",
                e.secondaryTables().get(0).join().columns().get(0).column().name());
        assertEquals("fk_b", e.secondaryTables().get(0).join().foreignKey().name());
        assertEquals("b", Probe.basic(e, "x").column().table());
        assertEquals(
                "c",
                ((AttributeModel.ToOne) Probe.attribute(e, "y"))
                        .join()
                        .columns()
                        .get(0)
                        .column()
                        .table());
    }

    @Test
    void theTopmostDeclarationOfAnAttributeCounts() {
        EntityModel e = Probe.entity("""
                @MappedSuperclass abstract class Base<T> { @Id @Column(name = "pk") public T getId() { return null; }
                    public abstract void setId(T t); @Transient public String getText() { return ""; } }
                @Entity class A extends Base<Long> { @Override public Long getId() { return 1L; }
                    @Override public void setId(Long t) { } @Override @Column(name = "t") public String getText() { return ""; }
                    public void setText(String s) { } }
                """, "A");
        assertEquals(2, e.attributes().size());
        assertEquals("pk", Probe.basic(e, "id").column().name());
        assertEquals("t", Probe.basic(e, "text").column().name());
        assertEquals(List.of("id"), e.id().attributes());
    }

    @Test
    void mistakes() {
        Probe.assertSaid("""
                @Entity class None { String s; } //! [id-missing] The entity None has no primary key. Put @Id on an attribute.
                @Entity interface Face { } //! [entity-class] Face cannot be an entity: make it a top-level or static nested class.
                @Entity enum Enu { X } //! [entity-class] Enu cannot be an entity: make it a top-level or static nested class.
                class Outer { @Entity class Inner { @Id long id; } } //! [entity-inner] Inner is an inner class, which no JPA provider can make an object of. Write static, or make it a top-level class.
                @Entity class Root { @Id long id; }
                @Entity
                @Inheritance //! [root-only-ignored] @Inheritance is ignored here: it belongs on Root, the root of the hierarchy. Move it there.
                @DiscriminatorColumn //! [root-only-ignored] @DiscriminatorColumn is ignored here: it belongs on Root, the root of the hierarchy. Move it there.
                class Sub extends Root {
                    @Id long other; //! [id-in-subclass] Sub inherits its primary key, so other cannot be an id. Remove @Id or @EmbeddedId.
                }
                @Entity
                @AttributeOverride(name = "nam", column = @Column) //! [override-unknown] @AttributeOverride names "nam", which is no attribute that it could change: it is ignored. Did you mean "name"?
                class Over extends Base { @Id long id; }
                @Inheritance //! [without-meaning] @Inheritance is ignored on a mapped superclass. Remove it, or move it to an entity.
                @MappedSuperclass class Base { String name; }
                @Entity
                @Convert(converter = Any.class) //! [convert-attribute] @Convert on a class does not say what it converts. Write attributeName = ….
                class Converted { @Id long id; Part part; }
                abstract class Any implements AttributeConverter<String, String> { }
                @Table //! [without-meaning] @Table is ignored on an embeddable. Remove it, or move it to an entity.
                @Embeddable class Part { String x; }
                """);
    }
}
