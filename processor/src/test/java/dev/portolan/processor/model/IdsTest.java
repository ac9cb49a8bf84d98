package dev.portolan.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import dev.portolan.processor.model.Generation.Strategy;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void kinds() {
        Unit unit = Probe.model("""
                @Entity class Simple { @Id long id; }
                @Entity @IdClass(Key.class) class Several { @Id long b; @Id String a; String v; }
                class Key implements java.io.Serializable { private static final long serialVersionUID = 1; long b; String a; }
                @Entity class Embedding { @EmbeddedId EKey key; String v; }
                @Embeddable record EKey(long k, String z) { }
                @MappedSuperclass @IdClass(Key.class) class Base { @Id String a; }
                @Entity class Inherited extends Base { @Id long b; }
                @Entity class Derived { @Id @OneToOne Simple simple; }
                """);
        assertEquals(
                new IdModel(IdModel.Kind.SIMPLE, List.of("id"), null),
                Probe.entity(unit, "Simple").id());
        assertEquals(
                new IdModel(IdModel.Kind.ID_CLASS, List.of("b", "a"), "t.Key"),
                Probe.entity(unit, "Several").id());
        EntityModel embedding = Probe.entity(unit, "Embedding");
        assertEquals(new IdModel(IdModel.Kind.EMBEDDED, List.of("key"), "t.EKey"), embedding.id());
        assertTrue(Probe.basic(embedding, "key.k").id());
        assertEquals(
                AttributeModel.Required.ALWAYS, Probe.basic(embedding, "key.z").required());
        assertEquals(
                new IdModel(IdModel.Kind.ID_CLASS, List.of("a", "b"), "t.Key"),
                Probe.entity(unit, "Inherited").id());
        EntityModel derived = Probe.entity(unit, "Derived");
        assertEquals(new IdModel(IdModel.Kind.SIMPLE, List.of("simple"), null), derived.id());
        assertTrue(Probe.attribute(derived, "simple").id());
    }

    private static Generation generation(Unit unit, String entity) {
        return Probe.basic(Probe.entity(unit, entity), "id").generation();
    }

    private static String strategy(Unit unit, String entity) {
        Generation g = generation(unit, entity);
        return g.strategy() + " " + g.generatorName() + " "
                + (g.generator() == null ? null : g.generator().name());
    }

    @Test
    void strategies() {
        Unit unit = Probe.model("""
                @Entity @SequenceGenerator(name = "g1", sequenceName = "my_seq", initialValue = 100, allocationSize = 1,
                    schema = "sq", catalog = "c", options = "cache 10")
                class A1 { @Id @GeneratedValue(generator = "g1") Long id; }
                @Entity class A2 { @Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "undefined") Long id; }
                @Entity class A3 { @Id @GeneratedValue(generator = "g3") @SequenceGenerator(name = "g3") int id; }
                @Entity class A4 { @Id @GeneratedValue Integer id; }
                @Entity class A5 { @Id @GeneratedValue(strategy = GenerationType.TABLE, generator = "g5")
                    @TableGenerator(name = "g5", table = "gen", pkColumnName = "pk", valueColumnName = "val",
                        pkColumnValue = "x", initialValue = 7, allocationSize = 3) Integer id; }
                @Entity class A6 { @Id @GeneratedValue @TableGenerator long id; }
                @Entity class A7 { @Id @GeneratedValue String id; }
                @Entity class A8 { @Id @GeneratedValue UUID id; }
                @Entity class A9 { @Id @GeneratedValue(strategy = GenerationType.UUID) String id; }
                @Entity class B1 { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) short id; }
                @Entity class B2 { @Id @GeneratedValue(strategy = GenerationType.TABLE) int id; }
                @Entity @SequenceGenerator(allocationSize = 10) class B3 { @Id @GeneratedValue long id; }
                @Entity class B4 { @Id @GeneratedValue(generator = "g5") long id; }
                @Entity class B5 { @Id BigDecimal id; }
                """);
        assertEquals("SEQUENCE g1 g1", strategy(unit, "A1"));
        Generator.OfSequence g1 = (Generator.OfSequence) generation(unit, "A1").generator();
        assertEquals(
                List.of("my_seq", 100, 1, "sq", "c", "cache 10"),
                List.of(
                        g1.sequenceName(),
                        g1.initialValue(),
                        g1.allocationSize(),
                        g1.schema(),
                        g1.catalog(),
                        g1.options()));
        assertEquals("SEQUENCE undefined null", strategy(unit, "A2"));
        assertEquals("SEQUENCE g3 g3", strategy(unit, "A3"));
        assertEquals("SEQUENCE null null", strategy(unit, "A4"));
        Generator.OfTable g5 = (Generator.OfTable) generation(unit, "A5").generator();
        assertEquals(
                List.of("gen", "pk", "val", "x", 7, 3),
                List.of(
                        g5.table(),
                        g5.pkColumnName(),
                        g5.valueColumnName(),
                        g5.pkColumnValue(),
                        g5.initialValue(),
                        g5.allocationSize()));
        assertEquals(Strategy.TABLE, generation(unit, "A6").strategy());
        assertNull(generation(unit, "A6").generator().name());
        assertEquals(Strategy.PROGRAM, generation(unit, "A7").strategy());
        assertEquals(Strategy.PROGRAM, generation(unit, "A8").strategy());
        assertEquals(Strategy.PROGRAM, generation(unit, "A9").strategy());
        assertEquals(Strategy.IDENTITY, generation(unit, "B1").strategy());
        assertEquals("TABLE null null", strategy(unit, "B2"));
        assertEquals("SEQUENCE null null", strategy(unit, "B3"));
        assertEquals(10, ((Generator.OfSequence) generation(unit, "B3").generator()).allocationSize());
        assertEquals("TABLE g5 g5", strategy(unit, "B4"));
        assertNull(generation(unit, "B5"));
        assertEquals(
                List.of("g1", "g3", "g5"),
                unit.generators().stream().map(Generator::name).toList());
    }

    @Test
    void aGeneratorOfAnEntityThatIsFoundLater() {
        Probe probe = Probe.of(
                List.of(
                        JavaFileObjects.forSourceString(
                                "t.package-info",
                                "@jakarta.persistence.SequenceGenerator(name = \"p\", sequenceName = \"ps\") package t;"),
                        JavaFileObjects.forSourceString(
                                "t.A",
                                "package t; import jakarta.persistence.*; @Entity public class A {"
                                        + " @Id @GeneratedValue(generator = \"p\") long id; @ManyToOne B b; }"
                                        + " @Entity class B { @Id @GeneratedValue(generator = \"p\") long id; }")),
                List.of());
        assertEquals(List.of(), probe.said());
        assertEquals("SEQUENCE p p", strategy(probe.unit(), "A"));
    }

    @Test
    void inAnEmbeddedId() {
        EntityModel e = Probe.entity("""
                @Embeddable class Pk { @GeneratedValue(generator = "s") @SequenceGenerator(name = "s") Long id; int part; }
                @Entity class A { @EmbeddedId Pk pk; @Embedded @AttributeOverride(name = "id", column = @Column(name = "x"))
                    @AttributeOverride(name = "part", column = @Column(name = "y")) Pk other; }
                """, "A");
        assertEquals("s", Probe.basic(e, "pk.id").generation().generator().name());
        assertNull(Probe.basic(e, "other.id").generation());
    }

    @Test
    void mistakes() {
        Probe.assertSaid("""
                @Entity
                @IdClass(Key.class) //! [id-class-lacks] The id class Key has no "number", which is an @Id of A. It has: extra, name. //! [id-class-extra] The id class Key has "extra", which is no @Id of A. Hibernate takes it for a part of the key where the entity has it, and refuses it where not. Annotate it there, or remove it here.
                class A { @Id long number; @Id String name; }
                class Key implements java.io.Serializable { private static final long serialVersionUID = 1; String name; int extra; }
                @Entity class B {
                    @Id long id;
                    @GeneratedValue //! [generated-not-id] @GeneratedValue is ignored here: only an id can be generated, and Hibernate refuses it. Remove it, or write @Id.
                    int other;
                }
                @Entity class C { @Id
                    @GeneratedValue(strategy = GenerationType.UUID) //! [uuid-type] GenerationType.UUID needs an id of type UUID or String. Change the type, or the strategy.
                    long id; }
                """);
    }
}
