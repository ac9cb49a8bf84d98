package dev.portolan.processor;

import dev.portolan.processor.check.DriftCheck;
import dev.portolan.processor.emit.GeneratedUnit;
import dev.portolan.processor.emit.Output;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;

/** {@code -Aportolan.check}: each unit beside the snapshot of its directory. */
final class DriftChecks {
    private DriftChecks() {}

    static void run(ProcessingEnvironment environment, List<GeneratedUnit> units, Reporter reporter) {
        Map<String, String> options = environment.getOptions();
        // checked by then: what is wrong about it was said when the units were read
        String mode = options.get(Option.CHECK.key());
        if (mode == null || !mode.strip().equals("warn") && !mode.strip().equals("error")) {
            return;
        }
        Path root = new Output(environment.getFiler()).root(options.get(Option.ROOT.key()));
        DriftCheck check = new DriftCheck(
                environment.getElementUtils(), reporter, mode.strip().equals("error"));
        for (GeneratedUnit unit : units) {
            Origin at = unit.originating().isEmpty()
                    ? null
                    : Origin.of(unit.originating().get(0));
            String dir = unit.defaults().dir();
            if (root == null && !Path.of(dir).isAbsolute()) {
                reporter.report(
                        Message.SNAPSHOT_STALE,
                        at,
                        dir,
                        "the folder of the project is not known: pass -A" + Option.ROOT.key());
                continue;
            }
            unit.text()
                    .ifPresent(graph -> check.run(
                            dir, text(root, dir, "schema.snapshot"), text(root, dir, "atlas.sum"), graph, at));
        }
    }

    private static String text(Path root, String dir, String name) {
        return Output.file(root, dir + "/" + name)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(null);
    }
}
