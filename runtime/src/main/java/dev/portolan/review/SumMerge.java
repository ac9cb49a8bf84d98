package dev.portolan.review;

import dev.portolan.dir.DirFormat;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.SumFile;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Merges {@code atlas.sum} for git. A sum that merges must not hide anything: when both sides added files, it is only merged where
 * each of the following is certain, and is a conflict otherwise, with the marks that git leaves.
 *
 * <ul>
 *   <li>Neither side changed what was there before.
 *   <li>The new files of one side are those of the base branch, none of the other's are, and these all run behind them: no database
 *       that follows the base branch gets a file before one that it has run.
 *   <li>The statements of the two sides do nothing to one thing, as far as their words tell.
 *   <li>The files of both sides are found in the repository, and their sums are those of the two sides.
 * </ul>
 *
 * @param why it is a conflict; null when it is merged
 */
public record SumMerge(String why) {
    /** What git gives: the three versions as files of which {@code ours} takes the result, and where it belongs. */
    public record Request(Path ancestor, Path ours, Path theirs, String path, String format, String ref) {}

    /** Merges, in {@link Request#ours}. */
    public static SumMerge of(Request request) {
        Git git = Git.at(Path.of(""));
        try {
            return merged(request, git);
        } catch (Unclear e) {
            git.maybe(
                    "merge-file",
                    "-q",
                    "-L",
                    "ours",
                    "-L",
                    "base",
                    "-L",
                    "theirs",
                    name(request.ours),
                    name(request.ancestor),
                    name(request.theirs));
            return new SumMerge(e.getMessage());
        } catch (IOException e) {
            throw PortolanException.failed("git-failed", "a file that git gave cannot be read: " + e.getMessage(), e);
        }
    }

    private static String name(Path path) {
        return path.toAbsolutePath().toString();
    }

    private static SumMerge merged(Request request, Git git) throws IOException, Unclear {
        DirFormat format = Formats.named(request.format);
        SumFile before = parsed(Files.readString(request.ancestor));
        String ourText = Files.readString(request.ours);
        String theirText = Files.readString(request.theirs);
        SumFile ours = parsed(ourText);
        SumFile theirs = parsed(theirText);
        Set<String> ourNew = added(before, ours);
        Set<String> theirNew = added(before, theirs);
        String prefix = request.path.substring(0, request.path.lastIndexOf('/') + 1);
        boolean oursFirst = first(git, request.ref, prefix, format, ourNew, theirNew);
        Map<String, MigrationFile> all = new TreeMap<>(files(git, request, ourText, prefix, format));
        Map<String, MigrationFile> there = files(git, request, theirText, prefix, format);
        there.forEach(all::putIfAbsent);
        List<String> order = format.summed(all.keySet());
        Set<String> last = oursFirst ? theirNew : ourNew;
        if (!new LinkedHashSet<>(order.subList(order.size() - last.size(), order.size())).equals(last)) {
            throw new Unclear("the later branch's files do not all run behind the others: portolan rebase --git-base "
                    + request.ref);
        }
        for (String name : last) {
            if (format.checkpoint(all.get(name))) {
                throw new Unclear(
                        name + " is a checkpoint without what the other side added: portolan validate --git-base "
                                + request.ref + " tells how to go on");
            }
        }
        if (haveOneThing(all, ourNew, theirNew, format)) {
            throw new Unclear("both sides do something to one thing: portolan validate --git-base " + request.ref
                    + " tells what");
        }
        List<MigrationFile> summed = new ArrayList<>();
        order.forEach(name -> summed.add(all.get(name)));
        Files.writeString(request.ours, SumFile.of(summed).text());
        return new SumMerge(null);
    }

    private static SumFile parsed(String text) throws Unclear {
        try {
            return SumFile.parse(text);
        } catch (PortolanException e) {
            throw new Unclear("one of the sums is none: " + e.getMessage());
        }
    }

    private static Set<String> added(SumFile before, SumFile after) throws Unclear {
        if (!after.entries().containsAll(before.entries())) {
            throw new Unclear("files that were there before were changed, or others were put between them");
        }
        Set<String> names = new LinkedHashSet<>();
        after.entries().forEach(e -> names.add(e.file()));
        before.entries().forEach(e -> names.remove(e.file()));
        return names;
    }

    /** Whether ours are the files of the base branch; if not, theirs are. */
    private static boolean first(
            Git git, String ref, String prefix, DirFormat format, Set<String> ours, Set<String> theirs) throws Unclear {
        String commit = ref == null || ref.startsWith("-")
                ? null
                : git.maybe("rev-parse", "--verify", "--quiet", ref + "^{commit}");
        if (commit == null) {
            throw new Unclear("it is not known which side goes first, because there is no " + ref);
        }
        Set<String> base = git.files(commit, prefix, format.deep()).keySet();
        boolean oursFirst = base.containsAll(ours) && theirs.stream().noneMatch(base::contains);
        boolean theirsFirst = base.containsAll(theirs) && ours.stream().noneMatch(base::contains);
        if (oursFirst == theirsFirst) {
            throw new Unclear("it is not known which side goes first: neither has just what " + ref + " has");
        }
        return oursFirst;
    }

    /** The files of a side, which git does not give: of the commit whose directory has that sum. */
    private static Map<String, MigrationFile> files(
            Git git, Request request, String text, String prefix, DirFormat format) throws Unclear {
        for (String commit : commits(git, request.ref)) {
            Map<String, byte[]> all = git.files(commit, prefix, format.deep());
            byte[] sum = all.get(SumFile.NAME);
            if (sum != null && new String(sum, StandardCharsets.UTF_8).equals(text)) {
                Map<String, MigrationFile> files = new TreeMap<>();
                List<MigrationFile> summed = new ArrayList<>();
                for (String name : format.summed(all.keySet())) {
                    MigrationFile file = new MigrationFile(name, all.get(name));
                    files.put(name, file);
                    summed.add(file);
                }
                if (SumFile.of(summed).text().equals(text)) {
                    return files;
                }
            }
        }
        throw new Unclear("the files of one side are not found, or are not what their sum says");
    }

    /** Those that may be merged at this moment: git tells a driver of none. */
    private static Set<String> commits(Git git, String ref) {
        Set<String> commits = new LinkedHashSet<>();
        for (String name : List.of("HEAD", "MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "ORIG_HEAD", ref)) {
            String commit = git.maybe("rev-parse", "--verify", "--quiet", name + "^{commit}");
            if (commit != null) {
                commits.add(commit);
            }
        }
        for (String variable : System.getenv().keySet()) {
            if (variable.matches("GITHEAD_[0-9a-f]{40,64}")) {
                commits.add(variable.substring("GITHEAD_".length()));
            }
        }
        return commits;
    }

    private static boolean haveOneThing(
            Map<String, MigrationFile> all, Set<String> ours, Set<String> theirs, DirFormat format) throws Unclear {
        try {
            return Conflicts.any(touches(all, ours, format), touches(all, theirs, format));
        } catch (PortolanException e) {
            throw new Unclear("a file cannot be read: " + e.getMessage());
        }
    }

    private static List<Touch> touches(Map<String, MigrationFile> all, Set<String> names, DirFormat format) {
        return WrittenTouches.of(
                names.stream().map(all::get).filter(f -> !format.checkpoint(f)).toList(), format, SplitRules.GENERIC);
    }

    /** Why it is better to ask. */
    private static final class Unclear extends Exception {
        private static final long serialVersionUID = 1;

        Unclear(String why) {
            super(why, null, false, false);
        }
    }
}
