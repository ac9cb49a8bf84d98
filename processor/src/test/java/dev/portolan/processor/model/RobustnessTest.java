package dev.portolan.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.lang.model.SourceVersion;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Code that does not compile, or that no one foresaw, gives messages and never an exception. */
class RobustnessTest {
    private static final int RUNS = 100;
    private static final String MIXED = """
            @MappedSuperclass abstract class Base<K, V extends Comparable<V>> { @Id @GeneratedValue(generator = "s") K key;
              @Column(name = "v", length = 3) V value; @ElementCollection List<V> values; }
            @Embeddable class Geo<N extends Number> { N lat; @Column(nullable = false) N lon; @ManyToOne Shop shop; }
            @Embeddable record Money(BigDecimal amount, Currency currency) { }
            enum Kind { RED, GREEN }
            @Entity @Table(name = "shops", indexes = @Index(columnList = "v, k desc"))
            @SequenceGenerator(name = "s", sequenceName = "shop_seq") @AttributeOverride(name = "value", column = @Column(name = "w"))
            class Shop extends Base<Long, String> {
              @Embedded @AttributeOverride(name = "lat", column = @Column(name = "la")) Geo<Double> geo;
              @Enumerated(EnumType.STRING) Kind k; @Convert(converter = C.class) Kind converted; Money price;
              @OneToMany(mappedBy = "shop") List<Item> items; @ManyToMany @JoinTable(name = "x") Map<Kind, Item> map; }
            @Entity @Inheritance(strategy = InheritanceType.JOINED) @DiscriminatorColumn(name = "d") class Item {
              @EmbeddedId Pk pk; @MapsId("a") @ManyToOne(optional = false) @JoinColumn(name = "a_id") Shop shop;
              @Version int version; @Temporal(TemporalType.DATE) Date date; @Lob byte[] bytes; }
            @Entity @DiscriminatorValue("t") @PrimaryKeyJoinColumn(name = "t_id") class Toy extends Item { @OneToOne Shop one; }
            @Embeddable class Pk implements java.io.Serializable { long a; int b; }
            class C implements AttributeConverter<Kind, Integer> { public Integer convertToDatabaseColumn(Kind k) { return 1; }
              public Kind convertToEntityAttribute(Integer i) { return null; } }
            @Entity @IdClass(Two.class) class Both { @Id int a; @Id String b; @SqlDefault("1") int c; }
            record Two(int a, String b) { }
            """;

    @Test
    void theWholeCompiles() {
        assertEquals(4, Probe.model(MIXED).entities().size());
    }

    /** Names and literals exchanged for others of their kind, so that the parser lets most through to the processor. */
    @Test
    void mutations() {
        String[] words = MIXED.split("(?<=\\W)|(?=\\W)");
        List<Integer> names = places(words, "[A-Z]\\w*");
        List<Integer> members = places(words, "[a-z]\\w*");
        Random random = new Random(42);
        int processed = 0;
        int said = 0;
        for (int i = 0; i < RUNS; i++) {
            String[] mutated = words.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                List<Integer> kind = random.nextInt(4) == 0 ? members : names;
                mutated[kind.get(random.nextInt(kind.size()))] = words[kind.get(random.nextInt(kind.size()))];
            }
            Probe probe = Probe.of(String.join("", mutated));
            processed += probe.unit() == null ? 0 : 1;
            said += probe.said().stream().anyMatch(s -> s.contains(": [")) ? 1 : 0;
        }
        assertTrue(processed > RUNS / 4, "the parser refused too many: " + processed);
        assertTrue(said > RUNS / 8, "too tame: " + said);
    }

    private static List<Integer> places(String[] words, String kind) {
        return IntStream.range(0, words.length)
                .filter(i -> words[i].matches(kind)
                        && !SourceVersion.isKeyword(words[i])
                        && !words[i].equals("record")
                        && !(i > 1 && words[i - 2].matches("class|enum|record")))
                .boxed()
                .toList();
    }

    @Test
    void missingTypesAreLeftToTheCompiler() {
        Probe probe = Probe.of("""
                @Entity class A extends Missing {
                    @Id long id;
                    Gone gone;
                    @ManyToOne Gone one;
                    @OneToMany List<Gone> many;
                    @ElementCollection Map<String, Gone> map;
                    @Convert(converter = Gone.class) String converted;
                    @OneToMany(targetEntity = Gone.class) List<A> target;
                }
                """);
        assertTrue(probe.incomplete());
        assertTrue(probe.said().size() >= 6);
        assertEquals(
                List.of(), probe.said().stream().filter(s -> s.contains("[")).toList());
    }

    @Test
    void aSuperclassThatComesInALaterRoundMayHoldTheId() {
        Probe probe = Probe.of("@Entity class A extends Missing { String s; }");
        assertTrue(probe.incomplete());
        assertFalse(probe.said().stream().anyMatch(s -> s.contains("id-missing")));
    }

    @Test
    void whatIsNotKnownIsAnError() {
        JavaFileObject annotation = JavaFileObjects.forSourceString(
                "jakarta.persistence.Sharded", "package jakarta.persistence; public @interface Sharded { }");
        JavaFileObject entity = JavaFileObjects.forSourceString(
                "t.A",
                "package t; import jakarta.persistence.*;\n@Entity\nclass A {\n@Id\nlong id;\n@Sharded\nint s;\n}");
        assertEquals(
                List.of(
                        "6: [jpa-unsupported] @Sharded is not supported, and would be lost. Remove it, or map this another way;"
                                + " see the annotation reference."),
                Probe.of(List.of(annotation, entity), List.of()).said());
    }

    @Test
    void membersThatAreNotKnownAreErrors() {
        JavaFileObject annotation = JavaFileObjects.forSourceString(
                "jakarta.persistence.Version",
                "package jakarta.persistence; public @interface Version { String shard(); }");
        JavaFileObject entity = JavaFileObjects.forSourceString(
                "t.A",
                "package t; import jakarta.persistence.*;\n@Entity\nclass A {\n@Id\nlong id;\n@Version(shard =\n\"x\")\nint s;\n}");
        assertEquals(
                List.of(
                        "7: [jpa-unsupported] @Version(shard) is not supported, and would be lost. Remove it, or map this another"
                                + " way; see the annotation reference."),
                Probe.of(List.of(annotation, entity), List.of()).said());
    }

    @Test
    void hibernatesOwnAreSaid() {
        JavaFileObject annotation = JavaFileObjects.forSourceString(
                "org.hibernate.annotations.Struct",
                "package org.hibernate.annotations; public @interface Struct { String name(); }");
        JavaFileObject harmless = JavaFileObjects.forSourceString(
                "org.hibernate.annotations.Immutable",
                "package org.hibernate.annotations; public @interface Immutable { }");
        JavaFileObject entity = JavaFileObjects.forSourceString(
                "t.A",
                "package t; import jakarta.persistence.*; import org.hibernate.annotations.*;\n@Entity @Immutable\nclass A {\n@Id\n"
                        + "long id;\n@Struct(name = \"x\")\nint s;\n}");
        assertEquals(
                List.of("6: [hibernate-ignored] Hibernate's @Struct is not read: the migration may differ from what"
                        + " Hibernate expects. Write it into the migration."),
                Probe.of(List.of(annotation, harmless, entity), List.of()).said());
    }

    @Test
    void nothingButTheApi() {
        Unit unit = Probe.model("class NoEntity { }");
        assertEquals(List.of(), unit.entities());
    }
}
