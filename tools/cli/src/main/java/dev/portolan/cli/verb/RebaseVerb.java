package dev.portolan.cli.verb;

import dev.portolan.dir.MigrationDir;
import dev.portolan.review.LateFiles;
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
        return List.of(Option.GIT_BASE, Option.DIR, Option.FORMAT, Option.JSON);
    }

    @Override
    public String example() {
        return "portolan rebase --git-base origin/main";
    }

    @Override
    public Answer run(Words words) {
        if (words.names().isEmpty() != words.has(Option.GIT_BASE)) {
            throw PortolanException.usage(
                    "usage",
                    "rebase needs the files that are to come last, or --git-base and finds them itself. See portolan rebase --help.");
        }
        MigrationDir dir = words.present();
        Map<String, String> renamed = dir.locked(PATIENCE, () -> renamed(dir, words));
        List<String> text = new ArrayList<>();
        renamed.forEach((old, now) -> text.add(old + " is now " + now));
        if (renamed.isEmpty()) {
            text.add("All files of this branch come behind those of " + words.one(Option.GIT_BASE) + " already");
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "rebased");
        json.put("dir", dir.path().toString());
        json.put("renamed", renamed);
        List<String> notes =
                List.of("Replay them: portolan diff --check says whether the entities are where the files lead.");
        return new Answer(0, text, notes, json);
    }

    private static Map<String, String> renamed(MigrationDir dir, Words words) {
        String ref = words.one(Option.GIT_BASE);
        if (ref == null) {
            return dir.rebase(dir.read(), words.names(), Instant.now());
        }
        LateFiles late = LateFiles.of(dir.path(), dir.format().name(), ref);
        return dir.rebase(dir.read(), late.names(), late.others(), late.trusted(), Instant.now());
    }
}
