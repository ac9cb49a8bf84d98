package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hibernate's settings: the same file before Portolan and before a running Hibernate. */
class SettingsTest {
    private static final String HEAD =
            "package p; import jakarta.persistence.*; import java.util.*; import java.time.*;"
                    + " import org.hibernate.annotations.JdbcTypeCode; import org.hibernate.annotations.TimeZoneStorage;"
                    + " import org.hibernate.annotations.TimeZoneStorageType;";

    @TempDir
    Path folder;

    private Javac everything() {
        return new Javac(folder)
                .source("p/E.java", "package p; public enum E { B, A, C }")
                .source(
                        "p/YesNo.java",
                        HEAD,
                        "@Converter public class YesNo implements AttributeConverter<String, Boolean> {",
                        "  public Boolean convertToDatabaseColumn(String s) { return s != null; }",
                        "  public String convertToEntityAttribute(Boolean b) { return null; } }")
                .source(
                        "p/Inner.java",
                        HEAD,
                        "@Embeddable public class Inner { boolean deep; Instant deepAt; OffsetDateTime offsetAt;",
                        "  @Column(name = \"in_named\") OffsetDateTime named; }")
                .source(
                        "p/A.java",
                        HEAD,
                        "@Entity public class A { @Id @GeneratedValue Long id;",
                        "  boolean b; Boolean bw; @Column(nullable = false) boolean bc; @Column(length = 9, precision = 5) Boolean bl;",
                        "  @Convert(converter = YesNo.class) String yn; @JdbcTypeCode(1) boolean coded;",
                        "  UUID u; @Column(length = 50) UUID ul; @JdbcTypeCode(12) UUID uv;",
                        "  Duration d; @Column(precision = 10, scale = 3) Duration dp;",
                        "  Instant i; @Column(secondPrecision = 3) Instant i3; OffsetDateTime odt;",
                        "  @Column(name = \"z_named\", nullable = false) ZonedDateTime zdt; OffsetTime ot;",
                        "  @Column(secondPrecision = 2) OffsetTime ot2;",
                        "  @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC) OffsetDateTime own;",
                        "  LocalDateTime ldt; LocalTime lt; Calendar cal;",
                        "  String[] arr; List<Integer> li; boolean[] bools; UUID[] us; Set<E> es; byte[] pb; @Lob Byte[] lwb;",
                        "  E ord; @Enumerated(EnumType.STRING) E str; @Column(columnDefinition = \"smallint\") E defined;",
                        "  String s; @Lob String ls; char c; char[] cs; Locale loc;",
                        "  String camelCase; @Column(name = \"`Quo`\") String quo; @Column(name = \"ExPl\") String expl;",
                        "  @ManyToOne B bRef; @ManyToMany Set<B> bSet; @ElementCollection List<String> bag;",
                        "  @ElementCollection List<Boolean> bagBools; @ElementCollection Map<Boolean, OffsetDateTime> mm;",
                        "  @ElementCollection Set<Instant> si; @ElementCollection Map<E, UUID> me;",
                        "  @OneToMany @OrderBy(\"camelB\") @JoinTable(name = \"SortedBs\") List<B> sorted; @Embedded Inner inner; }")
                .source(
                        "p/B.java",
                        HEAD,
                        "@Entity @Table(indexes = @Index(columnList = \"flagged\"),",
                        "    uniqueConstraints = @UniqueConstraint(columnNames = {\"flagged\", \"camelB\"}))",
                        "public class B { @Id @GeneratedValue UUID id; boolean flagged; String camelB; @OneToOne A oneA; }")
                .source(
                        "p/S.java",
                        HEAD,
                        "@Entity @Inheritance @DiscriminatorColumn(name = \"kindOf\") public class S {",
                        "  @Id @GeneratedValue(strategy = GenerationType.TABLE) Long id; }")
                .source(
                        "p/S2.java",
                        HEAD,
                        "@Entity public class S2 extends S { @Column(name = \"x_y\") Boolean q;",
                        "  @ManyToOne(optional = false) B need; }")
                .source(
                        "p/T.java",
                        HEAD,
                        "@Entity @Table(name = \"tT\", schema = \"own\") public class T {",
                        "  @Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = \"gen\") Long id;",
                        "  @ElementCollection List<String> tags; }")
                .source(
                        "p/U.java",
                        HEAD,
                        "@Entity @SecondaryTable(name = \"MoreU\") public class U { @Id",
                        "  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = \"g2\")",
                        "  @SequenceGenerator(name = \"g2\", sequenceName = \"my_seq\", allocationSize = 5, schema = \"sq\")",
                        "  Long id; @Column(table = \"MoreU\") String far; }")
                .source(
                        "p/W.java",
                        HEAD,
                        "@Entity public class W { @Id @GeneratedValue @SequenceGenerator(name = \"g3\", allocationSize = 1)",
                        "  Integer id; String x; @OneToOne(optional = false) U uU; }");
    }

