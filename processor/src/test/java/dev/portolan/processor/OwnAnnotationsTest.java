package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our own annotations write into the graph, and what is said about wrong ones, at which line and column. */
class OwnAnnotationsTest {
    @TempDir
    Path folder;

    private Javac javac(String source) {
        return new Javac(folder)
                .source(
                        "p/M.java",
                        "package p; import jakarta.persistence.*; import dev.portolan.annotations.*; import java.util.*;",
                        source)
                .option("-Aportolan.package=p");
    }

    /** The lines of the graph without their origins. */
    private String graph(String source) {
        Javac javac = javac(source);
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        assertEquals(List.of(), javac.messages());
        return javac.read("META-INF/portolan/default.graph").replaceAll(" origin \"[^\"]*\"", "");
    }

    private List<String> said(String source) {
        Javac javac = javac(source);
        javac.compile();
        return javac.places();
    }

    private void assertGraph(String expected, String source) {
        String graph = graph(source);
        assertEquals(expected.strip(), graph.substring(graph.indexOf('\n') + 1).strip());
    }

    @Test
    void theTypeOfAColumnPerDialectAlsoWhereItIsReferredTo() {
        assertGraph("""
                table A
                  column id int(64) not null
                  column state enum(S, ordinal, 255, "X", "Y")[mysql: raw("tinyint unsigned")] null
                  column b_code text(255)[postgres: raw("citext")] null
                  primary key (id)
                  foreign key (b_code) references B (code)
                  check column state none[mysql: "state between 0 and 1"]
                table B
                  column code text(255)[postgres: raw("citext")] not null
                  column plain raw("x")[h2: raw("y"), sqlite: raw("y")] null
                  primary key (code)
                """, """
                enum S { X, Y }
                @Entity class A { @Id Long id;
                  @SqlType(value = "tinyint unsigned", dialect = "mysql") S state;
                  @ManyToOne @JoinColumn(name = "b_code") B b; }
                @Entity class B { @Id @SqlType(value = "citext", dialect = "postgres") String code;
                  @SqlType("x") @SqlType(value = "y", dialect = {"h2", "sqlite"}) String plain; }
                """);
    }

    @Test
    void indexesOfAnEntityAndOfAttributes() {
        assertGraph("""
                table A
                  column id int(64) not null
                  column name text(255) null
                  column tags raw("jsonb") null
                  column b_id int(64) null
                  primary key (id)
                  index name ix_both (name desc nulls last opclass "text_pattern_ops", ("lower(name)")) where "id > 0" include (tags) option options "WITH (fillfactor = 70)" except (mysql, sqlite)
                  index name ix_both (name prefix 10) only (mysql)
                  index name ix_both (name collation "nocase") only (sqlite)
                  unique index ((\"upper(name)\"))
                  index (name)
                  index name ix_tags (tags opclass "jsonb_path_ops") method "gin" only (postgres)
                  index (b_id, name)
                  foreign key (b_id) references B (id)
                table B
                  column id int(64) not null
                  primary key (id)
                """, """
                @Entity
                @SqlIndex(name = "ix_both", where = "id > 0", include = "tags", options = "WITH (fillfactor = 70)", parts = {
                  @IndexPart(column = "name", descending = true, nulls = IndexPart.Nulls.LAST, opclass = "text_pattern_ops"),
                  @IndexPart(expression = "lower(name)")})
                @SqlIndex(name = "ix_both", parts = @IndexPart(column = "name", prefix = 10), dialect = "mysql")
                @SqlIndex(name = "ix_both", parts = @IndexPart(column = "name", collation = "nocase"), dialect = "sqlite")
                @SqlIndex(unique = true, parts = @IndexPart(expression = "upper(name)"))
                class A { @Id Long id;
                  @SqlIndex String name;
                  @SqlIndex(name = "ix_tags", method = "gin", parts = @IndexPart(opclass = "jsonb_path_ops"), dialect = "postgres")
                  @SqlType("jsonb") String tags;
                  @SqlIndex(parts = {@IndexPart(column = "b"), @IndexPart(column = "name")}) @ManyToOne B b; }
                @Entity class B { @Id Long id; }
                """);
    }

