package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dir.format.AtlasFormat;
import dev.portolan.schema.PortolanException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T23:59:59.999Z");

    private static String next(String... names) {
        return new Versions(new AtlasFormat(), List.of(names), "x").next(NOW);
    }

    private static String fixed(String version, String... names) {
        return new Versions(new AtlasFormat(), List.of(names), "x").fixed(version);
    }

    @Test
    void isNowOrOneSecondAfterTheLast() {
        assertEquals("20260131235959", next());
        assertEquals("20260131235959", next("20260131235958_a.sql", "README.md", "atlas.sum"));
        assertEquals("20260201000000", next("20260131235959_a.sql"));
        assertEquals("20991231000001", next("20991231000000_a.sql", "20200101000000_b.sql"));
        assertEquals("20269999999999", next("20269999999998_no_time.sql"));
        assertEquals("20260131235959", next("000007_a.sql", "1_a.sql"), "short numbers sort before a time");
    }

    @Test
    void countedFilesAreCountedOn() {
        assertEquals("000008", next("000006_a.sql", "000007_b.sql"));
        assertEquals("100000", next("099999_a.sql"));
        assertEquals("000010", in("golang-migrate", "000009_a.up.sql", "000009_a.down.sql"));
        assertEquals("10", in("golang-migrate", "9_a.up.sql", "2_a.up.sql"));
        assertEquals("20260131235959", in("golang-migrate", "20260131000000_a.up.sql", "5_a.up.sql"));
        assertEquals("20260131235959", in("golang-migrate"));
        assertEquals("00010", in("goose", "00009_a.sql", "00002_b.sql"));
        assertEquals("9", in("flyway", "V8__a.sql", "sub/V7__b.sql", "R__views.sql", "U8__a.sql"));
        assertEquals("20260131235959", in("flyway", "V8.1__a.sql"));
        assertEquals("009", in("liquibase", "008_a.sql"));
        assertEquals("009", in("dbmate", "008_a.sql", "schema.sql"));
    }

    private static String in(String format, String... names) {
        return new Versions(Formats.named(format), List.of(names), "x").next(NOW);
    }

    @Test
    void whatWouldNotBeLastIsRefusedWithWhatToPass() {
        PortolanException e = assertThrows(PortolanException.class, () -> next("5_x.sql"));
        assertEquals("version-not-last", e.code());
        assertTrue(e.getMessage().contains("--version-time 60000101000000"), e.getMessage());
        assertEquals("60000101000000", fixed("60000101000000", "5_x.sql"));
        e = assertThrows(PortolanException.class, () -> next("9_x.sql"));
        assertTrue(e.getMessage().contains("9_x.sql") && e.getMessage().contains("rename"), e.getMessage());
        assertThrows(PortolanException.class, () -> next("init.sql"));
    }

    @Test
    void aGivenTimeIsTakenOrRefused() {
        assertEquals("20260101000000", fixed("20260101000000", "20251231235959_a.sql"));
        PortolanException e =
                assertThrows(PortolanException.class, () -> fixed("20260101000000", "20260101000000_a.sql"));
        assertTrue(e.getMessage().contains("--version-time 20260101000001"), e.getMessage());
        for (String bad : List.of("", "2026", "20260230000000", "2026010100000a", "٢٠٢٦٠١٠١٠٠٠٠٠٠")) {
            e = assertThrows(PortolanException.class, () -> fixed(bad));
            assertEquals("version-time", e.code());
            assertEquals(2, e.exit());
        }
    }

    @Test
    void versionsAreReadFromNames() {
        AtlasFormat format = new AtlasFormat();
        assertEquals("1", format.version("1_a_b.sql"));
        assertEquals("V1", format.version("V1__x.sql"));
        assertEquals("", format.version("_x.sql"));
        assertEquals("1.2.3", format.version("1.2.3_foo.bar.sql"));
        assertEquals("a", format.version("a.sql"));
        assertEquals("1 a", format.version("1 a.sql"));
    }

    @Test
    void namesOfMigrationsAreChecked() {
        assertEquals("add_users-1.2", MigrationName.check("add_users-1.2"));
        assertEquals("x".repeat(100), MigrationName.check("x".repeat(100)));
        for (String bad :
                List.of("", "x".repeat(101), "a b", "a/b", "..\\x", "ü", "a\n", "a;b", "a'", "\"", "\u0000")) {
            PortolanException e = assertThrows(PortolanException.class, () -> MigrationName.check(bad), bad);
            assertEquals("migration-name", e.code());
            assertEquals(2, e.exit());
        }
    }

    @Test
    void orderIsThatOfUtf8Bytes() {
        assertEquals(
                List.of("1-x.sql", "1.sql", "1_.sql", "1_B.sql", "1_a.sql", "é.sql", "\uff5e.sql", "😀.sql"),
                ByteOrder.sorted(
                        List.of(
                                "😀.sql",
                                "1_a.sql",
                                "\uff5e.sql",
                                "1_B.sql",
                                "1.sql",
                                "é.sql",
                                "1_.sql",
                                "1-x.sql",
                                "x.SQL"),
                        ".sql"));
    }

    @Test
    void formatsAreFoundByName() {
        assertEquals("atlas", Formats.named("atlas").name());
        assertEquals(List.of("atlas", "dbmate", "flyway", "golang-migrate", "goose", "liquibase"), Formats.available());
        assertEquals(
                "unknown-format",
                assertThrows(PortolanException.class, () -> Formats.named("Atlas"))
                        .code());
    }
}
