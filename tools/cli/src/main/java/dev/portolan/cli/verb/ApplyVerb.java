package dev.portolan.cli.verb;

import dev.portolan.migrate.apply.ApplyResult;
import dev.portolan.migrate.apply.FileOrder;
import dev.portolan.migrate.apply.Interrupted;
import dev.portolan.migrate.apply.Migrator;
import dev.portolan.migrate.apply.TxMode;
import dev.portolan.schema.PortolanException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class ApplyVerb implements Verb {
    private static final Option TX_MODE = new Option("--tx-mode", "file|all|none", "what is one transaction (file)");
    private static final Option ORDER = new Option(
            "--order", "linear|linear-skip|non-linear", "files that come late: refused, left out, run (linear)");
    private static final Option TO = new Option("--to", "VERSION", "run nothing behind it");
    private static final Option BASELINE =
            new Option("--baseline", "VERSION", "what the database is at, on the first run");
    private static final Option ALLOW_DIRTY =
            new Option("--allow-dirty", null, "the first run may meet a database that holds something");
    private static final Option DRY_RUN =
            new Option("--dry-run", null, "print what would run, and write nothing at all");
    private static final Option INTERRUPTED = new Option(
            "--interrupted",
            "done|again",
            "whether the statement took effect at which a run was interrupted; see status");
    private static final Option ACCEPT_EDITS =
            new Option("--accept-edits", null, "take files that were edited after they ran as they are now");
    private static final Option WAIT =
            new Option("--wait", "T", "how long to wait for another migrator: 30s, 5m (10s)");

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String summary() {
        return "Runs the migrations on a database that have not run there.";
    }

    @Override
    public String argument() {
        return "N";
    }

    @Override
    public String argumentMeaning() {
        return "how many files to run at most (all)";
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(
                List.of(TX_MODE, ORDER, TO, BASELINE, ALLOW_DIRTY, DRY_RUN, INTERRUPTED, ACCEPT_EDITS, WAIT));
        options.addAll(OnDatabase.OPTIONS);
        return List.copyOf(options);
    }

    @Override
    public String example() {
        return "portolan apply --url jdbc:postgresql://localhost/shop --user me";
    }

    @Override
    public Answer run(Words words) {
        return run(words, line -> {});
    }

    @Override
    public Answer run(Words words, Consumer<String> progress) {
        boolean dry = words.has(DRY_RUN);
        ApplyLog log = new ApplyLog(progress, dry);
        Migrator migrator = migrator(words).listener(log);
        Map<String, Object> json = new LinkedHashMap<>();
        try {
            ApplyResult result = dry ? migrator.dryRun() : migrator.apply();
            json.put("status", result.files().isEmpty() ? "current" : dry ? "dry-run" : "applied");
            json.put("dialect", result.dialect());
            json.put("dir", words.dir().toString());
            json.put("from", result.from());
            json.put("to", result.to());
            json.put("files", log.json());
            return Answer.done(List.of(summary(result)), json);
        } catch (PortolanException e) {
            if (log.json().isEmpty()) {
                throw e;
            }
            // what ran before stays so, and a program wants to know of it
            json.put("status", "error");
            json.put("code", e.code());
            json.put("message", e.getMessage());
            json.put("dir", words.dir().toString());
            json.put("files", log.json());
            return new Answer(e.exit(), List.of(), List.of(e.getMessage()), json);
        }
    }

    private static Migrator migrator(Words words) {
        Migrator migrator = OnDatabase.migrator(words, "apply");
        if (words.has(TX_MODE)) {
            migrator = migrator.txMode(TxMode.of(words.one(TX_MODE)));
        }
        if (words.has(ORDER)) {
            migrator = migrator.order(FileOrder.of(words.one(ORDER)));
        }
        if (words.has(TO)) {
            migrator = migrator.to(words.one(TO));
        }
        if (words.has(BASELINE)) {
            migrator = migrator.baseline(words.one(BASELINE));
        }
        if (words.has(ALLOW_DIRTY)) {
            migrator = migrator.allowDirty();
        }
        if (words.has(INTERRUPTED)) {
            migrator = migrator.interrupted(Interrupted.of(words.one(INTERRUPTED)));
        }
        if (words.has(ACCEPT_EDITS)) {
            migrator = migrator.acceptEdits();
        }
        if (words.has(WAIT)) {
            migrator = migrator.patience(time(words.one(WAIT)));
        }
        return words.name() == null ? migrator : migrator.amount(amount(words.name()));
    }

    private static int amount(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw PortolanException.usage("usage", "apply takes a number of files, not \"" + text + "\".");
        }
        return Integer.parseInt(text);
    }

    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw PortolanException.usage("usage", "--wait is a time like 500ms, 30s or 5m, not \"" + text + "\".");
        }
        long count = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    private static String summary(ApplyResult result) {
        if (result.files().isEmpty()) {
            return "Nothing to run" + (result.to() == null ? "" : ": the database is at version " + result.to());
        }
        int statements =
                result.files().stream().mapToInt(ApplyResult.Done::statements).sum();
        return (result.dryRun() ? "Would run " : "Ran ")
                + ApplyLog.counted(result.files().size(), "file") + ", "
                + ApplyLog.counted(statements, "statement") + "; the database "
                + (result.dryRun() ? "would be" : "is") + " at version " + result.to();
    }
}