    @Test
    void onlineOfAnEntityAndOfAttributes() {
        assertGraph("""
                table A online index online constraint online column
                  column id int(64) not null
                  column name text(255) null online index
                  column b_id int(64) null online index online constraint
                  primary key (id)
                  index (name)
                  foreign key (b_id) references B (id)
                table B online column
                  column id int(64) not null
                  primary key (id)
                """, """
                @Entity @Online class A { @Id Long id;
                  @SqlIndex @Online("index") String name;
                  @ManyToOne @Online({"constraint", "index"}) B b; }
                @Entity @Online("column") class B { @Id Long id; }
                """);
    }

    @Test
    void constraintsThatCanWaitAndThoseThatExclude() {
        assertGraph("""
                table A
                  column id int(64) not null
                  column code text(255) null
                  column during raw("tstzrange") null
                  column b_id int(64) null
                  primary key (id)
                  unique (code) except (postgres)
                  unique (code) options "DEFERRABLE INITIALLY DEFERRED" only (postgres)
                  unique name no_overlap () options "EXCLUDE USING gist (id WITH =, during WITH &&) WHERE (id > 0) DEFERRABLE"
                  foreign key (b_id) references B (id) options "DEFERRABLE"
                table B
                  column id int(64) not null
                  primary key (id)
                """, """
                @Entity
                @Exclusion(name = "no_overlap", where = "id > 0", deferrable = true, parts = {
                  @IndexPart(column = "id", operator = "="), @IndexPart(column = "during", operator = "&&")})
                class A { @Id Long id;
                  @Column(unique = true) @Deferrable(initiallyDeferred = true, dialect = "postgres") String code;
                  @SqlType("tstzrange") String during;
                  @ManyToOne @Deferrable B b; }
                @Entity class B { @Id Long id; }
                """);
    }

    @Test
    void enumsCollationsComputedValuesAndUsing() {
        assertGraph("""
                table A
                  column id int(64) not null
                  column color enum(Color, native, 255, "RED") null
                  column other enum(app.shade, native, 255, "RED") null
                  column name collated(text(255) collation "nocase")[mysql: collated(text(255) charset "latin1" collation "nocase"), postgres: collated(text(255) collation "C")] null
                  column total int(32) null generated "a + b"[postgres: "a+b"] stored
                  column touched timestamp(6) null on update none[mysql: "CURRENT_TIMESTAMP"]
                  column price int(32) null using "price::integer"
                  primary key (id)
                """, """
                enum Color { RED }
                @Entity class A { @Id Long id;
                  @NativeEnum Color color;
                  @NativeEnum(name = "shade", schema = "app") @Enumerated(EnumType.STRING) Color other;
                  @Collation("nocase") @Collation(value = "C", dialect = "postgres") @Charset(value = "latin1", dialect = "mysql")
                  String name;
                  @GeneratedColumn("a + b") @GeneratedColumn(value = "a+b", dialect = "postgres")
                  @Column(insertable = false, updatable = false) Integer total;
                  @SqlOnUpdate(dialect = "mysql") java.time.LocalDateTime touched;
                  @SqlUsing("price::integer") Integer price; }
                """);
    }

    @Test
    void optionsOfTables() {
        assertGraph("""
                table A option charset "utf8mb4" option "h2:increment start" "7" option "mysql:collation" "utf8mb4_bin" option "mysql:engine" "InnoDB" option "postgres:unlogged" "true" option "sqlite:strict" "STRICT"
                  column id int(64) not null identity default
                  primary key (id)
                """, """
                @Entity @Charset("utf8mb4") @Collation(value = "utf8mb4_bin", dialect = "mysql")
                @TableOptions(strict = true, dialect = "sqlite") @TableOptions(unlogged = true, dialect = "postgres")
                @TableOptions(engine = "InnoDB", dialect = "mysql") @TableOptions(incrementStart = 7, dialect = "h2")
                class A { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; }
                """);
    }

