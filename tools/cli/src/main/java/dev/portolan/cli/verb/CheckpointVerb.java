package dev.portolan.cli.verb;

import dev.portolan.dir.FileSize;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.MigrationName;
import dev.portolan.dir.Placeholders;
import dev.portolan.migrate.Checkpoint;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class CheckpointVerb implements Verb {
    private static final Option DIALECT =
            new Option("--dialect", "N", "sqlite, postgres, mysql, mariadb, h2 (the dev server's, else as compiled)");
    private static final Option LEAVE = new Option(
            "--leave", "KINDS", "goes without what it cannot hold: rows, others (statements such as GRANT); comma");
    private static final Option PLACEHOLDER =
            new Option("--placeholder", "K=V", "a value for ${K} in files; repeatable");
    private static final Option VERSION_TIME =
            new Option("--version-time", "T", "the version, yyyyMMddHHmmss in UTC (now)");
    private static final Option DRY_RUN = new Option("--dry-run", null, "prints it and writes nothing");
    private static final Option MAX_FILE =
            new Option("--max-file", "SIZE", "what a file may have: 64m [PORTOLAN_MAX_FILE]");
    private static final Set<String> KINDS = Set.of(Checkpoint.ROWS, Checkpoint.OTHERS);

    @Override
    public String name() {
        return "checkpoint";
    }

    @Override
    public String summary() {
        return "Adds one file that builds the whole schema, with which new databases begin in place of all files before it.";
    }

    @Override
    public String argument() {
        return "TAG";
    }

    @Override
    public String argumentMeaning() {
        return "a word by which it is called, such as v1.0";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.DIR,
                Option.FORMAT,
                DIALECT,
                Option.DEV_URL,
                Option.DEV_USER,
                Option.SCHEMA,
                LEAVE,
                PLACEHOLDER,
                VERSION_TIME,
                DRY_RUN,
                MAX_FILE,
                Option.CLASSPATH,
                Option.UNIT,
                Option.JSON);
    }

    @Override
    public String example() {
        return "portolan checkpoint v1.0 --dialect postgres --dev-url jdbc:postgresql://localhost/dev --dev-user me";
    }

    @Override
    public Answer run(Words words) {
        String tag = words.name() == null ? "" : MigrationName.check(words.name());
        Checkpoint made = Checkpoint.of(new Checkpoint.Request(
                words.dir(),
                words.one(Option.FORMAT),
                tag,
                AgainstBranch.dialect(words),
                Placeholders.parse(words.all(PLACEHOLDER)),
                words.one(Option.DEV_URL, "PORTOLAN_DEV_URL"),
                words.one(Option.DEV_USER),
                System.getenv("PORTOLAN_DEV_PASSWORD"),
                words.one(VERSION_TIME),
                words.has(DRY_RUN),
                FileSize.parse(words.one(MAX_FILE, "PORTOLAN_MAX_FILE")),
                kinds(words.one(LEAVE)),
                words.all(Option.SCHEMA)));
        return answer(words, made);
    }

    private static Set<String> kinds(String said) {
        Set<String> kinds = said == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(said.split(",")));
        if (!KINDS.containsAll(kinds)) {
            throw PortolanException.usage("usage", "--leave takes rows, others, or both: \"" + said + "\" is neither.");
        }
        return kinds;
    }

    private static Answer answer(Words words, Checkpoint made) {
        List<String> text = new ArrayList<>();
        boolean dry = words.has(DRY_RUN);
        for (MigrationFile file : made.files()) {
            Path path = words.dir().resolve(file.name());
            text.add(dry ? "-- " + path : "Wrote " + path);
            if (dry) {
                text.addAll(file.text().lines().toList());
            }
        }
        List<String> notes = new ArrayList<>();
        told(notes, made.carried(), "repeats ");
        told(notes, made.left(), "goes without ");
        notes.add("It stands for " + made.replaces().size()
                + (made.replaces().size() == 1 ? " file, which stays" : " files, which stay")
                + ": a database that has run some of them goes on with them, and leaves it out.");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", dry ? "planned" : "written");
        json.put("dir", words.dir().toString());
        json.put("dialect", made.dialect());
        json.put("tag", words.name());
        json.put("files", made.files().stream().map(MigrationFile::name).toList());
        json.put("replaces", made.replaces());
        json.put("carried", json(made.carried()));
        json.put("left", json(made.left()));
        json.put("written", made.written().stream().map(Path::toString).toList());
        return new Answer(0, text, notes, json);
    }

    private static void told(List<String> notes, List<Checkpoint.Source> statements, String what) {
        statements.forEach(s -> notes.add("It " + what + s.file() + ":" + s.line() + ": " + s.sql()));
    }

    private static List<Object> json(List<Checkpoint.Source> statements) {
        List<Object> list = new ArrayList<>();
        for (Checkpoint.Source source : statements) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", source.file());
            one.put("line", source.line());
            one.put("sql", source.sql());
            list.add(one);
        }
        return list;
    }
}
