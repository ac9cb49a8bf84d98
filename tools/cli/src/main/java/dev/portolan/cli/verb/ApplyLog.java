package dev.portolan.cli.verb;

import dev.portolan.migrate.apply.ApplyListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells of each file when it has run, and keeps it for the result. */
final class ApplyLog implements ApplyListener {
    private final Consumer<String> progress;
    private final boolean dry;
    private final List<Object> files = new ArrayList<>();
    private List<Object> statements = List.of();

    /** @param dry whether the statements are told, since nothing else happens */
    ApplyLog(Consumer<String> progress, boolean dry) {
        this.progress = progress;
        this.dry = dry;
    }

    @Override
    public void beforeFile(String file, int count) {
        if (dry) {
            progress.accept("-- " + file);
            statements = new ArrayList<>();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file);
            json.put("statements", count);
            json.put("sql", statements);
            files.add(json);
        }
    }

    @Override
    public void beforeStatement(String file, int number, String sql) {
        if (dry) {
            progress.accept(sql);
            statements.add(sql);
        }
    }

    @Override
    public void afterFile(String file, int count, Duration took) {
        progress.accept(file + "  " + counted(count, "statement") + "  " + took.toMillis() + " ms");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        json.put("statements", count);
        json.put("milliseconds", (int) Math.min(took.toMillis(), Integer.MAX_VALUE));
        files.add(json);
    }

    /** The files that ran, or would. */
    List<Object> json() {
        return files;
    }

    static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
