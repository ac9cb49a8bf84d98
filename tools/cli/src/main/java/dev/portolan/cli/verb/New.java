package dev.portolan.cli.verb;

import dev.portolan.dir.DirState;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.MigrationName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class New implements Verb {
    private static final Option VERSION_TIME =
            new Option("--version-time", "T", "the version, yyyyMMddHHmmss in UTC (now)");

    @Override
    public String name() {
        return "new";
    }

    @Override
    public String summary() {
        return "Adds an empty migration to the directory, to be written by hand.";
    }

    @Override
    public String argument() {
        return "NAME";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.DIR, Option.FORMAT, VERSION_TIME, Option.JSON);
    }

    @Override
    public String example() {
        return "portolan new fill_prices --dir migrations";
    }

    @Override
    public Answer run(Words words) {
        String name = MigrationName.check(words.name() == null ? "changes" : words.name());
        MigrationDir dir = words.migrations();
        return dir.locked(PATIENCE, () -> written(dir, name, words.one(VERSION_TIME)));
    }

    private static Answer written(MigrationDir dir, String name, String time) {
        DirState state = dir.read();
        state.validate();
        String version = time == null ? state.nextVersion(Instant.now(), name) : state.fixedVersion(time, name);
        List<MigrationFile> files = dir.format().blank(version, name);
        dir.write(state, files, null);
        return answer(dir, version, files);
    }

    private static Answer answer(MigrationDir dir, String version, List<MigrationFile> files) {
        List<String> text = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (MigrationFile file : files) {
            String path = dir.path().resolve(file.name()).toString();
            text.add("Wrote " + path);
            written.add(path);
        }
        dir.sums().forEach(sum -> written.add(sum.toString()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "written");
        json.put("dir", dir.path().toString());
        json.put("version", version);
        json.put("written", written);
        String format = dir.format().name();
        String hash = "portolan hash --dir " + dir.path() + (format.equals("atlas") ? "" : " --format " + format);
        return new Answer(0, text, List.of("Write the statements into it, then: " + hash), json);
    }
}
