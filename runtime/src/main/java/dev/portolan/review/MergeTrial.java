package dev.portolan.review;

import dev.portolan.dialect.Dialect;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.Moments;
import dev.portolan.schema.Graph;
import dev.portolan.schema.PortolanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs each side by itself, then this branch's files behind the other's, and compares where that leads. */
final class MergeTrial {
    private final Branch branch;
    private final Moments moments;
    private final Elements elements;
    private final String where;

    MergeTrial(Branch branch, Moments moments, Dialect dialect, String where) {
        this.branch = branch;
        this.moments = moments;
        this.elements = new Elements(dialect.rules());
        this.where = where;
    }

    List<BranchFinding> findings() {
        List<MigrationFile> common = branch.start();
        List<MigrationFile> theirFiles = branch.changes(branch.theirsAdded());
        List<MigrationFile> ourFiles = branch.changes(branch.oursAdded());
        Moments.Story theirs = run(branch.ref() + ":" + where, common, theirFiles);
        Moments.Story ours = run(where, common, ourFiles);
        List<Touch> ourTouches = Replayed.touches(ours, elements);
        List<Touch> theirTouches = Replayed.touches(theirs, elements);
        List<BranchFinding> findings = new ArrayList<>(Conflicts.of(branch, ourTouches, theirTouches, elements, false));
        List<MigrationFile> first = new ArrayList<>(common);
        first.addAll(theirFiles);
        Moments.Story merged = moments.replay(where, first, ourFiles);
        if (merged.refused() != null) {
            String file = merged.refused().file().name();
            if (findings.stream().noneMatch(f -> f.file().equals(file))) {
                findings.add(fails(merged));
            }
            return findings;
        }
        for (BranchFinding lost : lost(ours, theirs, merged.after(), theirTouches, ourTouches)) {
            if (findings.stream().noneMatch(f -> saysAsMuch(f, lost))) {
                findings.add(lost);
            }
        }
        return findings;
    }

    private Moments.Story run(String name, List<MigrationFile> common, List<MigrationFile> added) {
        Moments.Story story = moments.replay(name, common, added);
        if (story.refused() != null) {
            throw PortolanException.failed(
                    "replay-failed",
                    name + "/" + story.refused().file().name() + ":"
                            + story.refused().statement().line()
                            + ": the dev database refused this statement, without the other branch's files:\n  "
                            + story.refused().statement().text().replace("\n", "\n  ") + "\n" + story.why());
        }
        return story;
    }

    private BranchFinding fails(Moments.Story merged) {
        MigrationFile file = merged.refused().file();
        int line = merged.refused().statement().line();
        return new BranchFinding(
                BranchFinding.Kind.FAILS,
                file.name(),
                line,
                null,
                0,
                null,
                branch.shortened(branch.commit()),
                file.name() + ":" + line + " fails behind the files of " + branch.ref() + ": "
                        + String.valueOf(merged.why()).replaceAll("\\s+", " ").strip());
    }

    /** What the other branch did and the merge does not have. */
    private List<BranchFinding> lost(
            Moments.Story ours, Moments.Story theirs, Graph merged, List<Touch> theirTouches, List<Touch> ourTouches) {
        Map<Element, Object> is = elements.of(merged);
        Map<Element, Object> alone = elements.of(ours.after());
        List<BranchFinding> findings = new ArrayList<>();
        for (Map.Entry<Element, Object[]> change :
                elements.between(theirs.before(), theirs.after()).entrySet()) {
            Element element = change.getKey();
            Object before = change.getValue()[0];
            Object wanted = change.getValue()[1];
            boolean untouchedByUs = Objects.equals(before, alone.get(element));
            if (untouchedByUs && !Objects.equals(wanted, is.get(element))) {
                Touch by = by(element, ourTouches);
                Touch of = first(element, theirTouches);
                if (by != null && of != null) {
                    findings.add(lost(by, of, element));
                }
            }
        }
        return findings;
    }

    /** A conflict of the same two statements, or of one thing, needs no second word. */
    private static boolean saysAsMuch(BranchFinding told, BranchFinding lost) {
        boolean statements = told.file().equals(lost.file())
                && told.line() == lost.line()
                && lost.other().equals(told.other())
                && told.otherLine() == lost.otherLine();
        return statements || lost.element().equals(told.element());
    }

    private BranchFinding lost(Touch by, Touch of, Element element) {
        String commit = branch.broughtBy(of.file().name());
        return new BranchFinding(
                BranchFinding.Kind.LOST,
                by.file().name(),
                by.line(),
                of.file().name(),
                of.line(),
                element.toString(),
                commit,
                by.place() + " " + by + " without " + element + " as " + of.place() + " (" + commit + " on "
                        + branch.ref() + ") leaves it");
    }

    /** The file of this branch that did something to the table that holds it. */
    private static Touch by(Element element, List<Touch> touches) {
        Touch found = null;
        for (Touch touch : touches) {
            if (touch.element().equals(element) || element.isIn(touch.element())) {
                found = touch;
            }
        }
        return found;
    }

    private static Touch first(Element element, List<Touch> touches) {
        return touches.stream()
                .filter(t -> t.element().equals(element) || element.isIn(t.element()))
                .findFirst()
                .orElse(null);
    }
}
