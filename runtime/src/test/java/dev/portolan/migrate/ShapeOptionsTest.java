package dev.portolan.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dialect.Shapes;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Shape;
import dev.portolan.sql.Notice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about safe shapes, and by whom. */
class ShapeOptionsTest {
    private static final SchemaSource.Defaults UNIT = SchemaSource.Defaults.NONE.withShapes("index", "5s", "");

    private static Shapes read(Map<String, String> environment, String... words) {
        return OptionsReader.read(Arguments.parse(words), environment::get)
                .shapes()
                .over(UNIT);
    }

    @Test
    void theUnitSpeaksWhereNobodyElseDoes() {
        assertEquals(new Shapes(Set.of(Shape.INDEX), true, Duration.ofSeconds(5), null), read(Map.of()));
    }

    @Test
    void theEnvironmentIsHeardBeforeTheUnitAndTheCommandLineBeforeBoth() {
        Map<String, String> environment = Map.of(
                "PORTOLAN_SHAPE", "column", "PORTOLAN_LOCK_TIMEOUT", "300ms", "PORTOLAN_STATEMENT_TIMEOUT", "2m");
        assertEquals(
                new Shapes(Set.of(Shape.COLUMN), true, Duration.ofMillis(300), Duration.ofMinutes(2)),
                read(environment));
        assertEquals(
                new Shapes(Set.of(Shape.values()), true, null, Duration.ofHours(1)),
                read(environment, "--shape", "all", "--lock-timeout", "none", "--statement-timeout", "1h"));
        assertEquals(
                new Shapes(Set.of(), false, Duration.ofMillis(300), Duration.ofMinutes(2)),
                read(environment, "--shape", "none"));
    }

    @ParameterizedTest
    @CsvSource({
        "--shape, indexes",
        "--shape, 'index,'",
        "--lock-timeout, 5",
        "--lock-timeout, 0s",
        "--statement-timeout, -1s",
        "--statement-timeout, 5 s"
    })
    void whatIsNoneIsWrongUsage(String option, String value) {
        PortolanException e = assertThrows(PortolanException.class, () -> read(Map.of(), option, value));
        assertEquals(2, e.exit());
        assertTrue(e.getMessage().contains(option), e.getMessage());
    }

    @Test
    void aDialectWithoutSafeShapesSaysSoAndWritesWhatItAlwaysDoes(@TempDir Path temp) {
        Generator generator = Generator.of(Shop.source(Shop.users()))
                .dir(temp)
                .dialect("sqlite")
                .versionTime("20260101000000")
                .dryRun();
        Result plain = generator.diff("init");
        Result asked = generator.shape(Set.of("index")).diff("init");
        assertEquals(plain.files(), asked.files());
        assertEquals(List.of(), codes(plain));
        assertEquals(List.of("shape-none"), codes(asked));
        assertEquals(List.of("shape-none"), codes(generator.timeouts("5s", null).diff("init")));
    }

    private static List<String> codes(Result result) {
        return result.notices().stream()
                .map(Notice::code)
                .filter(c -> c.startsWith("shape"))
                .toList();
    }
}
