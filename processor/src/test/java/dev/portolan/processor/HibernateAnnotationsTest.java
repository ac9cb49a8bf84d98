package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Hibernate's own annotations write into the graph, where Hibernate's create scripts do not show it. */
class HibernateAnnotationsTest {
    @TempDir
    Path folder;

    private Javac javac(String source) {
        return new Javac(folder)
                .source(
                        "p/M.java",
                        "package p; import jakarta.persistence.*; import org.hibernate.annotations.*; import java.util.*;"
                                + " import org.hibernate.type.SqlTypes; import jakarta.persistence.Table;",
                        source)
                .option("-Aportolan.package=p");
    }

    private void assertGraph(String expected, String source) {
        Javac javac = javac(source);
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        assertEquals(List.of(), javac.messages());
        String graph = javac.read("META-INF/portolan/default.graph").replaceAll(" origin \"[^\"]*\"", "");
        assertEquals(expected.strip(), graph.substring(graph.indexOf('\n') + 1).strip());
    }

    @Test
    void oursWin() {
        assertGraph("""
                table A
                  column id int(64) not null
                  column a int(32) not null default "2"
                  column b int(32) not null default "1"
                  column c int(32) null comment "theirs"
                  column d collated(text(255) collation "de")[mysql: collated(text(255) charset "utf8mb4" collation "de")] null
                  primary key (id)
                """, """
                @Entity class A { @Id Long id;
                  @ColumnDefault("1") @dev.portolan.annotations.SqlDefault("2") int a;
                  @ColumnDefault("1") int b;
                  @Comment("theirs") @Column(comment = "jpa's") int c;
                  @Collate("de") @Nationalized String d; }
                """);
    }

    @Test
    void storageByCode() {
        assertGraph("""
                table A
                  column id bytes(16)[h2: raw("binary(16)"), mariadb: raw("binary(16)"), mysql: raw("binary(16)")] not null
                  column money json null
                  column moneys json null
                  column number int(32) null
                  column named enum(S, native, 255, "X", "Y") null
                  column big decimal(19, 0) not null
                  column path raw("ltree") null
                  primary key (id)
                  check column number "number between 0 and 1"
                """, """
                enum S { X, Y }
                @Embeddable class Money { int amount; String currency; }
                @Entity class A { @Id @JdbcTypeCode(SqlTypes.BINARY) UUID id;
                  @JdbcTypeCode(SqlTypes.JSON) Money money;
                  @JdbcTypeCode(SqlTypes.JSON) List<Money> moneys;
                  @JdbcTypeCode(SqlTypes.INTEGER) S number;
                  @JdbcTypeCode(SqlTypes.NAMED_ENUM) S named;
                  @JdbcTypeCode(SqlTypes.NUMERIC) long big;
                  @Column(columnDefinition = "ltree") @JdbcTypeCode(SqlTypes.OTHER) String path; }
                """);
    }

    /** Measured with 7.4: the rows are told apart by the column alone, whatever the collection is. */
    @Test
    void collectionId() {
        assertGraph("""
                sequence A_b_SEQ start 1 increment 50
                sequence s start 1 increment 50
                table A
                  column id int(64) not null
                  column up int(64) null
                  primary key (id)
                  foreign key (up) references A (id)
                table A_A
                  column A_id int(64) not null
                  column ones_id int(64) not null
                  column n int(32) not null
                  primary key (n)
                  unique (ones_id)
                  foreign key (A_id) references A (id)
                  foreign key (ones_id) references A (id)
                table A_b
                  column A_id int(64) not null
                  column b text(255) null
                  column id int(64) not null
                  primary key (id)
                  foreign key (A_id) references A (id)
                table A_el
                  column A_id int(64) not null
                  column el text(255) null
                  column row int(64) not null
                  primary key (row)
                  foreign key (A_id) references A (id)
                table m
                  column A_id int(64) not null
                  column many_id int(64) not null
                  column x int(32) not null
                  primary key (x)
                  foreign key (A_id) references A (id)
                  foreign key (many_id) references A (id)
                """, """
                @SequenceGenerator(name = "g", sequenceName = "s")
                @Entity class A { @Id Long id;
                  @ElementCollection @CollectionId(column = @Column(name = "row"), generator = "increment")
                    @CollectionIdJdbcTypeCode(java.sql.Types.BIGINT) List<String> el;
                  @ElementCollection @CollectionId(generator = "sequence") @CollectionIdJavaClass(idType = Long.class) Set<String> b;
                  @ManyToMany @JoinTable(name = "m") @CollectionId(column = @Column(name = "x"), generator = "g")
                    @CollectionIdJavaClass(idType = Integer.class) List<A> many;
                  @OneToMany @CollectionId(column = @Column(name = "n"), generator = "increment")
                    @CollectionIdJdbcTypeCode(SqlTypes.INTEGER) List<A> ones;
                  @OneToMany @JoinColumn(name = "up") @CollectionId(column = @Column(name = "no"), generator = "increment")
                    @CollectionIdJdbcTypeCode(SqlTypes.INTEGER) List<A> joined; }
                """);
    }

