package dev.portolan.acceptance.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Java in the documents compiles with the processor on the path. */
class SamplesTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:abstract )?(?:class|record|interface) (\\w+)");
    private static final String IMPORTS =
            "package docs;\n\nimport dev.portolan.annotations.*;\nimport jakarta.persistence.*;\n\n";

    @TempDir
    Path work;

    static Stream<Arguments> samples() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Checkout.ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.list(Checkout.ROOT.resolve("docs"))) {
            docs.filter(d -> d.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        List<Arguments> samples = new ArrayList<>();
        for (Path document : documents) {
            for (String code : blocks(Checkout.text(document), "java")) {
                samples.add(Arguments.of(document.getFileName().toString(), code));
            }
        }
        return samples.stream();
    }

    private static List<String> blocks(String text, String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("samples")
    void compiles(String document, String code) throws IOException {
        Matcher type = TYPE.matcher(code);
        String name = type.find() ? type.group(1) : "package-info";
        String text = name.equals("package-info") ? code : IMPORTS + code;
        String entity = IMPORTS.replace("package docs", "package com.example") + "@Entity class Any { @Id Long id; }";
        Compilation.of(
                work,
                name.equals("package-info")
                        ? Map.of("package-info.java", text, "Any.java", entity)
                        : Map.of(name + ".java", text));
    }

    @Test
    void theQuickStartIsTwoCommandsOfOneLine() {
        String readme = Checkout.text(Checkout.ROOT.resolve("README.md"));
        String section = readme.split("\n## Quick start\n")[1].split("\n## ")[0];
        List<String> commands = blocks(section, "sh");
        assertEquals(2, BLOCK.matcher(section).results().count());
        assertEquals(2, commands.size());
        assertTrue(commands.stream().allMatch(c -> c.lines().count() == 1), commands.toString());
    }
}
