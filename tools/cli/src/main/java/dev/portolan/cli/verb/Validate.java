package dev.portolan.cli.verb;

import dev.portolan.dir.DirState;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.SumFile;
import dev.portolan.dir.SumFinding;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

final class Validate implements Verb {
    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String summary() {
        return "Checks the directory against its sums and, before a merge, against another branch.";
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(Option.DIR, Option.FORMAT));
        options.addAll(AgainstBranch.OPTIONS);
        options.add(Option.JSON);
        return List.copyOf(options);
    }

    @Override
    public String example() {
        return "portolan validate --dir migrations --git-base origin/main";
    }

    @Override
    public Answer run(Words words) {
        MigrationDir dir = words.present();
        DirState state = dir.read();
        if (state.isPending()) {
            throw PortolanException.failed(
                    "run-pending",
                    "A run was killed while it wrote in " + dir.path()
                            + ". The next one that writes there finishes it; portolan hash does so, too.");
        }
        List<SumFinding> findings = state.findings();
        if (findings.isEmpty()) {
            // where a rule of the sum is broken that no finding tells, this does
            state.validate();
        }
        Answer answer = findings.isEmpty()
                ? sound(dir.path(), state.sum())
                : broken(dir.path(), dir.format().name(), findings);
        return words.has(Option.GIT_BASE) ? AgainstBranch.answer(words, answer) : answer;
    }

    private static Answer sound(Path dir, SumFile sum) {
        Map<String, Object> json = head("valid", dir);
        json.put("files", sum.entries().size());
        json.put("findings", List.of());
        return Answer.done(
                List.of(dir + " is as " + SumFile.NAME + " says: "
                        + sum.entries().size() + (sum.entries().size() == 1 ? " file" : " files")),
                json);
    }

    private static Answer broken(Path dir, String format, List<SumFinding> findings) {
        List<String> text = new ArrayList<>();
        List<Object> list = new ArrayList<>();
        for (SumFinding finding : findings) {
            String command = Remedy.of(dir, format, finding);
            text.add((finding.line() == 0 ? "" : place(finding)) + finding.message());
            if (command != null) {
                text.add("    " + command);
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("kind", finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.put("sum", finding.sum());
            json.put("line", finding.line());
            json.put("file", finding.file());
            json.put("other", finding.other());
            json.put("message", finding.message());
            json.put("command", command);
            list.add(json);
        }
        String anew = Remedy.hash(dir, format);
        Map<String, Object> json = head("invalid", dir);
        json.put("findings", list);
        json.put("rehash", anew);
        String note = "[sum-mismatch] " + dir + " is not what "
                + findings.get(0).sum() + " says. When it is as it should be, write the sum anew: " + anew;
        return new Answer(3, text, List.of(note), json);
    }

    private static String place(SumFinding finding) {
        return (finding.sum().equals(SumFile.NAME) ? "" : finding.sum() + ", ") + "line " + finding.line() + ": ";
    }

    private static Map<String, Object> head(String status, Path dir) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", status);
        json.put("dir", dir.toString());
        return json;
    }
}