    /** As Hibernate: the primary key takes its name. */
    @Test
    void aUniqueKeyOverThePrimaryKeyNamesIt() {
        assertGraph("""
                table A
                  column id int(64) not null
                  primary key name a_pk (id)
                """, """
                @Table(uniqueConstraints = @UniqueConstraint(name = "a_pk", columnNames = "id"))
                @Entity class A { @Id Long id; }
                """);
    }

    @Test
    void foreignKeys() {
        assertGraph("""
                table A
                  column id int(64) not null
                  column b_id int(64) null
                  column loose_id int(64) null
                  primary key (id)
                  foreign key (b_id) references B (id) on delete set null
                table A_names
                  column A_id int(64) not null
                  column names text(255) null
                  foreign key (A_id) references A (id) on delete cascade
                table B
                  column id int(64) not null
                  primary key (id)
                table C
                  column id int(64) not null
                  column c int(32) not null
                  primary key (id)
                  foreign key (id) references B (id) on delete cascade
                """, """
                @Entity class A { @Id Long id;
                  @ManyToOne @OnDelete(action = OnDeleteAction.SET_NULL) B b;
                  @ManyToOne @NotFound(action = NotFoundAction.IGNORE) B loose;
                  @ElementCollection @OnDelete(action = OnDeleteAction.CASCADE) List<String> names; }
                @Entity @Inheritance(strategy = InheritanceType.JOINED) class B { @Id Long id; }
                @Entity @OnDelete(action = OnDeleteAction.CASCADE) class C extends B { int c; }
                """);
    }

    @Test
    void whatIsReadElsewhereOnlyIsSaidWhereItIsNot() {
        Javac javac = javac("""
                @Entity class A { @Id Long id;
                @ManyToOne @Check(constraints = "x > 1") B b;
                @ElementCollection @Collate("de") List<String> names; }
                @Entity class B { @Id Long id;
                @OneToMany(mappedBy = "b") @Check(constraints = "x > 1") Set<A> as; }
                """);
        assertTrue(javac.compile());
        assertEquals(
                List.of("3:12 @Check", "4:20 @Collate", "6:28 @Check"),
                javac.places().stream()
                        .map(p -> p.replaceAll(
                                "M.java:(\\d+:\\d+): \\[hibernate-ignored\\] Hibernate's (@\\w+).*", "$1 $2"))
                        .toList());
    }

    @Test
    void whatIsNotFoundIsTheTarget() {
        assertGraph("""
                table A
                  column id int(64) not null
                  primary key (id)
                table A_B
                  column A_id int(64) not null
                  column b_id int(64) not null
                  primary key (A_id, b_id)
                  foreign key (A_id) references A (id) on delete cascade
                table B
                  column id int(64) not null
                  column path raw("ltree") null
                  primary key (id)
                """, """
                @Entity class A { @Id Long id;
                  @ManyToMany @NotFound(action = NotFoundAction.IGNORE) @OnDelete(action = OnDeleteAction.CASCADE) Set<B> b; }
                @Entity class B { @Id Long id;
                  @Column(columnDefinition = "ltree") @JdbcTypeCode(SqlTypes.OTHER) Path path; }
                class Path {}
                """);
    }

    @Test
    void naturalIdsOfSeveralAttributes() {
        assertGraph("""
                table A
                  column id int(64) not null
                  column region text(255) null
                  column b_id int(64) null
                  column x int(32) not null
                  primary key (id)
                  unique (region, b_id)
                  foreign key (b_id) references B (id)
                table B
                  column id int(64) not null
                  primary key (id)
                """, """
                @Entity class A { @Id Long id; @NaturalId String region; @NaturalId @ManyToOne B b; int x; }
                @Entity class B { @Id Long id; }
                """);
    }

    @Test
    void whatOnlyARunningProgramKnowsIsSaid() {
        Javac javac = javac("""
                @Entity class A { @Id Long id;
                  @JdbcTypeCode(SqlTypes.VECTOR) float[] v; }
                """);
        javac.compile();
        assertEquals(
                List.of(
                        "M.java:3:3: [hibernate-ignored] Hibernate's @JdbcTypeCode is not read: the migration may differ from"
                                + " what Hibernate expects. Write it into the migration."),
                javac.places());
    }

