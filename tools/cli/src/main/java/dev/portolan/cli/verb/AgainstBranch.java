package dev.portolan.cli.verb;

import dev.portolan.Generate;
import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.review.BranchFinding;
import dev.portolan.review.BranchReview;
import dev.portolan.schema.PortolanException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code --git-base}: what another branch has to say to this one. */
final class AgainstBranch {
    /** Those that it understands. */
    static final List<Option> OPTIONS = List.of(
            Option.GIT_BASE,
            Option.DIALECT,
            Option.DEV_URL,
            Option.DEV_USER,
            Option.SCHEMA,
            Option.CLASSPATH,
            Option.UNIT);

    private static final Set<BranchFinding.Kind> REBASED =
            Set.of(BranchFinding.Kind.OUT_OF_ORDER, BranchFinding.Kind.SAME_VERSION, BranchFinding.Kind.SAME_NAME);

    private static final Set<BranchFinding.Kind> BROUGHT_BACK =
            Set.of(BranchFinding.Kind.EDITED, BranchFinding.Kind.LINE_ENDS, BranchFinding.Kind.REMOVED);

    private AgainstBranch() {}

    /** Adds it to what was found without the other branch. */
    static Answer answer(Words words, Answer alone) {
        BranchReview review = review(words);
        List<String> text = new ArrayList<>(alone.text());
        List<String> notes = new ArrayList<>(alone.notes());
        List<Object> list = new ArrayList<>();
        for (BranchFinding finding : review.findings()) {
            String command = command(words, review, finding);
            text.add(finding.message());
            if (command != null) {
                text.add("    " + command);
            }
            list.add(json(finding, command));
        }
        text.addAll(result(review));
        if (review.why() != null) {
            notes.add("[files-not-replayed] The files were only read, not tried on a database: " + review.why()
                    + ". What a function or a block does is not seen.");
        }
        if (!review.findings().isEmpty()) {
            notes.add("[branch-conflict] This branch cannot be merged into " + review.ref() + " as it is.");
        }
        Map<String, Object> json = new LinkedHashMap<>(alone.json());
        json.put("status", alone.exit() == 0 && review.findings().isEmpty() ? "valid" : "invalid");
        json.put("gitBase", json(review, list));
        return new Answer(review.findings().isEmpty() ? alone.exit() : 3, text, notes, json);
    }

    static BranchReview review(Words words) {
        return BranchReview.of(new BranchReview.Request(
                words.dir(),
                words.format(),
                words.one(Option.GIT_BASE),
                dialect(words),
                words.one(Option.DEV_URL, "PORTOLAN_DEV_URL"),
                words.one(Option.DEV_USER),
                System.getenv("PORTOLAN_DEV_PASSWORD"),
                words.all(Option.SCHEMA)));
    }

    /** As said, as the server's, as compiled; null when nothing tells. */
    static String dialect(Words words) {
        String said = words.one(Option.DIALECT);
        String url = words.one(Option.DEV_URL, "PORTOLAN_DEV_URL");
        if (said == null && url != null) {
            Dialect of = Dialects.forUrl(url);
            said = of != null ? of.name() : url.startsWith("embedded:") ? url.substring("embedded:".length()) : null;
        }
        if (said != null) {
            return said;
        }
        try {
            return Generate.unit(words.one(Option.UNIT)).defaults().dialect();
        } catch (PortolanException e) {
            if (words.has(Option.UNIT)
                    || !e.code().equals("no-unit") && !e.code().equals("which-unit")) {
                throw e;
            }
            return null;
        }
    }

    private static List<String> result(BranchReview review) {
        int ours = review.ours().size();
        int theirs = review.theirs().size();
        if (!review.findings().isEmpty()) {
            return List.of();
        }
        String how = ours == 0
                ? ""
                : review.replayedOn() != null
                        ? ", tried on " + review.replayedOn()
                        : theirs == 0 ? "" : ", as far as reading them tells";
        return List.of("Fits " + review.ref() + ": " + files(ours) + " here, " + files(theirs) + " there" + how);
    }

    private static String files(int count) {
        return count + (count == 1 ? " new file" : " new files");
    }

    /** Null where no command by itself is right. */
    private static String command(Words words, BranchReview review, BranchFinding finding) {
        if (REBASED.contains(finding.kind())) {
            return "portolan rebase --git-base " + Remedy.quoted(review.ref()) + " --dir "
                    + Remedy.quoted(words.dir().toString())
                    + (words.format().equals("atlas") ? "" : " --format " + words.format());
        }
        String file = Remedy.quoted(words.dir().resolve(finding.file()).toString());
        if (BROUGHT_BACK.contains(finding.kind())) {
            return "git checkout " + finding.commit() + " -- " + file;
        }
        return finding.kind() == BranchFinding.Kind.RENAMED
                ? "mv " + Remedy.quoted(words.dir().resolve(finding.other()).toString()) + " " + file
                : null;
    }

    private static Map<String, Object> json(BranchReview review, List<Object> findings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ref", review.ref());
        json.put("commit", review.commit());
        json.put("fork", review.fork());
        json.put("ours", review.ours());
        json.put("theirs", review.theirs());
        json.put("replayedOn", review.replayedOn());
        json.put("findings", findings);
        return json;
    }

    private static Map<String, Object> json(BranchFinding finding, String command) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("file", finding.file());
        json.put("line", finding.line());
        json.put("other", finding.other());
        json.put("otherLine", finding.otherLine());
        json.put("element", finding.element());
        json.put("commit", finding.commit());
        json.put("message", finding.message());
        json.put("command", command);
        return json;
    }
}
