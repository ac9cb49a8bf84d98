package dev.portolan.migrate;

import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Prints what a run found: the result to one stream, the rest to the other. */
final class Report {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final UnaryOperator<String> hide;

    /** @param hide takes secrets out of a text */
    Report(PrintStream out, PrintStream err, boolean json, UnaryOperator<String> hide) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.hide = hide;
    }

    int result(Result result) {
        for (Notice notice : result.notices()) {
            err.println(hide.apply("[" + notice.code() + "] " + notice.message()));
        }
        if (json) {
            out.println(hide.apply(Json.write(asMap(result))));
        } else {
            text(result);
        }
        return result.exit();
    }

    private void text(Result result) {
        switch (result.outcome()) {
            case SYNCED -> {
                out.println("The migration directory is synced with the desired state, no changes to be made");
                result.written().forEach(path -> out.println("Wrote " + path));
            }
            case MISSING -> {
                print(result.files());
                err.println("[migration-missing] " + result.dir()
                        + " lacks the migration above. Generate it, review it and" + " commit it.");
            }
            case PLANNED -> print(result.files());
            case WRITTEN, REHASHED -> {
                print(result.files());
                for (Path path : result.written()) {
                    out.println("Wrote " + path);
                }
            }
        }
    }

    private void print(List<MigrationFile> files) {
        for (MigrationFile file : files) {
            out.println("-- " + file.name());
            String text = hide.apply(file.text());
            out.print(text);
            out.println(text.endsWith("\n") ? "" : "\n");
        }
    }

    int error(PortolanException e) {
        if (json) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("status", "error");
            map.put("code", e.code());
            map.put("message", e.getMessage());
            out.println(hide.apply(Json.write(map)));
        }
        err.println(hide.apply(e.getMessage()));
        return e.exit();
    }

    private static Map<String, Object> asMap(Result result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("status", result.outcome().name().toLowerCase(java.util.Locale.ROOT));
        map.put("dialect", result.dialect());
        map.put("dir", result.dir().toString());
        map.put("version", result.version());
        map.put("files", result.files().stream().map(Report::asMap).toList());
        map.put("written", result.written().stream().map(Path::toString).toList());
        map.put("statements", result.plan().steps().stream().map(Report::asMap).toList());
        map.put("reverse", result.plan().reverse().stream().map(Report::asMap).toList());
        map.put("notices", result.notices().stream().map(Report::asMap).toList());
        return map;
    }

    private static Map<String, Object> asMap(MigrationFile file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", file.name());
        map.put("text", file.text());
        return map;
    }

    private static Map<String, Object> asMap(Step step) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("comment", step.comment());
        map.put("sql", step.sql());
        map.put("reason", step.reason());
        return map;
    }

    private static Map<String, Object> asMap(Notice notice) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", notice.code());
        map.put("element", notice.element());
        map.put("message", notice.message());
        return map;
    }
}