    /** Measured with 7.4: its class says what it needs; another strategy than AUTO does not ask for it. */
    @Test
    void genericGenerators() {
        assertGraph("""
                sequence g1 start 1 increment 50 only (postgres)
                sequence g3 start 7 increment 5
                sequence g5 start 1 increment 50
                sequence g7 start 1 increment 1
                table G1
                  column id int(64) not null identity default except (postgres)
                  primary key (id)
                table G2
                  column id int(64) not null identity default
                  primary key (id)
                table G3
                  column id int(64) not null
                  primary key (id)
                table G4
                  column id int(64) not null
                  primary key (id)
                table G5
                  column id int(64) not null
                  primary key (id)
                table G6
                  column id text(255) not null
                  primary key (id)
                table G7
                  column id int(64) not null
                  primary key (id)
                table tab
                  column sequence_name text(255) not null
                  column next_val int(64) null
                  primary key (sequence_name)
                seed tab (sequence_name, next_val) key (sequence_name)
                  row ("'seg'", "6")
                """, """
                @Entity class G1 { @Id @GeneratedValue(generator = "g1") @GenericGenerator(name = "g1") Long id; }
                @Entity class G2 { @Id @GeneratedValue(generator = "g2")
                  @GenericGenerator(name = "g2", type = org.hibernate.id.IdentityGenerator.class) Long id; }
                @Entity class G3 { @Id @GeneratedValue(generator = "g3")
                  @GenericGenerator(name = "g3", strategy = "org.hibernate.id.enhanced.SequenceStyleGenerator",
                    parameters = {@org.hibernate.annotations.Parameter(name = "initial_value", value = "7"),
                      @org.hibernate.annotations.Parameter(name = "increment_size", value = "5")}) Long id; }
                @Entity class G4 { @Id @GeneratedValue(generator = "g4")
                  @GenericGenerator(name = "g4", type = org.hibernate.id.enhanced.TableGenerator.class,
                    parameters = {@org.hibernate.annotations.Parameter(name = "table_name", value = "tab"),
                      @org.hibernate.annotations.Parameter(name = "initial_value", value = "7"),
                      @org.hibernate.annotations.Parameter(name = "segment_value", value = "seg")}) Long id; }
                @Entity class G5 { @Id @GeneratedValue(generator = "g5", strategy = GenerationType.SEQUENCE)
                  @GenericGenerator(name = "g5", type = org.hibernate.id.enhanced.SequenceStyleGenerator.class,
                    parameters = @org.hibernate.annotations.Parameter(name = "sequence_name", value = "other")) Long id; }
                @Entity class G6 { @Id @GeneratedValue(generator = "g6")
                  @GenericGenerator(name = "g6", strategy = "uuid2") String id; }
                @Entity class G7 { @Id @GeneratedValue(generator = "g7")
                  @GenericGenerator(name = "g7", type = org.hibernate.id.enhanced.SequenceStyleGenerator.class,
                    parameters = @org.hibernate.annotations.Parameter(name = "optimizer", value = "none")) Long id; }
                """);
    }

    /** Hibernate itself, which runs here, says what they are. */
    @Test
    void storageOfTimeZones() {
        Provider.assertSame(javac("""
                        @Entity class A { @Id Long id;
                          @TimeZoneStorage(TimeZoneStorageType.NORMALIZE) java.time.OffsetDateTime a;
                          @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC) java.time.OffsetDateTime b;
                          @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC) java.time.ZonedDateTime c;
                          @TimeZoneStorage(TimeZoneStorageType.AUTO) java.time.OffsetDateTime d;
                          @TimeZoneStorage(TimeZoneStorageType.COLUMN) java.time.OffsetDateTime e;
                          @TimeZoneStorage(TimeZoneStorageType.DEFAULT) java.time.OffsetDateTime f; }
                        """), java.util.Map.of());
    }

    @Test
    void rowsOfACollectionThatTheProgramNumbers() {
        Javac javac = javac("""
                @Entity class A { @Id Long id;
                  @ElementCollection @GenericGenerator(name = "g", strategy = "increment") @CollectionId(generator = "g")
                    @CollectionIdJavaClass(idType = Long.class) List<String> el; }
                """);
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        String graph = javac.read("META-INF/portolan/default.graph");
        assertTrue(graph.contains("column id int(64) not null"), graph);
        assertTrue(!graph.contains("sequence "), graph);
    }
}
