package dev.portolan.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static List<String> names(EntityModel e) {
        return e.attributes().stream().map(AttributeModel::name).toList();
    }

    @Test
    void fields() {
        EntityModel e = Probe.entity("""
                @Entity class A {
                    @Id Long id; String plain; final String fin = "x"; static String shared; transient String gone;
                    @Transient String none; String fooX;
                    public String getComputed() { return ""; }
                    @Access(AccessType.PROPERTY) public String getRawProp() { return ""; }
                    public void setRawProp(String s) { }
                }
                """, "A");
        assertEquals(List.of("id", "plain", "fin", "fooX", "rawProp"), names(e));
    }

    /** As Hibernate has it: the access says how the value is read, the mapping is where it is written. */
    @Test
    void aFieldThatIsReadByItsGetter() {
        EntityModel e = Probe.entity("""
                @Entity class A {
                    @Id @Column(name = "ID", length = 36) @Access(AccessType.PROPERTY) String id; String plain;
                    public String getId() { return id; } public void setId(String s) { }
                }
                """, "A");
        assertEquals(List.of("id", "plain"), names(e));
        assertEquals("ID", Probe.basic(e, "id").column().name());
    }

    @Test
    void getters() {
        EntityModel e = Probe.entity("""
                @Entity class A {
                    private String hidden;
                    @Id public Long getId() { return 1L; } public void setId(Long id) { }
                    public String getURLName() { return ""; } public void setURLName(String s) { }
                    public boolean isActive() { return true; } void setActive(boolean b) { }
                    public Boolean isBoxed() { return true; } void setBoxed(Boolean b) { }
                    public String isNot() { return ""; }
                    @Transient public String getNone() { return ""; }
                    public static String getShared() { return ""; }
                    public String get() { return ""; }
                    public String getWith(int x) { return ""; }
                    public void getNothing() { }
                    @Access(AccessType.FIELD) private String byField;
                }
                """, "A");
        assertEquals(List.of("id", "URLName", "active", "boxed", "byField"), names(e));
    }

    @Test
    void theHierarchyDecidesAndAClassMaySayOtherwise() {
        Unit unit = Probe.model("""
                @MappedSuperclass abstract class Base { private String hidden;
                    public String getSeen() { return ""; } public void setSeen(String s) { } }
                @Entity class Root extends Base {
                    @Id public Long getId() { return 1L; } public void setId(Long id) { } }
                @Entity class Sub extends Root {
                    private String alsoHidden; public int getSub() { return 1; } public void setSub(int i) { } }
                @Entity @Access(AccessType.FIELD) class Other extends Root {
                    private String other; public int getNot() { return 1; } public void setNot(int i) { } }
                """);
        assertEquals(List.of("seen", "id"), names(Probe.entity(unit, "Root")));
        assertEquals(List.of("sub"), names(Probe.entity(unit, "Sub")));
        assertEquals(List.of("other"), names(Probe.entity(unit, "Other")));
    }

    @Test
    void anEmbeddableFollowsItsOwner() {
        Unit unit = Probe.model("""
                @Embeddable class E { private String x; public String getY() { return ""; } public void setY(String s) { } }
                @Entity class ByField { @Id long id; E e; }
                @Entity class ByGetter { @Id public long getId() { return 1; } public void setId(long i) { }
                    public E getE() { return null; } public void setE(E e) { } }
                """);
        Probe.basic(Probe.entity(unit, "ByField"), "e.x");
        Probe.basic(Probe.entity(unit, "ByGetter"), "e.y");
    }

    @Test
    void aSetterAbove() {
        EntityModel e = Probe.entity("""
                @MappedSuperclass abstract class Base { public void setName(String s) { } }
                @Entity class A extends Base { @Id public long getId() { return 1; } public void setId(long i) { }
                    public String getName() { return ""; } }
                """, "A");
        assertEquals(List.of("id", "name"), names(e));
    }

    @Test
    void mistakes() {
        Probe.assertSaid("""
                @Entity class A {
                    @Id public long getId() { return 1; } public void setId(long i) { }
                    public String getFull() { return ""; } //! [getter-without-setter] getFull() has no setter setFull(…), so a JPA provider cannot load it. Add one, or write @Transient.
                    @Column(name = "x") private String y; //! [wrong-access] @Column is ignored: this class is mapped by its getters. Move it to the getter, or write @Access(FIELD) here.
                }
                @Entity class B {
                    @Id long id;
                    @ManyToOne public A getA() { return null; } //! [wrong-access] @ManyToOne is ignored: this class is mapped by its fields. Move it to the field, or write @Access(PROPERTY) here.
                }
                """);
    }
}