    @Test
    void anEntityCanBeAView() {
        assertGraph("""
                extension citext
                table A
                  column id int(64) not null
                  column v_id int(64) null
                  primary key (id)
                view V "select id, 1 as n from A"[sqlite: "select id, 2 as n from A"] reads (A)
                view W "select id from V" reads (V)
                hint V
                hint W
                """, """
                @Entity @Extension("citext") class A { @Id Long id; @ManyToOne V v; }
                @Entity @View(query = "select id, 1 as n from A") @View(query = "select id, 2 as n from A", dialect = "sqlite")
                class V { @Id @GeneratedValue Long id; int n; @ManyToOne @JoinColumn(name = "id", insertable = false, updatable = false) A a; }
                @Entity @View(query = "select id from V", dependsOn = V.class) class W { @Id Long id; }
                """);
    }

    @Test
    void extensionsOfPackagesAndUnits() {
        Javac javac = new Javac(folder)
                .source("q/package-info.java", "@dev.portolan.annotations.Extension(\"uuid-ossp\")", "package q;")
                .source(
                        "q/Db.java",
                        "package q; import dev.portolan.annotations.*;",
                        "@Migrations @Extension(\"citext\") @Extension(\"btree_gist\") class Db { }")
                .source("q/A.java", "package q; import jakarta.persistence.*; @Entity class A { @Id Long id; }");
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        String graph = javac.read("META-INF/portolan/default.graph");
        assertTrue(graph.contains("\nextension btree_gist\nextension citext\nextension \"uuid-ossp\"\n"), graph);
    }

    @Test
    void whatIsWrongIsSaidWhereItIsWritten() {
        assertEquals(
                List.of(
                        "M.java:4:27: [index-part] A part of an index is either a column or an expression. Write column = … or"
                                + " expression = ….",
                        "M.java:5:64: [index-operator] Only the parts of an @Exclusion have an operator. Remove it, or write"
                                + " opclass = ….",
                        "M.java:6:28: [exclusion-operator] This part does not say what must not hold between two rows. Write"
                                + " operator = \"=\" or another.",
                        "M.java:2:67: [column-unknown] The table A has no column \"nam\". Did you mean \"name\"?",
                        "M.java:3:47: [column-unknown] The table B has no column \"tag\". It has: id."),
                said("""
                @Entity @SqlIndex(parts = @IndexPart(expression = "x"), include = "nam") class A { @Id Long id; String name; }
                @Entity @SqlIndex(parts = @IndexPart(column = "tag")) class B { @Id Long id; }
                @Entity @SqlIndex(parts = @IndexPart(prefix = 3)) class C { @Id Long id; }
                @Entity @SqlIndex(parts = @IndexPart(column = "id", operator = "=")) class D { @Id Long id; }
                @Entity @Exclusion(parts = @IndexPart(column = "id")) class E { @Id Long id; }
                """));
    }

