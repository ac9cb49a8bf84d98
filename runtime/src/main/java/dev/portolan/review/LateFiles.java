package dev.portolan.review;

import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The files that are to run behind those of another branch and do not yet.
 *
 * @param names of this branch's files, from the first that is too early on: those behind it keep their places among themselves
 * @param others all files of the other branch, in this directory or not
 * @param trusted those that are in this directory, as the other branch has them
 */
public record LateFiles(List<String> names, List<String> others, List<String> trusted) {
    private static final Set<BranchFinding.Kind> HISTORY = Set.of(
            BranchFinding.Kind.EDITED,
            BranchFinding.Kind.LINE_ENDS,
            BranchFinding.Kind.REMOVED,
            BranchFinding.Kind.RENAMED);

    public LateFiles {
        names = List.copyOf(names);
        others = List.copyOf(others);
        trusted = List.copyOf(trusted);
    }

    /**
     * Finds them; writes nothing.
     *
     * @param ref the branch that goes first
     * @throws PortolanException {@code rebase-unsure} when files of the other branch were changed here; what {@link BranchReview#of}
     *     says of git
     */
    public static LateFiles of(Path dir, String format, String ref) {
        Branch branch = Branch.of(dir, Formats.named(format), ref);
        Set<String> early = new LinkedHashSet<>();
        for (BranchFinding finding : FileFindings.of(branch)) {
            if (HISTORY.contains(finding.kind())) {
                throw PortolanException.failed(
                        "rebase-unsure",
                        finding.message() + ". Put that right first: only files of this branch are given other names");
            }
            early.add(finding.file());
        }
        List<String> names = new ArrayList<>();
        for (MigrationFile file : branch.oursAdded()) {
            boolean moves = !branch.format().repeatable(file.name());
            if (moves && (!names.isEmpty() || early.contains(file.name()))) {
                names.add(file.name());
            }
        }
        // also what goes with a migration, such as its way back
        List<String> trusted = new ArrayList<>();
        DirState state = MigrationDir.open(dir, Formats.named(format)).read();
        branch.git()
                .files(branch.commit(), branch.prefix(), branch.format().deep())
                .forEach((name, bytes) -> {
                    MigrationFile here = state.file(name);
                    if (here != null && Arrays.equals(here.bytes(), bytes)) {
                        trusted.add(name);
                    }
                });
        return new LateFiles(names, List.copyOf(branch.theirs().keySet()), trusted);
    }
}
