package dev.portolan.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.processor.report.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that the processor says, each with a mistake that brings it: {@code codes.txt} has line, column and text. Its sections are
 * a code, the options after {@code #} (without such a line, a package), the source from its second line on, and what is said.
 * {@code -Dgolden.update=true} writes that anew.
 */
class CodesTest {
    private static final Path FILE = Path.of("src/test/resources/codes.txt");
    private static final String SAID = "-- said\n";

    /** What takes more than one source, and the test that asserts it; a bug cannot be asked for. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("internal", ""),
            Map.entry("runtime-missing", "DiagnosticsTest"),
            Map.entry("migration-missing", "DriftTest"),
            Map.entry("migration-pending", "DriftTest"),
            Map.entry("snapshot-stale", "DriftTest"),
            Map.entry("no-package", "DiagnosticsTest"),
            Map.entry("output-not-on-class-path", "DiagnosticsTest"),
            Map.entry("file-write", "DiagnosticsTest"),
            Map.entry("jpa-unsupported", "model/RobustnessTest"),
            Map.entry("javax", "ToleratedTest"),
            Map.entry("validation-missing", "BeanValidationTest"),
            Map.entry("persistence-units", "ElsewhereTest"),
            Map.entry("jar-file", "ElsewhereTest"),
            Map.entry("property-ignored", "ElsewhereTest"),
            Map.entry("settings-missing", "SettingsTest"),
            Map.entry("settings-read", "SettingsTest"),
            Map.entry("setting-value", "SettingsTest"),
            Map.entry("setting-placeholder", "SettingsTest"),
            Map.entry("settings-profile", "SettingsTest"),
            Map.entry("xml-read", "MappingFileTest"),
            Map.entry("xml-missing", "MappingFileTest"),
            Map.entry("xml-unsupported", "MappingFileTest"),
            Map.entry("xml-value", "MappingFileTest"),
            Map.entry("xml-attribute-unknown", "MappingFileTest"),
            Map.entry("xml-twice", "MappingFileTest"));

    @TempDir
    Path folder;

    private record Case(String code, String options, String source, String said) {
        @Override
        public String toString() {
            return code;
        }
    }

    static Stream<Case> cases() throws IOException {
        return Stream.of(Files.readString(FILE).split("(?m)^== ")).skip(1).map(CodesTest::read);
    }

    private static Case read(String section) {
        int end = section.indexOf('\n');
        String rest = section.substring(end + 1);
        int said = rest.indexOf(SAID);
        String body = said < 0 ? rest : rest.substring(0, said);
        boolean hasOptions = body.startsWith("#");
        int first = hasOptions ? body.indexOf('\n') + 1 : 0;
        return new Case(
                section.substring(0, end),
                hasOptions ? body.substring(1, first).strip() : "-Aportolan.package=p",
                body.substring(first),
                said < 0 ? "" : rest.substring(said + SAID.length()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isSaidThere(Case one) throws IOException {
        String said = said(one);
        assertTrue(said.contains("[" + one.code() + "]"), said);
        if (Boolean.getBoolean("golden.update")) {
            update(one, said);
        } else {
            assertEquals(one.said(), said);
        }
    }

    private String said(Case one) {
        Javac javac = new Javac(folder)
                .source("p/M.java", "package p; import jakarta.persistence.*; import java.util.*;", one.source())
                .option(Arrays.stream(one.options().split(" "))
                        .filter(o -> !o.isEmpty())
                        .toArray(String[]::new));
        javac.compile();
        return javac.places().stream().sorted().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static void update(Case one, String said) throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String section : Files.readString(FILE).split("(?m)^== ")) {
            sections.put(section.split("\n", 2)[0], section);
        }
        String section = sections.get(one.code());
        int old = section.indexOf(SAID);
        sections.put(one.code(), (old < 0 ? section : section.substring(0, old)) + SAID + said);
        Files.write(FILE, String.join("== ", sections.values()).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eachCodeHasACase() throws IOException {
        Set<String> cases = cases().map(Case::code).collect(Collectors.toCollection(TreeSet::new));
        Set<String> without = new TreeSet<>();
        for (Message message : Message.values()) {
            String test = ELSEWHERE.get(message.code());
            if (test == null && !cases.contains(message.code())) {
                without.add(message.code());
            } else if (test != null && !test.isEmpty()) {
                Path source = Path.of("src/test/java/dev/portolan/processor", test + ".java");
                assertTrue(Files.readString(source).contains(message.code()), message.code());
            }
        }
        assertEquals(Set.of(), without);
    }
}
