package dev.portolan.cli.verb;

import dev.portolan.review.GitAttributes;
import dev.portolan.review.SumMerge;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class GitVerb implements Verb {
    private static final String INSTALL = "install";
    private static final String MERGE = "merge-sum";

    @Override
    public String name() {
        return "git";
    }

    @Override
    public String summary() {
        return "Tells git how the directory is kept and merged: git install.";
    }

    @Override
    public String argument() {
        return "WORD";
    }

    @Override
    public String argumentMeaning() {
        return "install: once in each clone; merge-sum is what git calls then";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.DIR, Option.FORMAT, Option.GIT_BASE, Option.JSON);
    }

    @Override
    public String example() {
        return "portolan git install --git-base origin/main";
    }

    @Override
    public Answer run(Words words) {
        List<String> said = words.names();
        if (said.equals(List.of(INSTALL))) {
            return installed(GitAttributes.install(words.dir(), words.format(), words.one(Option.GIT_BASE)));
        }
        if (said.size() == 5 && said.get(0).equals(MERGE)) {
            return merged(
                    words,
                    SumMerge.of(new SumMerge.Request(
                            Path.of(said.get(1)),
                            Path.of(said.get(2)),
                            Path.of(said.get(3)),
                            said.get(4),
                            words.has(Option.FORMAT) ? words.one(Option.FORMAT) : "atlas",
                            words.one(Option.GIT_BASE))));
        }
        throw PortolanException.usage("usage", "Say portolan git install. See portolan git --help.");
    }

    private static Answer installed(GitAttributes done) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "installed");
        json.put("file", done.file().toString());
        json.put("added", done.lines());
        json.put("driver", done.driver());
        List<String> text = new ArrayList<>();
        done.lines().forEach(line -> text.add(done.file() + ": " + line));
        text.add("git calls " + done.driver().substring(0, done.driver().indexOf(" %")) + " to merge the sum");
        List<String> notes = done.lines().isEmpty()
                ? List.of()
                : List.of("Commit " + done.file()
                        + ". In other clones of this repository say it once, too: portolan git install");
        return new Answer(0, text, notes, json);
    }

    private static Answer merged(Words words, SumMerge merge) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", merge.why() == null ? "merged" : "conflict");
        json.put("why", merge.why());
        List<String> notes = merge.why() == null
                ? List.of()
                : List.of("[sum-conflict] " + words.names().get(4) + ": both sides added migrations, and " + merge.why()
                        + ".");
        return new Answer(merge.why() == null ? 0 : 3, List.of(), notes, json);
    }
}
