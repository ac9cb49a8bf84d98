package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constraints of Bean Validation: Hibernate itself, which runs here, says what they make of columns. */
class BeanValidationTest {
    private static final String HEADER = "package p; import jakarta.persistence.*; import jakarta.validation.*;"
            + " import jakarta.validation.constraints.*; import org.hibernate.validator.constraints.*; import java.util.*;"
            + " import java.math.*; import java.lang.annotation.*; import java.time.*;";
    private static final String MEMBERS = "String message() default \"\"; Class<?>[] groups() default {};"
            + " Class<? extends Payload>[] payload() default {};";

    @TempDir
    Path folder;

    private Javac javac(String source, String... options) {
        return new Javac(folder)
                .source("p/M.java", HEADER, source)
                .option("-Aportolan.package=p")
                .option(options);
    }

    /** Compiles, and lets Hibernate make of the classes what we do. */
    private void assertAsHibernate(String source, String... options) {
        assertAsHibernate(source, Map.of(), options);
    }

    private void assertAsHibernate(String source, Map<String, String> settings, String... options) {
        Javac javac = javac(source, options);
        Provider.assertSame(javac, settings);
    }

    @Test
    void requiredColumns() {
        assertAsHibernate("""
                @Entity class A { @Id Long id; @NotNull String a; @NotBlank String b; @NotEmpty String c; @NotEmpty List<String> d;
                  @NotNull @Lob byte[] blob; @NotNull Optional<String> none() { return null; } @NotNull @Transient String e;
                  @NotNull @ManyToOne B b1; @NotNull @OneToOne B b2; @NotNull @ManyToOne @JoinTable B b3; @NotNull @OneToOne(mappedBy = "a") B b4;
                  @NotNull @OneToMany @JoinColumn(name = "o") List<B> bs; }
                @Entity class B { @Id Long id; @OneToOne A a; }
                """);
    }

    @Test
    void lengthsDigitsAndBounds() {
        assertAsHibernate("""
                @Entity class A { @Id Long id; @Size(max = 40) @Column(length = 100) String a; @Length(max = 30) String b;
                  @Size(min = 3) @Column(length = 34) String c; @Size(max = 0) String d; @Size(max = 9) char[] e; @Size(max = 9) byte[] f;
                  @Size(max = 9) List<String> g; @Size(max = 10) @Enumerated(EnumType.STRING) Day day; @Size(max = 12) @Lob String h;
                  @Digits(integer = 6, fraction = 3) BigDecimal i; @Digits(integer = 4, fraction = 0) @Column(precision = 20, scale = 5) BigDecimal j;
                  @Digits(integer = 6, fraction = 2) BigInteger k; @Digits(integer = 6, fraction = 2) int l; @Digits(integer = 6, fraction = 0) double m;
                  @Digits(integer = 12, fraction = 0) float n; @Digits(integer = 6, fraction = 2) String o;
                  @Min(3) int p; @Max(9) Integer q; @Min(-9223372036854775808L) Long r; @Min(3) BigDecimal s; @Max(3) String t;
                  @Min(1) @Column(check = @CheckConstraint(constraint = "u <> 3")) Integer u; @Version @Min(0) int v;
                  @DecimalMin("1.5") @DecimalMax("9") BigDecimal w; @Positive int x; @Email @Pattern(regexp = "a+") String y; @Max(7) @ManyToOne A z; }
                enum Day { X }
                """);
    }

    @Test
    void composedConstraints() {
        assertAsHibernate("""
                @Entity class A { @Id Long id; @Range(min = 1, max = 5) int a; @Range(min = 1) Long b; @Range Integer c; @Either String d;
                  @Neither Integer e; @Over(limit = 17) String f; @Over String g; @Outer(40) String h; @Second String i; @Self String j; }
                @NotNull @NotBlank @ConstraintComposition(CompositionType.OR) @Constraint(validatedBy = {})
                @Retention(RetentionPolicy.RUNTIME) @interface Either { MEMBERS }
                @Min(3) @NotNull @ConstraintComposition(CompositionType.OR) @Constraint(validatedBy = {})
                @Retention(RetentionPolicy.RUNTIME) @interface Neither { MEMBERS }
                @Size @NotNull @Constraint(validatedBy = {}) @Retention(RetentionPolicy.RUNTIME) @interface Over { MEMBERS
                  @OverridesAttribute(constraint = Size.class, name = "max") int limit() default 18; }
                @Over @Constraint(validatedBy = {}) @Retention(RetentionPolicy.RUNTIME) @interface Outer { MEMBERS
                  @OverridesAttribute(constraint = Over.class, name = "limit") int value(); }
                @Size.List({@Size(max = 50), @Size(max = 60)}) @Constraint(validatedBy = {}) @Retention(RetentionPolicy.RUNTIME)
                @interface Second { MEMBERS @OverridesAttribute.List({
                  @OverridesAttribute(constraint = Size.class, name = "max", constraintIndex = 0),
                  @OverridesAttribute(constraint = Size.class, name = "max", constraintIndex = 1)}) int most() default 20; }
                @Email @Constraint(validatedBy = {}) @Retention(RetentionPolicy.RUNTIME) @interface Self { MEMBERS }
                """.replace("MEMBERS", MEMBERS));
    }

