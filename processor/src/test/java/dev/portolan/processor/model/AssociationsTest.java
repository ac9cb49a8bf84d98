package dev.portolan.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.AttributeModel.ToMany;
import dev.portolan.processor.model.AttributeModel.ToOne;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssociationsTest {
    private static ToOne toOne(EntityModel e, String path) {
        return (ToOne) Probe.attribute(e, path);
    }

    private static ToMany toMany(EntityModel e, String path) {
        return (ToMany) Probe.attribute(e, path);
    }

    @Test
    void toOne() {
        Unit unit = Probe.model("""
                @Entity class A {
                    @Id long id;
                    @ManyToOne B plain;
                    @ManyToOne(optional = false) B must;
                    @ManyToOne(targetEntity = B.class) Object typed;
                    @OneToOne @JoinColumn(name = "x", unique = true, nullable = false, referencedColumnName = "code",
                        comment = "c", columnDefinition = "int", table = "s", insertable = false, options = "o",
                        check = @CheckConstraint(constraint = "x > 0"),
                        foreignKey = @ForeignKey(name = "fk", foreignKeyDefinition = "foreign key (x)", options = "deferrable"))
                        B one;
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) B free;
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.PROVIDER_DEFAULT)) B provider;
                    @ManyToOne @JoinColumns(value = { @JoinColumn(name = "c1", referencedColumnName = "k1"),
                        @JoinColumn(name = "c2", referencedColumnName = "k2") }, foreignKey = @ForeignKey(name = "fk2")) B two;
                    @ManyToOne @JoinColumn(name = "d1") @JoinColumn(name = "d2", foreignKey = @ForeignKey(name = "fk3")) B three;
                    @ManyToOne @JoinTable(name = "jt", joinColumns = @JoinColumn(name = "j"),
                        inverseJoinColumns = @JoinColumn(name = "i"), foreignKey = @ForeignKey(name = "f1"),
                        inverseForeignKey = @ForeignKey(name = "f2")) B via;
                    @OneToOne @PrimaryKeyJoinColumn B byKey;
                    @OneToOne @MapsId B whole;
                    @ManyToOne @MapsId("part") B part;
                }
                @Entity class B { @Id long id; @OneToOne(mappedBy = "one") A back; }
                """);
        EntityModel a = Probe.entity(unit, "A");
        assertEquals("t.B", toOne(a, "plain").target());
        assertFalse(toOne(a, "plain").oneToOne());
        assertEquals(Required.NEVER, toOne(a, "plain").required());
        assertEquals(JoinSpec.IMPLIED, toOne(a, "plain").join());
        assertNull(toOne(a, "plain").joinTable());
        assertNull(toOne(a, "plain").mapsId());
        assertEquals(Required.UNLESS_SHARED, toOne(a, "must").required());
        assertEquals("t.B", toOne(a, "typed").target());
        JoinColumnSpec x = toOne(a, "one").join().columns().get(0);
        assertTrue(toOne(a, "one").oneToOne());
        assertEquals("x code", x.column().name() + " " + x.referencedColumnName());
        assertTrue(x.column().unique());
        assertEquals(
                List.of("c", "int", "s", "o", "x > 0", false, false),
                List.of(
                        x.column().comment(),
                        x.column().columnDefinition(),
                        x.column().table(),
                        x.column().options(),
                        x.column().checks().get(0).constraint().value(),
                        x.column().insertable(),
                        x.column().nullable()));
        ForeignKeySpec fk = toOne(a, "one").join().foreignKey();
        assertEquals(
                List.of("fk", "foreign key (x)", "deferrable", true),
                List.of(fk.name(), fk.definition(), fk.options(), fk.constraint()));
        assertFalse(toOne(a, "free").join().foreignKey().constraint());
        assertTrue(toOne(a, "provider").join().foreignKey().constraint());
        assertEquals(2, toOne(a, "two").join().columns().size());
        assertEquals("fk2", toOne(a, "two").join().foreignKey().name());
        assertEquals("fk3", toOne(a, "three").join().foreignKey().name());
        JoinTableSpec via = toOne(a, "via").joinTable();
        assertEquals(
                List.of("jt", "j", "i", "f1", "f2"),
                List.of(
                        via.table().name(),
                        via.owner().columns().get(0).column().name(),
                        via.target().columns().get(0).column().name(),
                        via.owner().foreignKey().name(),
                        via.target().foreignKey().name()));
        assertTrue(toOne(a, "byKey").primaryKeyJoin());
        assertEquals("", toOne(a, "whole").mapsId());
        assertEquals(Required.ALWAYS, toOne(a, "whole").required());
        assertEquals("part", toOne(a, "part").mapsId());
        assertEquals("one", toOne(Probe.entity(unit, "B"), "back").mappedBy());
    }

    @Test
    void toMany() {
        Unit unit = Probe.model("""
                @Entity class A {
                    @Id long id;
                    @OneToMany List<B> bag;
                    @OneToMany Set<B> set;
                    @OneToMany @OrderColumn(name = "pos", nullable = false) List<B> list;
                    @OneToMany @JoinColumn(name = "a_id") Collection<B> columns;
                    @OneToMany(mappedBy = "a") List<B> inverse;
                    @ManyToMany @JoinTable(name = "ab", indexes = @Index(columnList = "x")) Set<B> many;
                    @ManyToMany(targetEntity = B.class) @SuppressWarnings("rawtypes") List raw;
                    @OneToMany Map<String, B> byName;
                    @OneToMany @MapKey Map<Long, B> byId;
                    @OneToMany @MapKey(name = "code") Map<String, B> byCode;
                    @ManyToMany Map<C, B> byEntity;
                    @ManyToMany @MapKeyEnumerated(EnumType.STRING) @MapKeyColumn(name = "k", length = 9) Map<E, B> byEnum;
                    @ManyToMany Map<K, B> byEmbeddable;
                    @ManyToMany List<? extends B> wild;
                }
                @Entity class B { @Id long id; @ManyToOne A a; String code; }
                @Entity class C { @Id long id; }
                enum E { X }
                @Embeddable class K { String k1; int k2; }
                """);
        EntityModel a = Probe.entity(unit, "A");
        assertEquals(Shape.Kind.BAG, toMany(a, "bag").shape().kind());
        assertFalse(toMany(a, "bag").manyToMany());
        assertFalse(toMany(a, "bag").joinTable().present());
        assertNull(toMany(a, "bag").join());
        assertEquals(Shape.Kind.SET, toMany(a, "set").shape().kind());
        assertEquals(Shape.Kind.LIST, toMany(a, "list").shape().kind());
        assertEquals("pos", toMany(a, "list").shape().order().name());
        assertEquals(
                "a_id", toMany(a, "columns").join().columns().get(0).column().name());
        assertNull(toMany(a, "columns").joinTable());
        assertEquals("a", toMany(a, "inverse").mappedBy());
        assertNull(toMany(a, "inverse").joinTable());
        assertEquals("ab", toMany(a, "many").joinTable().table().name());
        assertEquals(1, toMany(a, "many").joinTable().table().indexes().size());
        assertEquals("t.B", toMany(a, "raw").target());
        assertEquals("t.B", toMany(a, "wild").target());
        assertTrue(toMany(a, "byName").shape().key() instanceof Shape.Key.OfBasic k
                && k.value().type() == BasicType.Scalar.STRING);
        assertEquals(new Shape.Key.OfAttribute(""), toMany(a, "byId").shape().key());
        assertEquals(
                new Shape.Key.OfAttribute("code"), toMany(a, "byCode").shape().key());
        assertTrue(toMany(a, "byEntity").shape().key() instanceof Shape.Key.OfEntity k
                && k.target().equals("t.C"));
        Shape.Key.OfBasic byEnum =
                (Shape.Key.OfBasic) toMany(a, "byEnum").shape().key();
        assertTrue(byEnum.value().type() instanceof BasicType.OfEnum e && e.byName());
        assertEquals("k", byEnum.value().column().name());
        assertTrue(toMany(a, "byEmbeddable").shape().key() instanceof Shape.Key.OfEmbeddable k
                && k.attributes().size() == 2);
    }

    @Test
    void elements() {
        EntityModel a = Probe.entity("""
                @Entity class A {
                    @Id long id;
                    @ElementCollection @Column(name = "v", nullable = false, length = 9)
                    @CollectionTable(name = "ct", joinColumns = @JoinColumn(name = "j"), foreignKey = @ForeignKey(name = "f"))
                    Set<String> texts;
                    @ElementCollection @Enumerated(EnumType.STRING) List<E> enums;
                    @ElementCollection @OrderColumn List<K> embeddables;
                    @ElementCollection @AttributeOverride(name = "value.k1", column = @Column(name = "v1"))
                    @AttributeOverride(name = "key.k1", column = @Column(name = "kk1")) Map<K, K> map;
                    @ElementCollection @AttributeOverride(name = "k1", column = @Column(name = "plain")) Set<K> older;
                    @ElementCollection @OrderColumn String[] array;
                }
                enum E { X }
                @Embeddable class K { String k1; int k2; }
                """, "A");
        AttributeModel.Elements texts = (AttributeModel.Elements) Probe.attribute(a, "texts");
        AttributeModel.Basic text = (AttributeModel.Basic) texts.element();
        assertEquals("v", text.column().name());
        assertEquals(Required.ALWAYS, text.required());
        assertEquals(Shape.Kind.SET, texts.shape().kind());
        assertEquals("ct", texts.table().table().name());
        assertEquals("j", texts.table().owner().columns().get(0).column().name());
        assertEquals("f", texts.table().owner().foreignKey().name());
        AttributeModel.Elements enums = (AttributeModel.Elements) Probe.attribute(a, "enums");
        assertTrue(((AttributeModel.Basic) enums.element()).type() instanceof BasicType.OfEnum e && e.byName());
        AttributeModel.Elements list = (AttributeModel.Elements) Probe.attribute(a, "embeddables");
        assertEquals(Shape.Kind.LIST, list.shape().kind());
        assertEquals(2, ((AttributeModel.Embedded) list.element()).attributes().size());
        AttributeModel.Elements map = (AttributeModel.Elements) Probe.attribute(a, "map");
        assertEquals("v1", first(((AttributeModel.Embedded) map.element()).attributes()));
        assertEquals("kk1", first(((Shape.Key.OfEmbeddable) map.shape().key()).attributes()));
        AttributeModel.Elements older = (AttributeModel.Elements) Probe.attribute(a, "older");
        assertEquals("plain", first(((AttributeModel.Embedded) older.element()).attributes()));
        AttributeModel.Elements array = (AttributeModel.Elements) Probe.attribute(a, "array");
        assertEquals(Shape.Kind.LIST, array.shape().kind());
    }

    private static String first(List<AttributeModel> attributes) {
        return ((AttributeModel.Basic) attributes.get(0)).column().name();
    }

    @Test
    void converters() {
        EntityModel a = Probe.entity("""
                @Entity @Convert(attributeName = "base", converter = Lengthy.class) class A extends Base {
                    @Id Money id;
                    @Convert(converter = Lengthy.class) String text;
                    Money automatic;
                    @Convert(disableConversion = true) Money plain;
                    @Convert(attributeName = "text", converter = Lengthy.class) E e;
                    @ElementCollection @Convert(attributeName = "key", converter = Lengthy.class) Map<String, Money> map;
                }
                @MappedSuperclass class Base { String base; }
                @Embeddable class E { String text; Money money; }
                class Money implements java.io.Serializable { private static final long serialVersionUID = 1; }
                abstract class Generic<X> implements AttributeConverter<X, Integer> { }
                class Lengthy extends Generic<String> { public Integer convertToDatabaseColumn(String s) { return 1; }
                    public String convertToEntityAttribute(Integer i) { return ""; } }
                @Converter(autoApply = true) class Cents implements AttributeConverter<Money, Long> {
                    public Long convertToDatabaseColumn(Money m) { return 1L; }
                    public Money convertToEntityAttribute(Long l) { return null; } }
                """, "A");
        assertEquals("INTEGER t.Lengthy", stored(a, "text"));
        assertEquals("INTEGER t.Lengthy", stored(a, "base"));
        assertEquals("LONG t.Cents", stored(a, "automatic"));
        assertEquals("SERIALIZABLE null", stored(a, "plain"));
        assertEquals("SERIALIZABLE null", stored(a, "id"));
        assertEquals("INTEGER t.Lengthy", stored(a, "e.text"));
        assertEquals("LONG t.Cents", stored(a, "e.money"));
        AttributeModel.Elements map = (AttributeModel.Elements) Probe.attribute(a, "map");
        assertEquals("LONG t.Cents", stored((AttributeModel.Basic) map.element()));
        assertEquals(
                "INTEGER t.Lengthy", stored(((Shape.Key.OfBasic) map.shape().key()).value()));
    }

    private static String stored(EntityModel e, String path) {
        return stored(Probe.basic(e, path));
    }

    private static String stored(AttributeModel.Basic b) {
        return b.type() + " " + b.converter();
    }

    @Test
    void mistakes() {
        Probe.assertSaid("""
                @Entity class A {
                    @Id long id;
                    @ManyToOne @OneToOne //! [second-kind] @ManyToOne and @OneToOne are on the same attribute; the first is taken. Remove one.
                    A two;
                    @ManyToOne @Column(name = "x") //! [misplaced-ignored] @Column is ignored on a to-one association, where Hibernate has no use for it or refuses it. Remove it, or write the annotation that belongs there.
                    A column;
                    @ManyToOne //! [target-type] @ManyToOne cannot lead to int: it is no entity. Write the type of an entity.
                    int number;
                    @OneToMany //! [collection-class] ArrayList<A> is a class, and a JPA provider puts a collection of its own here. Declare the attribute as Collection, List, Set or Map.
                    ArrayList<A> list;
                    @OneToMany @SuppressWarnings("rawtypes") //! [collection-raw] List does not say what it holds. Write a type argument, or targetEntity.
                    List raw;
                    @OneToMany
                    @OrderColumn //! [order-column] @OrderColumn is ignored on a Set<A>, which keeps no order, and Hibernate refuses it. Make it a List, or remove it.
                    Set<A> set;
                    @OneToMany(mappedBy = "column")
                    @JoinColumn(name = "x") //! [inverse-owns] @JoinColumn is ignored on a @OneToMany that "column" owns, and Hibernate refuses it. Remove it, or remove mappedBy.
                    List<A> inverse;
                    @JoinColumn(name = "x") //! [misplaced-ignored] @JoinColumn is ignored on a basic attribute, where Hibernate has no use for it or refuses it. Remove it, or write the annotation that belongs there.
                    String basic;
                    @ElementCollection //! [collection-type] @ElementCollection cannot be on String. Declare the attribute as Collection, List, Set or Map.
                    String noCollection;
                    @OneToMany @JoinTable(name = "jt")
                    @JoinColumn(name = "x") //! [beside-table] @JoinColumn is ignored beside the join table. Remove it, or write joinColumns = … in the table's annotation.
                    List<A> both;
                    @ManyToOne @JoinTable(name = "jt2")
                    @JoinColumn(name = "x") //! [beside-table] @JoinColumn is ignored beside the join table. Remove it, or write joinColumns = … in the table's annotation.
                    A oneOfBoth;
                    @ManyToMany
                    @JoinColumn(name = "x") //! [many-join-column] @JoinColumn is ignored on a @ManyToMany, which has a table of its own; Hibernate refuses it. Write @JoinTable(joinColumns = …).
                    List<A> many;
                    @ManyToOne
                    @PrimaryKeyJoinColumn //! [misplaced-ignored] @PrimaryKeyJoinColumn is ignored on a @ManyToOne, where Hibernate has no use for it or refuses it. Remove it, or write the annotation that belongs there.
                    A byKey;
                    @ElementCollection(targetClass = String.class) @SuppressWarnings("rawtypes") //! [map-key-raw] Map does not say what its keys are. Write type arguments, or @MapKeyClass.
                    Map rawKeys;
                    @ManyToMany
                    @MapKeyColumn //! [misplaced-ignored] @MapKeyColumn is ignored on List<A>, where Hibernate has no use for it or refuses it. Remove it, or write the annotation that belongs there.
                    List<A> noMap;
                    @Convert(converter =
                        Raw.class) //! [converter-type] t.Raw does not say which types it converts. Make it implement AttributeConverter<X, Y> with types.
                    String converted;
                    @Convert(converter = Odd.class)
                    String odd; //! [converter-column] The converter t.Odd gives Thread, which no column can hold. Use a basic type as its second.
                    @Convert(converter = Fine.class)
                    @Enumerated //! [converted] @Enumerated is ignored beside the converter t.Fine, and Hibernate refuses it. Remove one of them.
                    Thread.State state;
                }
                @SuppressWarnings("rawtypes") abstract class Raw implements AttributeConverter { }
                abstract class Odd implements AttributeConverter<String, Thread> { }
                abstract class Fine implements AttributeConverter<Thread.State, String> { }
                @Converter(autoApply = true) abstract class Auto1 implements AttributeConverter<Locale, String> { }
                @Converter(autoApply = true) //! [converter-twice] t.Auto1 and t.Auto2 both convert every Locale; the first does. Remove autoApply from one, and name it with @Convert.
                abstract class Auto2 implements AttributeConverter<Locale, String> { }
                """);
    }
}
