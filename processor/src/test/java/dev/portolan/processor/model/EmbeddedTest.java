package dev.portolan.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.portolan.processor.model.BasicType.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedTest {
    @Test
    void nestedAndOverridden() {
        EntityModel e = Probe.entity("""
                @Embeddable class Geo { double lat; @Column(name = "lon", length = 3) Double lon; }
                @Embeddable class Address { @Column(length = 20) String city;
                    @AttributeOverride(name = "lat", column = @Column(name = "inner_lat"))
                    @AttributeOverride(name = "lon", column = @Column(name = "inner_lon")) Geo geo; }
                @Entity class A {
                    @Id long id;
                    Address home;
                    @AttributeOverrides({
                        @AttributeOverride(name = "city", column = @Column(name = "w_city")),
                        @AttributeOverride(name = "geo.lat", column = @Column(name = "w_lat")) })
                    @Embedded Address work;
                }
                """, "A");
        assertEquals(20, Probe.basic(e, "home.city").column().length());
        assertEquals("inner_lat", Probe.basic(e, "home.geo.lat").column().name());
        assertEquals("w_city", Probe.basic(e, "work.city").column().name());
        assertNull(Probe.basic(e, "work.city").column().length());
        assertEquals("w_lat", Probe.basic(e, "work.geo.lat").column().name());
        assertEquals("inner_lon", Probe.basic(e, "work.geo.lon").column().name());
        assertEquals("t.Address", ((AttributeModel.Embedded) Probe.attribute(e, "work")).className());
    }

    @Test
    void records() {
        EntityModel e = Probe.entity("""
                @Embeddable record Money(BigDecimal amount, @Column(length = 3) String currency) { }
                @Entity class A { @Id public long getId() { return 1; } public void setId(long i) { }
                    public Money getPrice() { return null; } public void setPrice(Money m) { } }
                """, "A");
        assertEquals(Scalar.BIG_DECIMAL, Probe.basic(e, "price.amount").type());
        assertEquals(3, Probe.basic(e, "price.currency").column().length());
    }

    @Test
    void genericAndInherited() {
        EntityModel e = Probe.entity("""
                @MappedSuperclass class Named<N> { N name; }
                @Embeddable class Range<T> extends Named<List<T>> { T from; T to; }
                @Entity class A { @Id long id; @Embedded Range<LocalDate> valid; }
                """, "A");
        assertEquals(Scalar.DATE, Probe.basic(e, "valid.from").type());
        assertEquals(
                new BasicType.OfArray(Scalar.DATE), Probe.basic(e, "valid.name").type());
    }

    @Test
    void associationsInside() {
        EntityModel e = Probe.entity("""
                @Embeddable class Owned { @ManyToOne @JoinColumn(name = "o") A owner; @ManyToMany List<A> many; }
                @Entity class A {
                    @Id long id;
                    Owned plain;
                    @AssociationOverride(name = "owner", joinColumns = @JoinColumn(name = "o2"),
                        foreignKey = @ForeignKey(name = "fk_o2"))
                    @AssociationOverride(name = "many", joinTable = @JoinTable(name = "jt2"))
                    Owned other;
                }
                """, "A");
        AttributeModel.ToOne plain = (AttributeModel.ToOne) Probe.attribute(e, "plain.owner");
        AttributeModel.ToOne other = (AttributeModel.ToOne) Probe.attribute(e, "other.owner");
        assertEquals("o", plain.join().columns().get(0).column().name());
        assertEquals("o2", other.join().columns().get(0).column().name());
        assertEquals("fk_o2", other.join().foreignKey().name());
        AttributeModel.ToMany many = (AttributeModel.ToMany) Probe.attribute(e, "other.many");
        assertEquals("jt2", many.joinTable().table().name());
    }

    @Test
    void aSealedOneHasTheColumnsOfAllItsClassesAndOneThatTellsThemApart() {
        EntityModel e = Probe.entity("""
                @Embeddable sealed abstract class Shape permits Circle, Polygon { String label; }
                @Embeddable final class Circle extends Shape { int radius; }
                @Embeddable sealed class Polygon extends Shape permits Square { int corners; }
                @Embeddable final class Square extends Polygon { int side; }
                @Entity class A { @Id long id; Shape shape; }
                """, "A");
        AttributeModel.Embedded shape = (AttributeModel.Embedded) Probe.attribute(e, "shape");
        assertEquals(
                List.of("label", "radius", "corners", "side", "shape_DTYPE"),
                shape.attributes().stream().map(AttributeModel::name).toList());
        assertEquals(
                AttributeModel.Required.ALWAYS,
                ((AttributeModel.Basic) shape.attributes().get(4)).required());
    }

    @Test
    void mistakes() {
        Probe.assertSaid("""
                @Embeddable class Empty { }
                @Embeddable sealed abstract class Seal permits Sealed { String s; }
                final class Sealed extends Seal { }
                @Embeddable class Loop { int x;
                    Loop again; } //! [embeddable-cycle] The embeddable t.Loop contains itself. Make one of the attributes @Transient or an entity.
                @Embeddable class Address { String city; String street; }
                enum Colour { RED }
                @Entity class A {
                    @Id long id;
                    Empty empty; //! [embeddable-empty] The embeddable t.Empty has no persistent attributes. Add one, or make this attribute @Transient.
                    Seal seal; //! [embeddable-sealed] t.Seal is sealed, and its subclass t.Sealed is no embeddable, so the attributes of that are not stored. Annotate it with @Embeddable, or make this an entity.
                    Loop loop;
                    @Embedded Colour colour; //! [embeddable-kind] t.Colour has nothing to embed: it is neither a class nor a record.
                    @AttributeOverride(column = @Column(name = "x"), name =
                        "citty") //! [override-unknown] @AttributeOverride names "citty", which is no attribute that it could change: it is ignored. Did you mean "city"?
                    Address address;
                    @Column(name = "y") //! [misplaced-ignored] @Column is ignored on an embedded attribute, where Hibernate has no use for it or refuses it. Remove it, or write the annotation that belongs there.
                    Address other;
                }
                """);
    }

    @Test
    void orderIsThatOfTheSource() {
        EntityModel e = Probe.entity("@Entity class A { String z; @Id long id; String a; String m; }", "A");
        assertEquals(
                List.of("z", "id", "a", "m"),
                e.attributes().stream().map(AttributeModel::name).toList());
    }
}