    @Test
    void groups() {
        assertAsHibernate("""
                @Entity class A { @Id Long id; @NotNull(groups = G.class) String a; @NotNull(groups = D.class) String b;
                  @NotNull(groups = {G.class, jakarta.validation.groups.Default.class}) String c; @Size(max = 10) @Size(max = 5, groups = G.class) String d;
                  @NotNull.List({@NotNull(groups = G.class), @NotNull}) String e; }
                interface G {} interface D extends jakarta.validation.groups.Default {}
                """);
    }

    @Test
    void embeddables() {
        assertAsHibernate("""
                @Entity class A { @Id Long id; @NotNull Plain plain; @Valid Cascaded cascaded; @NotNull @Valid Both both; @NotNull @Valid Rec rec;
                  @AttributeOverride(name = "r", column = @Column(name = "r2", length = 99)) @NotNull @Valid Rec other; }
                @Embeddable class Plain { @NotNull @Size(max = 11) String e1; }
                @Embeddable class Cascaded { @NotNull @Size(max = 12) String e2; @Min(3) Integer n2; }
                @Embeddable class Both { @NotNull @Size(max = 13) String e3; int p3; @NotNull @Valid Deep deep; @Valid Deeper deeper; @NotNull @ManyToOne A a; }
                @Embeddable class Deep { @NotNull @Size(max = 14) String d1; }
                @Embeddable class Deeper { @NotNull @Size(max = 15) String d2; }
                @Embeddable record Rec(@NotNull @Size(max = 16) String r) {}
                """);
    }

    @Test
    void elementsOfCollectionsAreNotColumnsOfTheProperty() {
        assertAsHibernate("""
                @Entity class A { @Id Long id; @NotEmpty @Size(max = 3) @ElementCollection Set<@NotNull @Size(max = 3) String> a;
                  @Valid @NotNull @ElementCollection List<@Valid E> b; @NotNull @ElementCollection Map<@NotNull String, @NotNull String> c; }
                @Embeddable class E { @NotNull @Size(max = 16) String c1; @Min(3) int c2; }
                """);
    }

    @Test
    void keysKeepTheirConstraintsAndReferencesToThemHaveNone() {
        assertAsHibernate("""
                @Entity class A { @Id @Size(max = 40) String id; @Size(max = 20) @Column(unique = true) String code; @ElementCollection List<String> l; }
                @Entity class B { @EmbeddedId @Valid BId id; @ManyToOne A a; @ManyToOne @JoinColumn(referencedColumnName = "code") A c; @ManyToMany Set<A> as; }
                @Embeddable class BId implements java.io.Serializable { @Min(1) int k; @Size(max = 21) String n; }
                @Entity class C { @Id Long id; @ManyToOne B b; }
                @Entity class D { @Id @Min(3) Long id; @MapsId @OneToOne C c; }
                @Entity class F { @Id @Size(max = 10) String id; @MapsId @OneToOne A a; }
                @Entity @IdClass(IC.class) class I { @Id @Min(4) int k; @Id @Size(max = 30) String n; }
                class IC implements java.io.Serializable { int k; String n; }
                """);
    }