    private Javac with(Javac javac, String file, String text) throws IOException {
        Path path = Files.writeString(folder.resolve(file), text);
        return javac.option("-Aportolan.hibernate=" + path, "-Aportolan.package=p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hibernate.type.preferred_boolean_jdbc_type=CHAR",
                "hibernate.type.preferred_boolean_jdbc_type=tinyint",
                "hibernate.type.preferred_boolean_jdbc_type=-6",
                "hibernate.type.preferred_boolean_jdbc_type=NUMERIC",
                "hibernate.type.preferred_boolean_jdbc_type=INTEGER",
                "hibernate.type.preferred_boolean_jdbc_type=VARCHAR",
                "hibernate.type.preferred_boolean_jdbc_type=BIT",
                "hibernate.type.preferred_uuid_jdbc_type=CHAR",
                "hibernate.type.preferred_uuid_jdbc_type=VARCHAR",
                "hibernate.type.preferred_uuid_jdbc_type=BINARY",
                "hibernate.type.preferred_duration_jdbc_type=BIGINT",
                "hibernate.type.preferred_duration_jdbc_type=INTEGER",
                "hibernate.type.preferred_duration_jdbc_type=INTERVAL_SECOND",
                "hibernate.type.preferred_instant_jdbc_type=TIMESTAMP",
                "hibernate.type.preferred_instant_jdbc_type=INSTANT",
                "hibernate.type.preferred_instant_jdbc_type=TIMESTAMP_WITH_TIMEZONE",
                "hibernate.type.preferred_array_jdbc_type=JSON",
                "hibernate.type.preferred_array_jdbc_type=VARBINARY",
                "hibernate.type.preferred_array_jdbc_type=SQLXML",
                "hibernate.timezone.default_storage=NORMALIZE",
                "hibernate.timezone.default_storage=NORMALIZE_UTC",
                "hibernate.timezone.default_storage=COLUMN",
                "hibernate.timezone.default_storage=AUTO",
                "hibernate.type.java_time_use_direct_jdbc=true",
                "hibernate.use_nationalized_character_data=true",
                "hibernate.mapping.default_list_semantics=LIST",
                "hibernate.globally_quoted_identifiers=true;"
                        + "hibernate.globally_quoted_identifiers_skip_column_definitions=true",
                "hibernate.id.db_structure_naming_strategy=legacy",
                "hibernate.id.db_structure_naming_strategy=single",
                "hibernate.default_schema=MySchema",
                "hibernate.default_catalog=cat",
                "hibernate.default_schema=MySchema;"
                        + "hibernate.physical_naming_strategy=org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
                "hibernate.globally_quoted_identifiers=true;"
                        + "hibernate.globally_quoted_identifiers_skip_column_definitions=true;"
                        + "hibernate.physical_naming_strategy=org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
                "hibernate.physical_naming_strategy=org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy",
                "hibernate.implicit_naming_strategy=jpa"
            })
    void areHibernates(String settings) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String setting : settings.split(";")) {
            if (!setting.isEmpty()) {
                all.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
            }
        }
        Javac javac = with(everything(), "application.properties", settings.replace(';', '\n'));
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        assertEquals(List.of(), javac.messages());
        assertEquals(
                lines(Ddl.of(Provider.script(javac.classes(), all))),
                lines(Ddl.of(javac.desired("p").graph())));
    }

    /** Without the case of quoted names, which the script's facts have lost. */
    private static String lines(Map<String, List<String>> facts) {
        return facts.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(f -> (e.getKey() + " | " + f).toLowerCase(Locale.ROOT)))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private Javac small() {
        return new Javac(folder)
                .source("p/A.java", HEAD, "@Entity class A { @Id Long id; boolean onSale; UUID code; }");
    }

    private String graph(Javac javac) {
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        return javac.read("META-INF/portolan/default.graph");
    }

    @Test
    void aSpringFileIsRead() throws IOException {
        Javac javac = with(
                small(),
                "application.yml",
                String.join(
                        "\n",
                        "# a comment",
                        "spring:",
                        "  application: {name: shop, tags: [a, b]}",
                        "  profiles:",
                        "    include:",
                        "    - one",
                        "    - two: 2",
                        "      three: 3",
                        "  jpa:",
                        "    hibernate.naming:",
                        "      physicalStrategy: 'org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl' # why",
                        "    properties:",
                        "      hibernate:",
                        "        default_schema: \"shop\"   # another",
                        "        type.preferred_uuid_jdbc_type: CHAR",
                        "      \"[hibernate.type.preferred_boolean_jdbc_type]\": 'TINYINT'",
                        "server:",
                        "  banner: |",
                        "    hibernate: not a key",
                        "  long: a text that",
                        "    goes on",
                        "---",
                        "spring:",
                        "  config.activate.on-profile: test",
                        "  jpa.properties.hibernate.default_schema: other",
                        "---",
                        "logging.level.root: info"));
        String graph = graph(javac);
        assertEquals(
                List.of(
                        "- [settings-profile] What counts only in the profile \"test\" is left out. To have it, write it into a file of its own"
                                + " that -Aportolan.hibernate names. (at " + folder.resolve("application.yml")
                                + ":24)"),
                javac.messages());
        assertTrue(graph.contains("shop.a"), graph);
        assertTrue(graph.contains("on_sale int(8)"), graph);
        assertTrue(graph.contains("code char(36)"), graph);
        assertTrue(graph.contains("on_sale in (0, 1)"), graph);
    }

    @Test
    void whatCannotBeReadIsSaidWithItsLine() throws IOException {
        Map<String, String> lines = Map.of(
                "hibernate:\n  a: {b: c}", "2) a map in braces is not understood; write its keys on lines of their own",
                "spring:\n  jpa: &x\n    a: b", "2) anchors are not understood",
                "\n\thibernate: x", "2) a line begins with a tab",
                "hibernate.default_schema: a\n  b", "2) a value goes on in the next line",
                "hibernate.default_schema: 'a' b", "1) a quoted text does not end where its line does",
                "x: 1\njust words", "2) \"just words\" is no key with a value",
                "x: [1,\n 2]", "1) a value in brackets goes on in the next line");
        for (Map.Entry<String, String> line : lines.entrySet()) {
            Path file = folder.resolve("bad.yml");
            Javac javac = with(small(), "bad.yml", line.getKey());
            assertFalse(javac.compile());
            String[] said = line.getValue().split("\\) ", 2);
            assertEquals(
                    List.of("- [settings-read] This file of settings cannot be read: " + said[1] + ". (at " + file + ":"
                            + said[0] + ")"),
                    javac.messages());
        }
        Javac escape = with(small(), "bad.properties", "a=1\nb=\\u12");
        assertFalse(escape.compile());
        assertEquals(
                List.of("- [settings-read] This file of settings cannot be read: an escape is not complete. (at "
                        + folder.resolve("bad.properties") + ":2)"),
                escape.messages());
        Javac other = with(small(), "bad.xml", "");
        assertFalse(other.compile());
        assertTrue(
                other.messages().get(0).contains("neither .properties nor .yml"),
                other.messages().toString());
    }

    @Test
    void whatIsNotUnderstoodIsSaidWithItsLine() throws IOException {
        Path file = folder.resolve("h.properties");
        Javac javac = with(
                small(),
                "h.properties",
                String.join(
                        "\n",
                        "hibernate.type.preferred_uuid_jdbc_type = CHR",
                        "hibernate.default_schema = ${SCHEMA}",
                        "hibernate.timezone.default_storage=auto",
                        "jakarta.persistence.validation.mode=some",
                        "hibernate.hbm2ddl.default_constraint_mode = \\",
                        "  NO_CONSTRAINT",
                        "hibernate.implicit_naming_strategy=com.acme.Names",
                        "hibernate.show_sql=true",
                        "hibernate.type.prefer_native_enum_types=false"));
        assertFalse(javac.compile());
        assertEquals(
                List.of(
                        "- [property-ignored] The property hibernate.hbm2ddl.default_constraint_mode is not read: the migration may"
                                + " differ from what Hibernate expects. Write it into the migration. (at " + file
                                + ":5)",
                        "- [property-ignored] The property hibernate.implicit_naming_strategy is not read: the migration may differ"
                                + " from what Hibernate expects. Pass the -Aportolan.naming that comes nearest to com.acme.Names. (at "
                                + file + ":7)",
                        "- [setting-placeholder] hibernate.default_schema is \"${SCHEMA}\", which only a running program knows."
                                + " Write its value into a file that -Aportolan.hibernate names. (at " + file + ":2)",
                        "- [setting-value] hibernate.timezone.default_storage is \"auto\"; write one of: DEFAULT, NATIVE,"
                                + " NORMALIZE, NORMALIZE_UTC, COLUMN, AUTO. Did you mean \"AUTO\"? (at " + file + ":3)",
                        "- [setting-value] hibernate.type.preferred_uuid_jdbc_type is \"CHR\"; write one of: UUID, CHAR, NCHAR,"
                                + " VARCHAR, NVARCHAR, BINARY, VARBINARY. Did you mean \"CHAR\"? (at " + file + ":1)",
                        "- [setting-value] jakarta.persistence.validation.mode is \"some\"; write one of: auto, callback, ddl,"
                                + " none. (at " + file + ":4)"),
                javac.messages().stream().sorted().toList());
        Javac missing = small().option("-Aportolan.hibernate=nowhere.yml", "-Aportolan.package=p");
        assertFalse(missing.compile());
        assertEquals(
                List.of(
                        "- [settings-missing] There is no such file, which -Aportolan.hibernate names. Relative names count from"
                                + " -Aportolan.root. (at nowhere.yml:1)"),
                missing.messages());
    }

    @Test
    void theFileIsAbovePersistenceXmlAndAnAnnotationAboveBoth() throws IOException {
        Javac javac = with(
                        small(),
                        "h.properties",
                        "hibernate.default_schema=one\nhibernate.physical_naming_strategy=org.acme.Upper")
                .source("p/B.java", HEAD, "@Entity @Table(schema = \"three\") class B { @Id Long id; boolean flag; }")
                .source("p/C.java", "package p; @dev.portolan.annotations.Migrations(naming = \"spring\") class C { }");
        Path file = javac.classes().resolve("META-INF/persistence.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "<persistence><persistence-unit name=\"x\"><properties>"
                        + "<property name=\"hibernate.default_schema\" value=\"two\"/>"
                        + "<property name=\"hibernate.type.preferred_boolean_jdbc_type\" value=\"INTEGER\"/>"
                        + "<property name=\"hibernate.physical_naming_strategy\" value=\"org.acme.Upper\"/>"
                        + "</properties></persistence-unit></persistence>");
        String graph = graph(javac);
        assertEquals(List.of(), javac.messages());
        assertTrue(graph.contains("one.a"), graph);
        assertTrue(graph.contains("three.b"), graph);
        assertTrue(graph.contains("flag int(32)"), graph);
        assertTrue(graph.contains("on_sale"), graph);
    }
}
