package dev.portolan.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the files of two branches do something to the same thing. */
final class Conflicts {
    private final Branch branch;
    private final List<BranchFinding> findings = new ArrayList<>();
    private final Set<Element> told = new LinkedHashSet<>();

    private Conflicts(Branch branch) {
        this.branch = branch;
    }

    /**
     * @param elements for the shape of indexes and constraints; null where only names are known
     * @param careful whether a table that one side makes anew is in conflict with all that the other does to it: where no replay
     *     tells what is lost by it
     */
    static List<BranchFinding> of(
            Branch branch, List<Touch> ours, List<Touch> theirs, Elements elements, boolean careful) {
        Conflicts conflicts = new Conflicts(branch);
        Map<Element, List<Touch>> there = new LinkedHashMap<>();
        theirs.forEach(
                t -> there.computeIfAbsent(t.element(), k -> new ArrayList<>()).add(t));
        conflicts.same(ours, there, true);
        conflicts.held(ours, theirs, careful);
        conflicts.same(ours, there, false);
        if (elements != null) {
            conflicts.alike(ours, theirs, elements);
        }
        return List.copyOf(conflicts.findings);
    }

    /** Whether there is one, as far as words tell: a table that one side makes anew is in conflict with all that the other does to it. */
    static boolean any(List<Touch> ours, List<Touch> theirs) {
        for (Touch our : ours) {
            for (Touch their : theirs) {
                if (our.element().equals(their.element()) && isConflict(our, their) || holds(our, their, true)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One element that both touch; first tables and their like, whose parts need no more words. */
    private void same(List<Touch> ours, Map<Element, List<Touch>> theirs, boolean whole) {
        for (Touch our : ours) {
            for (Touch their : theirs.getOrDefault(our.element(), List.of())) {
                if (our.element().isWhole() == whole && isConflict(our, their)) {
                    add(our, their);
                }
            }
        }
    }

    private static boolean isConflict(Touch our, Touch their) {
        boolean passing = our.kind() == Touch.Kind.PASSING && their.kind() == Touch.Kind.PASSING;
        return !passing && our.kind() != Touch.Kind.REBUILDS && their.kind() != Touch.Kind.REBUILDS;
    }

    /** A table that is gone on one side, and something in it that the other touches. */
    private void held(List<Touch> ours, List<Touch> theirs, boolean careful) {
        for (Touch our : ours) {
            for (Touch their : theirs) {
                if (holds(our, their, careful)) {
                    add(our, their);
                }
            }
        }
    }

    private static boolean holds(Touch our, Touch their, boolean careful) {
        boolean inOurs = their.element().isIn(our.element()) && takes(our, careful);
        boolean inTheirs = our.element().isIn(their.element()) && takes(their, careful);
        boolean both = careful
                && our.element().equals(their.element())
                && our.element().isWhole()
                && (our.kind() == Touch.Kind.REBUILDS || their.kind() == Touch.Kind.REBUILDS);
        boolean real = our.kind() != Touch.Kind.PASSING && their.kind() != Touch.Kind.PASSING;
        return real
                && (inOurs && their.kind() != Touch.Kind.REBUILDS
                        || inTheirs && our.kind() != Touch.Kind.REBUILDS
                        || both);
    }

    private static boolean takes(Touch touch, boolean careful) {
        return touch.isGone() || careful && touch.kind() == Touch.Kind.REBUILDS;
    }

    /** Two names for one index or constraint. */
    private void alike(List<Touch> ours, List<Touch> theirs, Elements elements) {
        for (Touch our : ours) {
            Object shape = our.kind() == Touch.Kind.CREATES ? elements.shape(our.value()) : null;
            for (Touch their : shape == null ? List.<Touch>of() : theirs) {
                if (their.kind() == Touch.Kind.CREATES
                        && their.element().kind().equals(our.element().kind())
                        && our.element().table().equals(their.element().table())
                        && !our.element().equals(their.element())
                        && shape.equals(elements.shape(their.value()))
                        && !isTold(our.element())) {
                    findings.add(finding(BranchFinding.Kind.DUPLICATE, our, their, "the same under another name: "));
                }
            }
        }
    }

    private boolean isTold(Element element) {
        return told.contains(element) || told.stream().anyMatch(element::isIn);
    }

    private void add(Touch our, Touch their) {
        if (isTold(our.element()) && isTold(their.element())) {
            return;
        }
        told.add(our.element());
        told.add(their.element());
        findings.add(finding(BranchFinding.Kind.CONFLICT, our, their, ""));
    }

    private BranchFinding finding(BranchFinding.Kind kind, Touch our, Touch their, String how) {
        String by = branch.broughtBy(their.file().name());
        return new BranchFinding(
                kind,
                our.file().name(),
                our.line(),
                their.file().name(),
                their.line(),
                our.element().toString(),
                by,
                our.place() + " " + our + "; " + how + their.place() + " (" + by + " on " + branch.ref() + ") "
                        + their);
    }
}
