package dev.portolan.review;

import dev.portolan.dir.MigrationFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to be said of the files themselves: who comes when, and what of the other branch was touched. */
final class FileFindings {
    private final Branch branch;
    private final List<BranchFinding> findings = new ArrayList<>();

    private FileFindings(Branch branch) {
        this.branch = branch;
    }

    static List<BranchFinding> of(Branch branch) {
        FileFindings all = new FileFindings(branch);
        all.history();
        all.names();
        all.order();
        all.checkpoints();
        return List.copyOf(all.findings);
    }

    /** Files that this branch shall only have, not change. */
    private void history() {
        for (MigrationFile file : branch.before().values()) {
            history(file, branch.theirs(), branch.ours());
        }
        for (MigrationFile file : branch.companions().before().values()) {
            history(file, branch.companions().theirs(), branch.companions().ours());
        }
    }

    private void history(MigrationFile file, Map<String, MigrationFile> theirs, Map<String, MigrationFile> ours) {
        String from = branch.shortened(branch.fork());
        String name = file.name();
        MigrationFile now = ours.get(name);
        MigrationFile there = theirs.get(name);
        if (now == null && there != null) {
            String to = branch.renamed().get(name);
            add(
                    to == null ? BranchFinding.Kind.REMOVED : BranchFinding.Kind.RENAMED,
                    name,
                    to,
                    from,
                    name + (to == null ? " was removed" : " was renamed to " + to) + "; it is in " + from + " and on "
                            + branch.ref());
        } else if (now != null && !now.equals(file) && !now.equals(there)) {
            if (!branch.format().repeatable(name)) {
                boolean ends = now.sameButForLineEnds(file.bytes());
                add(
                        ends ? BranchFinding.Kind.LINE_ENDS : BranchFinding.Kind.EDITED,
                        name,
                        null,
                        from,
                        name + " was edited" + (ends ? ", its line ends only" : "") + ": it is another one in " + from
                                + ", from which " + branch.ref() + " goes on");
            } else if (!file.equals(there)) {
                // one that may be edited, and was by both
                String by = branch.shortened(branch.commit());
                add(
                        BranchFinding.Kind.CONFLICT,
                        name,
                        name,
                        by,
                        name + " was changed by both branches (" + by + " on " + branch.ref() + ")");
            }
        }
    }

    /** Two files that are one to a tool. */
    private void names() {
        Map<String, String> versions = new HashMap<>();
        branch.theirs().keySet().forEach(name -> versions.put(branch.format().versionKey(name), name));
        for (MigrationFile file : branch.oursAdded()) {
            String name = file.name();
            if (branch.theirs().containsKey(name)) {
                String by = branch.broughtBy(name);
                add(
                        BranchFinding.Kind.SAME_NAME,
                        name,
                        name,
                        by,
                        "both branches added " + name + ", with other contents (" + by + " on " + branch.ref() + ")");
                continue;
            }
            String version = branch.format().versionKey(name);
            String other = version.isEmpty() ? null : versions.get(version);
            if (other != null) {
                String by = branch.broughtBy(other);
                add(
                        BranchFinding.Kind.SAME_VERSION,
                        name,
                        other,
                        by,
                        name + " has the version of " + other + " (" + by + " on " + branch.ref() + ")");
            }
        }
    }

    private void order() {
        List<String> all = new ArrayList<>(branch.theirs().keySet());
        branch.oursAdded().forEach(f -> {
            if (!branch.theirs().containsKey(f.name())) {
                all.add(f.name());
            }
        });
        // those come behind all others, whoever adds what
        all.removeIf(branch.format()::repeatable);
        List<String> order = branch.order(all);
        int last = -1;
        for (int i = 0; i < order.size(); i++) {
            last = branch.theirs().containsKey(order.get(i)) ? i : last;
        }
        for (int i = 0; i < last; i++) {
            String name = order.get(i);
            if (!branch.theirs().containsKey(name) && !told(name)) {
                String behind = order.get(last);
                boolean there = branch.before().containsKey(behind);
                String by = there ? branch.shortened(branch.fork()) : branch.broughtBy(behind);
                add(
                        BranchFinding.Kind.OUT_OF_ORDER,
                        name,
                        behind,
                        by,
                        name + " would run before " + behind + ", which " + branch.ref() + " has ("
                                + (there ? "in " : "since ") + by + ")");
            }
        }
    }

    /** A new database would begin with them, and never get what the other branch added before. */
    private void checkpoints() {
        List<MigrationFile> theirs = branch.changes(branch.theirsAdded());
        if (theirs.isEmpty()) {
            return;
        }
        String other = theirs.get(0).name();
        String by = branch.broughtBy(other);
        for (MigrationFile file : branch.oursAdded()) {
            if (branch.format().checkpoint(file)) {
                add(
                        BranchFinding.Kind.CHECKPOINT,
                        file.name(),
                        other,
                        by,
                        file.name() + " is a checkpoint without " + other + " (" + by + " on " + branch.ref()
                                + "): take it away, and make it anew (portolan checkpoint) once that is here");
            }
        }
    }

    private boolean told(String name) {
        return findings.stream()
                .anyMatch(f ->
                        f.kind() == BranchFinding.Kind.SAME_VERSION && f.file().equals(name));
    }

    private void add(BranchFinding.Kind kind, String file, String other, String commit, String message) {
        findings.add(new BranchFinding(kind, file, 0, other, 0, null, commit, message));
    }
}
