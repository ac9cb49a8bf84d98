package dev.portolan.acceptance.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every script on every dialect that it is for. */
class ScriptsTest {
    static final Path SCRIPTS = Checkout.ROOT.resolve("acceptance/src/test/resources/scripts");

    /** {@code -Dscript=index-desc} runs those with that in their names. */
    private static final String ONLY = System.getProperty("script", "");

    @TempDir
    Path work;

    @TestFactory
    List<DynamicTest> scripts() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Target target : Target.values()) {
            List<Path> all = new ArrayList<>(files(target.dialect()));
            all.addAll(files("common"));
            all.removeIf(f -> !f.toString().contains(ONLY));
            for (Path file : all) {
                String name = SCRIPTS.relativize(file).toString().replace(".txtar", "") + " on " + target.dialect();
                tests.add(DynamicTest.dynamicTest(name, file.toUri(), () -> run(file, target)));
            }
        }
        assertTrue(!ONLY.isEmpty() || tests.size() > 50, "scripts are found");
        return tests;
    }

    private void run(Path file, Target target) throws Exception {
        Path own = work.resolve(target.dialect()).resolve(file.getFileName().toString());
        try (Run run = new Run(new Script(file, target.dialect()), target, own)) {
            run.all();
        }
    }

    static List<Path> files(String folder) throws IOException {
        Path there = SCRIPTS.resolve(folder);
        if (!Files.isDirectory(there)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(there)) {
            return files.filter(f -> f.toString().endsWith(".txtar"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }
}
