package dev.portolan.acceptance.annotations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Apply;
import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Scope;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.Index;
import dev.portolan.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What MySQL and MariaDB cannot have as it is asked for, and can have all the same. A key that fits is whole. */
class LongKeysTest {
    private static final String PAGE = """
            package p;
            import jakarta.persistence.*;
            @Entity
            @Table(indexes = {
                @Index(name = "i_long", columnList = "title, n, path"),
                @Index(name = "i_fits", columnList = "path, day"),
                @Index(name = "i_narrow", columnList = "code, title")})
            @IdClass(Page.Key.class)
            public class Page {
                @Id @Column(length = 768) String path;
                @Id int part;
                @Column(length = 900) String title;
                @Column(length = 600) @dev.portolan.annotations.Charset("latin1") String code;
                @Column(length = 769, unique = true) String link;
                @Column(length = 768, unique = true) String whole;
                long n;
                @Column(insertable = false, updatable = false, columnDefinition = "date") java.time.LocalDate day;
                public record Key(String path, int part) {}
            }
            """;

    private static final String WHOLE =
            "CREATE TABLE Page (part int NOT NULL, path varchar(768) NOT NULL, title varchar(900),"
                    + " code varchar(600) CHARACTER SET latin1, link varchar(769), whole varchar(768), n bigint NOT NULL, day date,"
                    + " PRIMARY KEY (part, path), UNIQUE INDEX uk_Page_link (link), UNIQUE INDEX uk_Page_whole (whole),"
                    + " INDEX i_long (title, n, path), INDEX i_fits (path, day), INDEX i_narrow (code, title))";

    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void isCutToWhatFits(Target target) throws IOException, SQLException {
        SchemaSource source = Compilation.of(work.resolve("classes"), Map.of("p/Page.java", PAGE))
                .source();
        Path dir = work.resolve("migrations");
        Result result = target.generator(source, dir).diff("init");
        assertEquals(
                6,
                result.notices().stream()
                        .filter(n -> n.code().equals("key-cut"))
                        .count(),
                () -> result.notices().toString());
        String url = target.freshUrl();
        try (Connection database = DriverManager.getConnection(url)) {
            Apply.file(database, target, result.files().get(0));
            Table table = Dialects.named(target.dialect())
                    .inspector()
                    .inspect(database, Scope.ALL)
                    .graph()
                    .tables()
                    .get(0);
            assertEquals(",(767)", table.primaryKey().options());
            Map<String, List<Integer>> prefixes = new TreeMap<>();
            for (Index index : table.indexes()) {
                prefixes.put(
                        index.name().text(),
                        index.parts().stream().map(p -> p.prefix()).toList());
            }
            assertEquals(
                    Map.of(
                            "i_long",
                            List.of(383, 0, 383),
                            "i_fits",
                            List.of(767, 0),
                            "i_narrow",
                            List.of(0, 618),
                            "uk_page_link",
                            List.of(768),
                            "uk_page_whole",
                            List.of(0)),
                    lower(prefixes));
            Result inspected = target.generator(source, dir).inspect(database).diff("inspected");
            assertEquals(Result.Outcome.SYNCED, inspected.outcome());
            assertTrue(inspected.notices().isEmpty());
        }
        Result again = target.generator(source, dir).diff("again");
        assertEquals(Result.Outcome.SYNCED, again.outcome());
    }

    private static Map<String, List<Integer>> lower(Map<String, List<Integer>> all) {
        Map<String, List<Integer>> lower = new TreeMap<>();
        all.forEach((name, parts) -> lower.put(name.toLowerCase(java.util.Locale.ROOT), parts));
        return lower;
    }

    /** As where the database has characters of one byte, and the dev server of four. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void aKeyThatIsThereWholeStays(Target target) throws IOException, SQLException {
        Path dir = work.resolve("migrations");
        String more = PAGE.replace("long n;", "long n; Integer more;");
        SchemaSource source = Compilation.of(work.resolve("more"), Map.of("p/Page.java", more))
                .source();
        try (Connection database = target.fresh()) {
            Apply.script(database, "ALTER DATABASE CHARACTER SET latin1\n" + WHOLE);
            Result result = target.generator(source, dir).inspect(database).diff("more");
            assertEquals(List.of(), result.notices());
            String sql = result.files().get(0).text();
            assertTrue(sql.contains("`more`") && !sql.contains("INDEX") && !sql.contains("KEY"), sql);
        }
    }

    /** It is there whole, and would be too long. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void theKeyOfAColumnThatBecomesLongerIsCut(Target target) throws IOException, SQLException {
        Path dir = work.resolve("migrations");
        try (Connection database = target.fresh()) {
            for (String length : List.of("700", "900")) {
                SchemaSource source = Compilation.of(
                                work.resolve("link" + length),
                                Map.of("p/Page.java", PAGE.replace("length = 769", "length = " + length)))
                        .source();
                Result result = target.generator(source, dir).diff("link" + length);
                Apply.file(database, target, result.files().get(0));
            }
            Result inspected = target.generator(
                            Compilation.of(
                                            work.resolve("again"),
                                            Map.of("p/Page.java", PAGE.replace("length = 769", "length = 900")))
                                    .source(),
                            dir)
                    .inspect(database)
                    .diff("inspected");
            assertEquals(Result.Outcome.SYNCED, inspected.outcome());
        }
    }

    /** The server makes an index for a foreign key, and would call it as the one that is there. */
    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void aForeignKeyMayBeCalledAsAnIndex(Target target) throws IOException, SQLException {
        String entity = """
                package p;
                import jakarta.persistence.*;
                @Entity
                @Table(indexes = @Index(name = "fk_up", columnList = "part"))
                public class Node {
                    @Id long id;
                    int part;
                    @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "FK_up")) Node up;
                }
                """;
        SchemaSource source = Compilation.of(work.resolve("classes"), Map.of("p/Node.java", entity))
                .source();
        Path dir = work.resolve("migrations");
        Result result = target.generator(source, dir).diff("init");
        try (Connection database = target.fresh()) {
            Apply.file(database, target, result.files().get(0));
            Result inspected = target.generator(source, dir).inspect(database).diff("inspected");
            assertEquals(Result.Outcome.SYNCED, inspected.outcome());
        }
        assertEquals(
                Result.Outcome.SYNCED,
                target.generator(source, dir).diff("again").outcome());
    }
}
