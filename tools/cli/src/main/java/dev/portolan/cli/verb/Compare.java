package dev.portolan.cli.verb;

import dev.portolan.Generate;
import dev.portolan.dir.FileSize;
import dev.portolan.dir.PasswordFile;
import dev.portolan.dir.Placeholders;
import dev.portolan.migrate.StateDiff;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code diff} with {@code --from} or {@code --to}: two states of any kind; prints, and writes nothing. */
public final class Compare implements Verb {
    /** The state before. */
    public static final Option FROM = new Option(
            "--from",
            "STATE",
            "print what leads from this state to --to: a JDBC URL, a directory, an SQL file, entities");

    /** The state after. */
    public static final Option TO = new Option("--to", "STATE", "the other state, of the same kinds (entities)");

    private static final Set<String> TAKEN = Set.of(
            "--from",
            "--to",
            "--dialect",
            "--format",
            "--placeholder",
            "--user",
            "--password-file",
            "--dev-url",
            "--dev-user",
            "--schema",
            "--exclude",
            "--max-file",
            "--no-cache",
            "--unit",
            "--json");

    @Override
    public String name() {
        return Diff.NAME;
    }

    @Override
    public String summary() {
        return Diff.SUMMARY;
    }

    @Override
    public String argument() {
        return "NAME";
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(Diff.options());
        options.add(FROM);
        options.add(TO);
        return List.copyOf(options);
    }

    @Override
    public String example() {
        return Diff.EXAMPLE;
    }

    @Override
    public Answer run(Words words) {
        Set<String> others = new TreeSet<>(words.values().keySet());
        others.removeAll(TAKEN);
        if (!others.isEmpty() || words.name() != null) {
            throw PortolanException.usage(
                    "usage",
                    "--from and --to print what differs and write nothing: without "
                            + (others.isEmpty() ? "NAME" : String.join(", ", others)) + ".");
        }
        if (!words.has(FROM)) {
            throw PortolanException.usage("usage", "--to needs --from, the state to begin with.");
        }
        Path file = words.path(option("--password-file"));
        StateDiff diff = StateDiff.of(
                new StateDiff.Request(
                        words.one(FROM),
                        words.has(TO) ? words.one(TO) : StateDiff.ENTITIES,
                        words.one(Option.DIALECT),
                        words.one(Option.FORMAT),
                        Placeholders.parse(words.all(option("--placeholder"))),
                        words.one(option("--user")),
                        file == null ? System.getenv("PORTOLAN_PASSWORD") : PasswordFile.read(file),
                        words.one(option("--dev-url"), "PORTOLAN_DEV_URL"),
                        words.one(option("--dev-user")),
                        System.getenv("PORTOLAN_DEV_PASSWORD"),
                        FileSize.parse(words.one(option("--max-file"), "PORTOLAN_MAX_FILE")),
                        !words.has(option("--no-cache")),
                        words.all(option("--schema")),
                        words.all(option("--exclude"))),
                () -> Generate.unit(words.one(Option.UNIT)));
        return answer(diff);
    }

    private static Answer answer(StateDiff diff) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", diff.steps().isEmpty() ? "synced" : "differs");
        json.put("dialect", diff.dialect());
        json.put("statements", Sql.json(diff.steps()));
        List<Object> notices = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        diff.notices().forEach(notice -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("code", notice.code());
            one.put("element", notice.element());
            one.put("message", notice.message());
            notices.add(one);
            notes.add("[" + notice.code() + "] " + notice.message());
        });
        json.put("notices", notices);
        List<String> text = diff.steps().isEmpty()
                ? List.of("The two states are the same, no changes to be made")
                : Sql.text(diff.steps());
        return new Answer(0, text, notes, json);
    }

    private static Option option(String text) {
        return Diff.options().stream()
                .filter(o -> o.text().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
