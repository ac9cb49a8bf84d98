package dev.portolan.dir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.dir.format.AtlasFormat;
import dev.portolan.schema.PortolanException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Directories as Atlas 1.2.3 sums them, and what it says when they were changed behind the sum's back. */
class SumGoldenTest {
    private static final Pattern DETAIL = Pattern.compile("L(\\d+): (.+ was (?:added|edited|removed))");

    @TempDir
    Path temp;

    @TestFactory
    List<DynamicTest> sums() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : atlasVectors("sum.json")) {
            tests.add(DynamicTest.dynamicTest(vector.get("case").asString(), () -> {
                DirState state = read(vector, "files");
                assertEquals(vector.get("atlas_sum").asString(), state.sum().text());
                Files.writeString(
                        dir(vector).resolve(SumFile.NAME),
                        vector.get("atlas_sum").asString());
                holds(vector);
            }));
        }
        assertEquals(23, tests.size());
        return tests;
    }

    @TestFactory
    List<DynamicTest> sumsOfOtherFormats() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : vectors("sum.json")) {
            String format = vector.get("format").asString();
            if (!format.equals("atlas")) {
                tests.add(DynamicTest.dynamicTest(vector.get("case").asString(), () -> {
                    read(vector, "files");
                    MigrationDir dir = MigrationDir.open(dir(vector), Formats.named(format));
                    assertEquals(
                            vector.get("atlas_sum").asString(), dir.read().sum().text());
                    dir.rehash();
                    assertEquals(
                            vector.get("atlas_sum").asString(),
                            Files.readString(dir(vector).resolve(SumFile.NAME)));
                    dir.read().validate();
                    assertEquals(List.of(), dir.read().findings());
                }));
            }
        }
        assertEquals(15, tests.size());
        return tests;
    }

    @TestFactory
    List<DynamicTest> tampered() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : atlasVectors("tamper.json")) {
            tests.add(DynamicTest.dynamicTest(vector.get("case").asString(), () -> {
                read(vector, "files_now");
                holds(vector);
            }));
        }
        assertEquals(20, tests.size());
        return tests;
    }

    /** The outcome of a validation is the one that Atlas gives; what goes wrong in a replay comes after it. */
    private void holds(JsonNode vector) {
        String out = vector.get("validate").get("stdout").asString();
        String error = vector.get("validate").get("stderr").asString();
        DirState state = MigrationDir.open(dir(vector), new AtlasFormat()).read();
        if (!error.contains("checksum")) {
            state.validate();
            assertEquals(List.of(), state.findings());
            return;
        }
        assertFalse(state.findings().isEmpty());
        PortolanException e = assertThrows(PortolanException.class, state::validate);
        if (state.names().stream().anyMatch(n -> n.contains("h1:"))) {
            // Atlas writes a sum that it cannot read again, and says that a file was edited; we say what is wrong
            assertEquals("file-name", e.code(), e.getMessage());
            return;
        }
        String code =
                error.contains("not found") ? "sum-missing" : error.contains("format") ? "sum-format" : "sum-mismatch";
        assertEquals(code, e.code(), e.getMessage());
        assertEquals(1, e.exit());
        Matcher detail = DETAIL.matcher(out);
        if (detail.find()) {
            String expected = "line " + detail.group(1) + ": " + detail.group(2);
            assertTrue(e.getMessage().contains(expected), () -> expected + " is not in: " + e.getMessage());
            SumFinding first = state.findings().get(0);
            assertEquals(Integer.parseInt(detail.group(1)), first.line());
            assertEquals(detail.group(2).split(" ")[0], first.file());
        }
        assertTrue(e.getMessage().contains(dir(vector).resolve(SumFile.NAME).toString()), e.getMessage());
        assertTrue(e.getMessage().contains("anew"), e.getMessage());
    }

    @Test
    void windowsLineEndsInTheSumAreTaken() throws Exception {
        Files.writeString(temp.resolve("1.sql"), "x");
        MigrationDir dir = MigrationDir.open(temp, new AtlasFormat());
        Files.writeString(temp.resolve(SumFile.NAME), dir.read().sum().text().replace("\n", "\r\n"));
        dir.read().validate();
    }

    private Path dir(JsonNode vector) {
        return temp.resolve(vector.get("case").asString());
    }

    private DirState read(JsonNode vector, String key) throws Exception {
        Files.createDirectories(dir(vector));
        for (JsonNode file : vector.path(key)) {
            Path path = dir(vector).resolve(file.get("path").asString());
            Files.createDirectories(path.getParent());
            Files.write(path, Base64.getDecoder().decode(file.get("base64").asString()));
        }
        return MigrationDir.open(dir(vector), new AtlasFormat()).read();
    }

    private static List<JsonNode> atlasVectors(String name) throws Exception {
        return vectors(name).stream()
                .filter(v -> v.get("format").asString().equals("atlas"))
                .toList();
    }

    private static List<JsonNode> vectors(String name) throws Exception {
        List<JsonNode> vectors = new ArrayList<>();
        try (InputStream in = SumGoldenTest.class.getResourceAsStream("/golden/" + name)) {
            new JsonMapper().readTree(in).forEach(vectors::add);
        }
        return vectors;
    }
}
