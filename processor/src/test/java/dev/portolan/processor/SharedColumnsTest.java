package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of columns and tables that several attributes map, measured with Hibernate 7.4. */
class SharedColumnsTest {
    @TempDir
    Path folder;

    private String table(String name, String source) {
        Javac javac = new Javac(folder)
                .source("p/M.java", "package p; import jakarta.persistence.*; import java.util.*;", source)
                .option("-Aportolan.package=p");
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        String graph = javac.read("META-INF/portolan/default.graph").replaceAll(" origin \"[^\"]*\"", "");
        String from = graph.substring(graph.indexOf("table " + name + "\n"));
        return from.lines()
                .skip(1)
                .takeWhile(l -> l.startsWith(" "))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aJoinTableThatIsAnEntitysTakesItsColumnsAsTheyAre() {
        assertEquals(
                String.join(
                        "\n",
                        "column id int(64) not null",
                        "column a_id int(64) null",
                        "column b_id int(64) null",
                        "primary key (id)",
                        "foreign key (a_id) references A (id)",
                        "foreign key (b_id) references B (id)"),
                table("Link", """
                        @Entity class A { @Id Long id; @ManyToMany @JoinTable(name = "Link",
                          joinColumns = @JoinColumn(name = "a_id"), inverseJoinColumns = @JoinColumn(name = "b_id")) Set<B> bs; }
                        @Entity class B { @Id Long id; }
                        @Entity class Link { @Id Long id; @ManyToOne A a; @ManyToOne B b; }
                        """));
    }

    @Test
    void theKeyOfAMapAndOfASetThatOwnsItsValuesReplacesTheEntitys() {
        String map = table("x", """
                @Entity class A { @Id Long id; @ManyToMany @MapKeyColumn(name = "k")
                  @JoinTable(name = "x", inverseJoinColumns = @JoinColumn(name = "b")) Map<String, B> bs; }
                @Entity class B { @Id Long id; }
                @Entity @Table(name = "x") class X { @EmbeddedId XId id; }
                @Embeddable class XId { Long a; Long b; }
                """);
        assertTrue(map.contains("column b int(64) not null"), map);
        assertTrue(map.contains("primary key (A_id, k)"), map);
        String set = table("x", """
                @Entity class A { @Id Long id; @OneToMany
                  @JoinTable(name = "x", joinColumns = @JoinColumn(name = "a"), inverseJoinColumns = @JoinColumn(name = "b")) Set<B> bs; }
                @Entity class B { @Id Long id; }
                @Entity @Table(name = "x") class X { @Id Long id; @ManyToOne @JoinColumn(name = "a") A a; @ManyToOne @JoinColumn(name = "b") B b; }
                """);
        assertTrue(set.contains("column a int(64) null"), set);
        assertTrue(set.contains("primary key (b)"), set);
    }

    @Test
    void aRequiredJoinColumnOfACollectionLeavesTheColumnThatIsThere() {
        String child = table("C", """
                @Entity class P { @Id Long id; @OneToMany @JoinColumn(name = "p_id", nullable = false) List<C> cs; }
                @Entity class C { @Id Long id; @ManyToOne @JoinColumn(name = "p_id", insertable = false, updatable = false) P p; }
                """);
        assertTrue(child.contains("column p_id int(64) null"), child);
    }

    @Test
    void columnsReferToOnePrimaryKeyOnly() {
        String one = table("A", """
                @Entity class A { @Id Long id; @ManyToOne @JoinColumn(name = "x") B b;
                  @ManyToOne @JoinColumn(name = "x", insertable = false, updatable = false) C c; }
                @Entity class B { @Id Long id; }
                @Entity class C { @Id Long id; }
                """);
        assertTrue(one.contains("foreign key (x) references B (id)"), one);
        assertTrue(!one.contains("references C"), one);
    }

    @Test
    void valuesOfAJoinTableReferToKeysOnly() {
        String peers = table("mm", """
                @Entity class A { @Id Long id; @Column(unique = true) String isbn; @ManyToMany @JoinTable(name = "mm",
                  joinColumns = @JoinColumn(name = "o", referencedColumnName = "isbn"),
                  inverseJoinColumns = @JoinColumn(name = "t", referencedColumnName = "isbn")) List<A> peers; }
                """);
        assertTrue(peers.contains("foreign key (o) references A (isbn)"), peers);
        assertTrue(!peers.contains("foreign key (t)"), peers);
    }
}
