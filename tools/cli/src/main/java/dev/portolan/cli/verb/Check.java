package dev.portolan.cli.verb;

import dev.portolan.Generate;
import dev.portolan.migrate.SnapshotCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

final class Check implements Verb {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "Compares the entities with schema.snapshot: is a migration missing? Needs no database.";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.CLASSPATH, Option.UNIT, Option.DIR, Option.FORMAT, Option.DIALECT, Option.JSON);
    }

    @Override
    public String example() {
        return "portolan check --classpath target/classes";
    }

    @Override
    public Answer run(Words words) {
        SnapshotCheck check = SnapshotCheck.of(
                Generate.unit(words.one(Option.UNIT)),
                words.path(Option.DIR),
                words.one(Option.FORMAT),
                words.one(Option.DIALECT));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", check.outcome().name().toLowerCase(Locale.ROOT));
        json.put("dir", check.dir().toString());
        json.put("missing", check.missing());
        return switch (check.outcome()) {
            case SYNCED -> Answer.done(List.of("The entities are those of the last migration in " + check.dir()), json);
            case MISSING -> {
                List<String> text = new ArrayList<>(List.of("There is no migration yet for:"));
                check.missing().forEach(m -> text.add("  " + m));
                yield new Answer(
                        3, text, List.of("[migration-missing] Write it: portolan diff NAME, and review it."), json);
            }
            case UNKNOWN ->
                new Answer(
                        3,
                        List.of(),
                        List.of("[snapshot-stale] Cannot tell: schema.snapshot is not that of the files in "
                                + check.dir() + ". Replay them: portolan diff --check"),
                        json);
        };
    }
}