    @Test
    void mistakesAtAttributes() {
        List<String> said = said("""
                enum V { A(1); @EnumeratedValue final int v; V(int v) { this.v = v; } }
                @Entity class A { @Id Long id;
                  @SqlDefault(value = "1", dialect = "postgress") int a;
                  @NativeEnum String b;
                  @NativeEnum V c;
                  @Collation("nocase") int d;
                  @GeneratedColumn("1") @SqlDefault("1") @Column(insertable = false, updatable = false) int e;
                  @GeneratedColumn("1") int f;
                  @GeneratedColumn("1") @GeneratedColumn(value = "1", dialect = "h2", stored = false)
                  @Column(insertable = false, updatable = false) int g;
                  @Deferrable int h;
                  @Deferrable @ManyToOne @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT)) A i;
                  @SqlType("x") @Column(columnDefinition = "y") String j;
                  @SqlType("x") @ManyToOne A k;
                  @SqlIndex(name = " ") String l;
                  @Charset("") String m; }
                """);
        assertEquals(
                List.of(
                        "M.java:4:38: [dialect-unknown] There is no dialect \"postgress\". Did you mean \"postgres\"?",
                        "M.java:8:25: [two-kinds] @GeneratedColumn and @SqlDefault are on the same attribute. Remove one.",
                        "M.java:9:3: [generated-written] The database computes this column and refuses values for it, which a JPA"
                                + " provider would write. Write @Column(insertable = false, updatable = false).",
                        "M.java:11:54: [generated-stored] A column is stored in all dialects or in none. Write stored = … alike.",
                        "M.java:14:44: [two-kinds] @SqlType and columnDefinition are on the same attribute. Remove one.",
                        "M.java:15:3: [misplaced] @SqlType has no meaning on a to-one association. Remove it, or write the"
                                + " annotation that belongs there.",
                        "M.java:16:20: [name-empty] A name is empty here. Write one, or leave the attribute out for the default.",
                        "M.java:17:12: [expression-empty] @Charset is empty. Write an SQL expression, string literals in single"
                                + " quotes.",
                        "M.java:5:3: [native-enum-type] @NativeEnum is on String. Remove it, or make the type an enum.",
                        "M.java:6:3: [native-enum-type] @NativeEnum is on V. It stores the values of its @EnumeratedValue: remove"
                                + " one of the two.",
                        "M.java:7:3: [text-only] @Collation is on a column of int, which has no characters. Remove it.",
                        "M.java:12:3: [deferrable-nothing] There is no constraint that could be deferred. Write it on an"
                                + " association with a foreign key, or beside @Column(unique = true).",
                        "M.java:13:3: [deferrable-nothing] There is no constraint that could be deferred. Write it on an"
                                + " association with a foreign key, or beside @Column(unique = true)."),
                said);
    }

    @Test
    void mistakesAtEntities() {
        assertEquals(
                List.of(
                        "M.java:7:1: [misplaced] @SqlIndex has no meaning on a mapped superclass. Remove it, or write the"
                                + " annotation that belongs there.",
                        "M.java:3:9: [expression-twice] @TableOptions(strict) is there twice for \"sqlite\". Remove one.",
                        "M.java:5:56: [view-depends] String is no entity. Name the entities whose tables or views the query"
                                + " reads."),
                said("""
                @TableOptions(strict = true, dialect = "sqlite") @TableOptions(strict = true, dialect = "sqlite")
                @Entity class A extends S { @Id Long id; }
                class None { }
                @Entity @View(query = "select 1 id", dependsOn = String.class) class V { @Id Long id; }

                @SqlIndex(parts = @IndexPart(column = "x"))
                @MappedSuperclass class S { }
                """));
    }

    @Test
    void whatAViewCannotHave() {
        List<String> said = said("""
                @Entity @View(query = "select 1 id")
                @Table(indexes = @Index(columnList = "id")) @TableOptions(unlogged = true)
                class A { @Id Long id; @ElementCollection List<String> texts; @ManyToMany List<B> bs; }
                @Entity class B { @Id Long id; }
                @Entity @TableOptions(incrementStart = 9) class C { @Id Long id; }
                @Entity @View(query = "select 1 id") class D { @Id Long id; }
                @Entity @TableOptions(unlogged = true) class E extends D { }
                """);
        assertEquals(
                List.of(
                        "M.java:3:18: [view-has] A view has no indexes. Remove it, or remove @View.",
                        "M.java:3:45: [view-has] A view has no options. Remove it, or remove @View.",
                        "M.java:4:24: [view-has] A view has no collection table. Remove it, or remove @View.",
                        "M.java:4:63: [view-has] A view has no join table. Remove it, or remove @View.",
                        "M.java:7:9: [view-inheritance] p.D cannot be a view: it is part of a hierarchy of entities. Map it on its"
                                + " own.",
                        "M.java:6:40: [increment-start] The database numbers no column of p.C. Write @GeneratedValue(strategy ="
                                + " IDENTITY), or the initialValue of its generator.",
                        "M.java:8:9: [root-only] @TableOptions belongs on p.D, the root of the hierarchy. Move it there."),
                said);
        assertFalse(new Javac(folder).has("META-INF/portolan/default.graph"));
    }
}