    @Test
    void hierarchies() {
        assertAsHibernate("""
                interface HasCode { @NotNull @Size(max = 9) String getCode(); }
                @MappedSuperclass class Base<T> { @NotNull @Size(max = 30) T gen; @Size(max = 31) String based; String late; public String getLate() { return late; } }
                @Entity class R extends Base<String> implements HasCode { @Id Long id; String code; public String getCode() { return code; }
                  boolean yes; @Max(1) public boolean hasYes() { return yes; } Boolean maybe; @NotNull public Boolean isMaybe() { return maybe; } }
                @Entity class S extends R { @NotNull @Size(max = 22) String sub; @NotNull @ManyToOne R r; @NotNull int n; @Valid @NotNull E e;
                  @NotNull @Size(max = 7) @Override public String getLate() { return late; } }
                @Embeddable class E { @NotNull @Size(max = 12) String x; }
                @Entity @Inheritance(strategy = InheritanceType.JOINED) class J { @Id @Size(max = 12) String id; @NotNull String own; }
                @Entity @SecondaryTable(name = "Sec") class J1 extends J { @NotNull String sub; @NotNull @Max(4) @Column(table = "Sec") Integer sec;
                  @Column(table = "Sec") int p; @NotNull @ManyToOne @JoinColumn(table = "Sec") R r; }
                @Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class T { @Id @Size(max = 12) String id; @NotNull @Min(3) Integer own; }
                @Entity class T1 extends T { @NotNull @Size(max = 22) String sub; }
                class Plain { @NotNull @Size(max = 8) String shadow; }
                @Entity class P extends Plain { @Id Long id; String shadow; }
                """);
    }

    @Test
    void properties() {
        assertAsHibernate("""
                @Entity class A { Long id; String a; E e; @Id public Long getId() { return id; } public void setId(Long i) {}
                  @NotNull @Size(max = 4) public String getA() { return a; } public void setA(String s) {}
                  @Size(max = 5) String b; public String getB() { return b; } public void setB(String s) {}
                  @NotNull @Valid public E getE() { return e; } public void setE(E e) {} }
                @Embeddable class E { private String x; @NotNull @Size(max = 12) public String getX() { return x; } public void setX(String x) {} }
                """);
    }

    @Test
    void hibernatesOwnAttributes() {
        assertAsHibernate("""
                @Entity class A { @Id Long id;
                  @NotNull @org.hibernate.annotations.TimeZoneStorage(org.hibernate.annotations.TimeZoneStorageType.COLUMN) OffsetDateTime zoned;
                  @NotNull @org.hibernate.annotations.Any @org.hibernate.annotations.AnyKeyJavaClass(Long.class) @JoinColumn(name = "any_id")
                  @Column(name = "any_t") @org.hibernate.annotations.AnyDiscriminatorValue(discriminator = "A", entity = A.class) Object any;
                  @NotNull @Size(max = 50) @Convert(converter = C.class) String conv; }
                @Converter class C implements AttributeConverter<String, Integer> {
                  public Integer convertToDatabaseColumn(String s) { return 1; } public String convertToEntityAttribute(Integer s) { return ""; } }
                """);
    }

    @Test
    void off() {
        assertAsHibernate(
                "@Entity class A { @Id Long id; @NotNull @Size(max = 4) String a; @Min(3) int b; }",
                Map.of("jakarta.persistence.validation.mode", "none"),
                "-Aportolan.beanValidation=off");
    }

    @Test
    void onWithoutBeanValidation() {
        Javac javac = new Javac(folder)
                .source(
                        "p/A.java",
                        "package p; @jakarta.persistence.Entity class A { @jakarta.persistence.Id Long id; }")
                .classPath(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(e -> !e.contains("validat"))
                        .collect(Collectors.joining(File.pathSeparator)))
                .option("-Aportolan.package=p", "-Aportolan.beanValidation=on");
        assertFalse(javac.compile());
        assertEquals(
                List.of(
                        "- [validation-missing] -Aportolan.beanValidation is \"on\", but jakarta.validation is not on the class"
                                + " path. Add jakarta.validation:jakarta.validation-api as a dependency, or write \"auto\"."),
                javac.messages());
    }

    @Test
    void aScaleThatNoTypeHas() {
        Javac javac = javac("""
                @Entity class A { @Id Long id; @Column(scale = 2) LocalTime t;
                @Digits(integer = 3, fraction = 1) double d; @Digits(integer = 3, fraction = 1) @Column(columnDefinition = "real") double e; }
                """);
        assertTrue(javac.compile());
        assertEquals(
                List.of(
                        "M.java:2:48: [scale] LocalTime has no scale, and Hibernate does not start with one here. Remove it, or use"
                                + " BigDecimal.",
                        "M.java:3:43: [scale] double has no scale, and Hibernate does not start with one here. Remove it, or use"
                                + " BigDecimal."),
                javac.places());
    }
}
