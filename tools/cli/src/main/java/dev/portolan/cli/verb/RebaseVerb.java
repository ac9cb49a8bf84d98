package dev.portolan.cli.verb;

import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.schema.PortolanException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class RebaseVerb implements Verb {
    @Override
    public String name() {
        return "rebase";
    }

    @Override
    public String summary() {
        return "Gives files new versions behind all others, and writes the sum anew: after two branches were merged.";
    }

    @Override
    public String argument() {
        return "FILE";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.DIR, Option.FORMAT, Option.JSON);
    }

    @Override
    public String example() {
        return "portolan rebase 20260301120000_add_phone.sql";
    }

    @Override
    public Answer run(Words words) {
        if (words.names().isEmpty()) {
            throw PortolanException.usage(
                    "usage", "rebase needs the files that are to come last. See portolan rebase --help.");
        }
        MigrationDir dir = MigrationDir.open(words.dir(), Formats.named(words.format()));
        Map<String, String> renamed = dir.locked(PATIENCE, () -> dir.rebase(dir.read(), words.names(), Instant.now()));
        List<String> text = new ArrayList<>();
        renamed.forEach((old, now) -> text.add(old + " is now " + now));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "rebased");
        json.put("dir", dir.path().toString());
        json.put("renamed", renamed);
        List<String> notes =
                List.of("Replay them: portolan diff --check says whether the entities are where the files lead.");
        return new Answer(0, text, notes, json);
    }
}
