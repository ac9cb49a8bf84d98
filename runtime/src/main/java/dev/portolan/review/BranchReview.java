package dev.portolan.review;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Scope;
import dev.portolan.diff.Excludes;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.replay.Moments;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A migration directory beside another branch, before the two are merged: files in the wrong order, history that was changed, and
 * files of both that do something to one table, column, index or constraint.
 *
 * @param ref as the other branch was named
 * @param commit that it is
 * @param fork the commit where this branch began, as git finds it
 * @param ours files that only this branch has
 * @param theirs files that only the other branch has
 * @param replayedOn the dialect on which the files were tried; null when they were only read
 * @param why they were only read; null when they were not, or there was nothing to try
 */
public record BranchReview(
        String ref,
        String commit,
        String fork,
        List<String> ours,
        List<String> theirs,
        String replayedOn,
        String why,
        List<BranchFinding> findings) {
    /** Without these there is nothing to replay on, which is no mistake where no server was named. */
    private static final Set<String> NO_DATABASE = Set.of("dev-database", "driver-missing");

    public BranchReview {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
        findings = List.copyOf(findings);
    }

    /**
     * What to look at.
     *
     * @param ref a branch, tag or commit that git knows
     * @param dialect of the files; null when it is not known
     * @param devUrl server for a scratch database; null for the dialect's default
     * @param schemas besides the default one
     */
    public record Request(
            Path dir,
            String format,
            String ref,
            String dialect,
            String devUrl,
            String devUser,
            String devPassword,
            List<String> schemas) {
        public Request {
            schemas = List.copyOf(schemas);
        }
    }

    /**
     * Compares; writes nothing.
     *
     * @throws PortolanException {@code git-missing}, {@code git-failed}, {@code git-no-merge-base}; usage {@code git-unknown-ref};
     *     {@code replay-failed} when one side alone does not run
     */
    public static BranchReview of(Request request) {
        Branch branch = Branch.of(request.dir(), Formats.named(request.format()), request.ref());
        DirFormat format = branch.format();
        List<MigrationFile> ours = branch.oursAdded();
        List<MigrationFile> theirs = branch.theirsAdded();
        List<BranchFinding> findings = new ArrayList<>(FileFindings.of(branch));
        String on = null;
        String why = null;
        Dialect dialect = request.dialect() == null ? null : Dialects.named(request.dialect());
        if (!ours.isEmpty() && dialect != null) {
            try (Moments moments = open(request, dialect, format)) {
                findings.addAll(
                        new MergeTrial(branch, moments, dialect, request.dir().toString()).findings());
                on = dialect.name();
            } catch (PortolanException e) {
                if (request.devUrl() != null || !NO_DATABASE.contains(e.code())) {
                    throw e;
                }
            }
        }
        if (!ours.isEmpty() && !theirs.isEmpty() && on == null) {
            why = dialect == null
                    ? "their dialect is not known: give --dialect"
                    : "there is no " + dialect.name() + " to try them on: give --dev-url";
            SplitRules rules = dialect == null ? SplitRules.GENERIC : dialect.splitRules();
            findings.addAll(Conflicts.of(
                    branch,
                    WrittenTouches.of(branch.changes(ours), format, rules),
                    WrittenTouches.of(branch.changes(theirs), format, rules),
                    null,
                    true));
        }
        return new BranchReview(
                request.ref(), branch.commit(), branch.fork(), names(ours), names(theirs), on, why, findings);
    }

    private static Moments open(Request request, Dialect dialect, DirFormat format) {
        Excludes excludes = Excludes.of(List.of(), dialect.names().defaultSchema());
        List<Name> schemas = request.schemas().stream().map(Name::quoted).toList();
        Scope scope = new Scope(schemas, excludes::table, List.of());
        return Moments.open(
                dialect, format.on(dialect.name()), scope, request.devUrl(), request.devUser(), request.devPassword());
    }

    private static List<String> names(List<MigrationFile> files) {
        return files.stream().map(MigrationFile::name).toList();
    }
}
