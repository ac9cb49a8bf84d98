package dev.portolan.acceptance.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.hibernate.Naming;
import dev.portolan.acceptance.parity.Difference;
import dev.portolan.schema.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Hibernate that creates tables sorts the columns of a key by their size: in which order they stand is nothing to migrate. */
class KeyOrderTest {
    private static final String ENTITIES = """
            package p;
            import jakarta.persistence.*;
            import java.util.*;
            @Entity class Whole {
              @EmbeddedId Parts id;
              @ElementCollection @OrderColumn(name = "pos") List<String> words;
            }
            @Embeddable class Parts implements java.io.Serializable {
              @Column(length = 20) String a; Long b; Short c; Integer d;
            }
            class Two implements java.io.Serializable { public Long large; public Short small; }
            @Entity @IdClass(Two.class) class Pair { @Id Long large; @Id Short small; @ManyToOne Whole whole; }
            @Entity @Inheritance(strategy = InheritanceType.JOINED) @IdClass(Two.class) class Top {
              @Id Long large; @Id Short small;
            }
            @Entity class Below extends Top { String text; }
            @Entity @SecondaryTable(name = "besides") class Owner {
              @Id Long id;
              @Column(table = "besides") String there;
              @ElementCollection @OrderColumn(name = "pos") List<String> tags;
              @ElementCollection @MapKeyColumn(name = "ky", length = 9) Map<String, Integer> map;
              @ManyToMany Set<Pair> pairs;
              @OneToMany @OrderColumn List<Top> tops;
            }
            """;

    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource(Target.class)
    void isNoDifference(Target target) throws IOException, SQLException, ClassNotFoundException {
        String url = created(target, ENTITIES);
        try (Connection database = DriverManager.getConnection(url)) {
            List<String> keys = Facts.of(target, database, null).stream()
                    .map(f -> f.text().toLowerCase(Locale.ROOT))
                    .filter(t -> t.startsWith("primary key"))
                    .toList();
            assertTrue(keys.contains("primary key (small, large)"), keys::toString);
        }
        assertEquals(List.of(), changes(target, url, ENTITIES));
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void anotherColumnInTheKeyIs(Target target) throws IOException, SQLException, ClassNotFoundException {
        String url = created(target, ENTITIES);
        List<String> changes = changes(
                target,
                url,
                ENTITIES.replace("Short small; @ManyToOne", "@Column(name = \"x\") Short small; @ManyToOne"));
        assertTrue(changes.stream().anyMatch(c -> c.contains("ModifyPrimaryKey")), changes::toString);
    }

    private String created(Target target, String entities) throws IOException, SQLException, ClassNotFoundException {
        String url = target.freshUrl();
        Compilation compiled = compiled("created", entities);
        Map<String, String> settings = new HashMap<>(Naming.JPA.settings);
        settings.put("jakarta.persistence.validation.mode", "none");
        Hibernate.create(compiled.classes(), compiled.loader(), target, url, settings);
        return url;
    }

    /** What is to be done to the database, but for what Hibernate leaves out there by rule. */
    private List<String> changes(Target target, String url, String entities) throws IOException, SQLException {
        try (Connection database = DriverManager.getConnection(url)) {
            List<Change> changes = target.generator(compiled("wanted", entities).source(), work.resolve("migrations"))
                    .inspect(database)
                    .dryRun()
                    .diff("again")
                    .changes();
            return Difference.unexplained(
                    target, changes, Object::toString, (table, change) -> table.name() + ": " + change);
        }
    }

    private Compilation compiled(String name, String entities) throws IOException {
        return Compilation.of(
                work.resolve(name), Map.of("Whole.java", entities), "-Aportolan.package=p", "-Aportolan.naming=jpa");
    }
}
