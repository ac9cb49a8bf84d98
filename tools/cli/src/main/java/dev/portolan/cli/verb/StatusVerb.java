package dev.portolan.cli.verb;

import dev.portolan.migrate.apply.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

final class StatusVerb implements Verb {
    private static final Option CHECK = new Option("--check", null, "exit 3 when not all has run as the files say");

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "Tells which migrations have run on a database, and what is wrong with them; writes nothing.";
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(CHECK));
        options.addAll(OnDatabase.OPTIONS);
        return List.copyOf(options);
    }

    @Override
    public String example() {
        return "portolan status --url jdbc:postgresql://localhost/shop --user me --check";
    }

    @Override
    public Answer run(Words words) {
        Status status = OnDatabase.migrator(words, "status").status();
        int exit = words.has(CHECK) && status.state() != Status.State.OK ? 3 : 0;
        return new Answer(exit, text(status), List.of(), json(words, status));
    }

    private static String word(Status status) {
        return status.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> text(Status status) {
        List<String> text = new ArrayList<>();
        text.add("Status: " + word(status));
        text.add("  version:  " + (status.current() == null ? "none" : status.current()));
        text.add("  executed: " + status.executed());
        text.add("  pending:  " + status.pending().size()
                + (status.pending().isEmpty()
                        ? ""
                        : ", next " + status.pending().get(0)));
        list(
                text,
                "out of order: late, since a later one has run (apply --order says what shall be)",
                status.outOfOrder());
        list(
                text,
                status.edited().size() == 1
                        ? "edited after it ran (restore it, or apply --accept-edits)"
                        : "edited after they ran, at least one of these (restore it, or apply --accept-edits)",
                status.edited());
        list(text, "executed, and the file is gone", status.missing());
        if (status.partial() != null) {
            partial(text, status.partial(), status.state() == Status.State.RUNNING);
        }
        return text;
    }

    private static void list(List<String> text, String what, List<String> names) {
        if (!names.isEmpty()) {
            text.add("  " + what + ":");
            names.forEach(name -> text.add("    " + name));
        }
    }

    private static void partial(List<String> text, Status.Partial partial, boolean running) {
        String name = partial.file() == null ? "version " + partial.version() + ", whose file is gone" : partial.file();
        text.add("  in part:  " + name + ": " + partial.applied() + " of "
                + ApplyLog.counted(partial.total(), "statement") + " ran");
        if (running) {
            text.add("  running:  another migrator is at work in this file");
        } else if (partial.error().isEmpty()) {
            text.add("  unknown:  a run was interrupted: check statement " + (partial.applied() + 1)
                    + (partial.line() == 0 ? "" : ", line " + partial.line())
                    + ", in the database, then apply --interrupted done (it took effect) or again (it did not)");
            if (partial.statement() != null) {
                partial.statement().lines().forEach(line -> text.add("    " + line));
            }
        } else {
            text.add("  refused:");
            partial.errorStatement().lines().forEach(line -> text.add("    " + line));
            partial.error().lines().forEach(line -> text.add("  " + line));
        }
    }

    private static Map<String, Object> json(Words words, Status status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", word(status));
        json.put("dialect", status.dialect());
        json.put("dir", words.dir().toString());
        json.put("version", status.current());
        json.put("executed", status.executed());
        json.put("pending", status.pending());
        json.put("outOfOrder", status.outOfOrder());
        json.put("edited", status.edited());
        json.put("missing", status.missing());
        Status.Partial partial = status.partial();
        if (partial == null) {
            json.put("partial", null);
        } else {
            Map<String, Object> inner = new LinkedHashMap<>();
            inner.put("file", partial.file());
            inner.put("version", partial.version());
            inner.put("applied", partial.applied());
            inner.put("total", partial.total());
            inner.put("line", partial.line());
            inner.put("statement", partial.statement());
            inner.put("error", partial.error());
            inner.put("refused", partial.errorStatement());
            json.put("partial", inner);
        }
        return json;
    }
}
