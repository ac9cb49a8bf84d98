package dev.portolan.acceptance.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.hibernate.Naming;
import dev.portolan.migrate.Result;
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

/** Names of constraints that the mapping does not give: Hibernate's are hashes, ours can be read; either serves. */
class NamesTest {
    private static final Map<String, String> SOURCE = Map.of("A.java", """
            package p; import jakarta.persistence.*;
            @Entity @Table(uniqueConstraints = @UniqueConstraint(columnNames = {"one", "createdAt"}), indexes = @Index(columnList = "createdAt"))
            class A { @Id Long id; int one; int createdAt; @Column(unique = true) int two; @ManyToOne A up; Kind kind; enum Kind { X, Y } }
            """);

    @TempDir
    Path work;

    /** Not on SQLite, where Hibernate makes no keys. */
    @ParameterizedTest
    @EnumSource(value = Target.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
    void ofHibernateStay(Target target) throws IOException, SQLException, ClassNotFoundException {
        for (Naming naming : Naming.values()) {
            Compilation compiled = compiled(naming);
            String url = target.freshUrl();
            try (Connection database = DriverManager.getConnection(url);
                    var statement = database.createStatement()) {
                Map<String, String> settings = new HashMap<>(naming.settings);
                settings.put("jakarta.persistence.validation.mode", "none");
                List<String> script = Hibernate.script(compiled.classes(), compiled.loader(), target, url, settings);
                assertTrue(script.stream().anyMatch(s -> s.matches(".* constraint FK\\w{20,} .*")), script::toString);
                assertTrue(script.stream().anyMatch(s -> s.matches(".* index IDX\\w{20,} .*")), script::toString);
                for (String sql : script) {
                    statement.execute(sql);
                }
                Result result = target.generator(compiled.source(), work.resolve(naming + "-migrations"))
                        .inspect(database)
                        .diff("names");
                assertEquals(
                        Result.Outcome.SYNCED,
                        result.outcome(),
                        () -> result.files().toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void newOnesTellTableAndColumns(Target target) throws IOException, SQLException {
        Result result = target.generator(compiled(Naming.SPRING).source(), work.resolve("migrations"))
                .diff("init");
        String sql = result.files().get(0).text().toLowerCase(Locale.ROOT);
        for (String name : List.of("fk_a_up_id", "uk_a_one_created_at", "uk_a_two", "ix_a_created_at", "ck_a_kind")) {
            assertTrue(sql.contains(name), name + " in " + sql);
        }
    }

    private Compilation compiled(Naming naming) throws IOException {
        return Compilation.of(
                work.resolve(naming + "-classes"),
                SOURCE,
                "-Aportolan.package=p",
                "-Aportolan.naming=" + naming.name().toLowerCase(Locale.ROOT));
    }
}
