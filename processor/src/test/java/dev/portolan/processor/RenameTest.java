package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Desired;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Hints;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code @RenamedFrom} drags everything that is named after the element. */
class RenameTest {
    @TempDir
    Path folder;

    @Test
    void anEntityDragsWhatItsNameMade() {
        SortedMap<String, String> renamed = renamed(
                "jpa",
                "@Entity @RenamedFrom(\"Client\") class Customer { @Id @GeneratedValue Long id;",
                "  @ElementCollection java.util.Set<String> phones; @ManyToMany java.util.Set<Tag> tags; }",
                "@Entity class Tag { @Id Long id; }",
                "@Entity class Visit { @Id Long id; @OneToMany java.util.List<Customer> guests; }");
        assertEquals(
                Map.of(
                        "Customer", "[Client]",
                        "Customer_SEQ", "[Client_SEQ]",
                        "Customer_phones", "[Client_phones]",
                        "Customer_phones.Customer_id", "[Client_id]",
                        "Customer_Tag", "[Client_Tag]",
                        "Customer_Tag.Customer_id", "[Client_id]",
                        "Visit_Customer", "[Visit_Client]"),
                renamed);
    }

    @Test
    void anAttributeDragsItsColumnsAndTables() {
        SortedMap<String, String> renamed = renamed(
                "spring",
                "@Entity class Customer { @Id Long id; @RenamedFrom(\"givenName\") String firstName;",
                "  @RenamedFrom(\"labels\") @ManyToMany java.util.Set<Tag> tags;",
                "  @RenamedFrom({\"boss\", \"lead\"}) @ManyToOne Customer manager;",
                "  @RenamedFrom(\"old_mail\") @Column(name = \"mail\") String eMail;",
                "  @RenamedFrom(\"numbers\") @ElementCollection java.util.List<String> phones; }",
                "@Entity class Tag { @Id @RenamedFrom(\"number\") Long id; }");
        assertEquals(
                new TreeMap<>(Map.of(
                        "customer.first_name", "[given_name]",
                        "customer.manager_id", "[boss, lead, boss_id, lead_id]",
                        "customer.mail", "[old_mail]",
                        "customer_tags", "[customer_labels]",
                        "customer_tags.tags_id", "[labels_number, labels_id, tags_number]",
                        "customer_phones", "[customer_numbers]",
                        "customer_phones.phones", "[numbers]",
                        "tag.id", "[number]")),
                renamed);
    }

    @Test
    void anExplicitTableNameIsRenamedToo() {
        SortedMap<String, String> renamed = renamed(
                "jpa",
                "@Entity @Table(name = \"customers\") @RenamedFrom(\"clients\") class Customer { @Id @GeneratedValue Long id; }");
        assertEquals("[clients]", renamed.get("customers"));
        assertEquals("[clients_SEQ]", renamed.get("customers_SEQ"));
    }

    @Test
    void aSubclassDragsItsDiscriminatorValue() {
        Desired desired = desired(
                "jpa",
                "@Entity class Animal { @Id Long id; }",
                "@Entity @RenamedFrom(\"Hound\") class Dog extends Animal { }",
                "@Entity @RenamedFrom(\"Kitten\") @DiscriminatorValue(\"c\") class Cat extends Animal { }");
        assertEquals(1, desired.hints().values().size());
        Hints.ValueRename rename = desired.hints().values().get(0);
        assertEquals(
                "Animal.DTYPE Hound>Dog",
                rename.table() + "." + rename.column() + " " + rename.from() + ">" + rename.to());
        assertTrue(desired.hints().renamedFrom().isEmpty());
    }

    /** Positions stay what they are, and arrays are not looked into. */
    @Test
    void aConstantChangesWhatIsStoredByItsName() {
        Javac javac = new Javac(folder)
                .source(
                        "p/Model.java",
                        "package p; import jakarta.persistence.*; import dev.portolan.annotations.*;",
                        "enum Level { BASIC, @RenamedFrom({\"GOLD\", \"PLUS\"}) PREMIUM }",
                        "@Entity class A { @Id Long id; @Enumerated(EnumType.STRING) Level a; Level b;",
                        "  @Enumerated(EnumType.STRING) Level[] c;",
                        "  @ElementCollection @Enumerated(EnumType.STRING) java.util.Set<Level> d; }");
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        Desired desired = GraphText.read(javac.read("META-INF/portolan/default.graph"));
        assertEquals(
                List.of("A.a GOLD>PREMIUM", "A.a PLUS>PREMIUM", "A_d.d GOLD>PREMIUM", "A_d.d PLUS>PREMIUM"),
                desired.hints().values().stream()
                        .map(v -> v.table() + "." + v.column() + " " + v.from() + ">" + v.to())
                        .sorted()
                        .toList());
        assertEquals(
                1,
                javac.everything().stream()
                        .filter(line -> line.contains("constant-in-array"))
                        .count());
    }

    @Test
    void defaultsAndBackfillsGoToTheirColumns() {
        Desired desired = desired(
                "jpa",
                "@Entity class A { @Id Long id;",
                "  @SqlDefault(\"'x'\") @SqlDefault(value = \"'y'\", dialect = \"sqlite\") String a;",
                "  @Backfill(\"id * 2\") @Column(nullable = false) Long b;",
                "  @Backfill(\"1\") @ManyToOne(optional = false) A parent; }");
        String text = GraphText.write(desired);
        assertTrue(text.contains("column a text(255) null default \"'x'\"[sqlite: \"'y'\"]"), text);
        assertEquals(
                "{A.b=id * 2, A.parent_id=1}",
                new TreeMap<>(desired.hints().backfill())
                        .entrySet().stream()
                                .map(e -> e.getKey() + "=" + e.getValue().value())
                                .toList()
                                .toString()
                                .replace('[', '{')
                                .replace(']', '}'));
    }

    private SortedMap<String, String> renamed(String naming, String... classes) {
        SortedMap<String, String> all = new TreeMap<>();
        desired(naming, classes)
                .hints()
                .renamedFrom()
                .forEach((ref, names) -> all.put(ref.toString(), names.toString()));
        return all;
    }

    private Desired desired(String naming, String... classes) {
        Javac javac = new Javac(folder)
                .source(
                        "p/Model.java",
                        "package p; import jakarta.persistence.*; import dev.portolan.annotations.*;",
                        String.join("\n", classes))
                .option("-Aportolan.naming=" + naming);
        assertTrue(javac.compile(), () -> String.join("\n", javac.everything()));
        return GraphText.read(javac.read("META-INF/portolan/default.graph"));
    }
}
