package dev.portolan.review;

import dev.portolan.dir.Contents;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.SumFile;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Merges {@code atlas.sum} and {@code portolan.sum} for git. A sum that merges must not hide anything: when both sides added files, it is
 * only merged where each of the following is certain, and is a conflict otherwise, with the marks that git leaves.
 *
 * <ul>
 *   <li>Neither side changed what was there before.
 *   <li>The new files of one side are those of the base branch, none of the other's are, and these all run behind them: no database
 *       that follows the base branch gets a file before one that it has run. No two have one version. Files that have none may be new on
 *       either side.
 *   <li>The statements of the two sides do nothing to one thing, as far as their words tell.
 *   <li>The files of both sides are found in the repository, and their sums are those of the two sides.
 * </ul>
 *
 * @param why it is a conflict; null when it is merged
 */
public record SumMerge(String why) {
    /** What git gives: the three versions as files of which {@code ours} takes the result, and where it belongs. */
    public record Request(Path ancestor, Path ours, Path theirs, String path, String format, String ref) {
        /** Of the directory in the repository. */
        String prefix() {
            return path.substring(0, path.lastIndexOf('/') + 1);
        }

        /** Name of the sum. */
        String sum() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        /** Of all names, those that this sum covers. */
        List<String> order(DirFormat of, Collection<String> names) {
            return sum().equals(SumFile.BESIDE) ? of.beside(names) : of.summed(names);
        }

        private String command(String verb) {
            return "portolan " + verb + " --git-base " + ref + (format.equals("atlas") ? "" : " --format " + format);
        }
    }

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
        Set<String> before = names(Files.readString(request.ancestor));
        Side ours = Side.of(git, request, Files.readString(request.ours), format);
        Side theirs = Side.of(git, request, Files.readString(request.theirs), format);
        for (String name : before) {
            if (!ours.files().containsKey(name)
                    || !ours.files().get(name).equals(theirs.files().get(name))) {
                throw new Unclear("files that were there before were changed: " + name);
            }
        }
        Map<String, MigrationFile> all = new TreeMap<>(theirs.files());
        all.putAll(ours.files());
        Set<String> directory = new TreeSet<>(ours.all().keySet());
        directory.addAll(theirs.all().keySet());
        List<String> order = request.order(format, directory);
        if (!all.keySet().equals(new TreeSet<>(order))) {
            throw new Unclear("by the files of both sides together, some go from one sum to the other");
        }
        check(request, git, format, directory, added(before, ours), added(before, theirs), ours, theirs);
        Files.writeString(
                request.ours, SumFile.of(order.stream().map(all::get).toList()).text());
        return new SumMerge(null);
    }

    /** What is executed of the new files, on both sides together. */
    private static void check(
            Request request,
            Git git,
            DirFormat named,
            Set<String> directory,
            Set<String> ourNew,
            Set<String> theirNew,
            Side ours,
            Side theirs)
            throws Unclear {
        List<String> runs = named.history(directory).stream()
                .filter(n -> !named.repeatable(n))
                .toList();
        Map<String, String> versions = new TreeMap<>();
        for (String name : runs) {
            String other = versions.put(named.versionKey(name), name);
            if (other != null && !named.versionKey(name).isEmpty()) {
                throw new Unclear(other + " and " + name + " have one version: " + request.command("rebase"));
            }
        }
        Set<String> ourRuns = new LinkedHashSet<>(runs);
        ourRuns.retainAll(ourNew);
        Set<String> theirRuns = new LinkedHashSet<>(runs);
        theirRuns.retainAll(theirNew);
        if (!ourRuns.isEmpty() || !theirRuns.isEmpty()) {
            boolean oursFirst = first(git, request, named, ourRuns, theirRuns);
            Set<String> last = oursFirst ? theirRuns : ourRuns;
            if (!new LinkedHashSet<>(runs.subList(runs.size() - last.size(), runs.size())).equals(last)) {
                throw new Unclear(
                        "the later branch's files do not all run behind the others: " + request.command("rebase"));
            }
            for (String name : last) {
                if (named.checkpoint((oursFirst ? theirs : ours).all().get(name))) {
                    throw new Unclear(name + " is a checkpoint without what the other side added: "
                            + request.command("validate") + " tells how to go on");
                }
            }
        }
        List<String> executed = named.history(directory);
        Set<String> ourTouching = new LinkedHashSet<>(executed);
        ourTouching.retainAll(ourNew);
        Set<String> theirTouching = new LinkedHashSet<>(executed);
        theirTouching.retainAll(theirNew);
        try {
            DirFormat format = named.in(new Contents(List.copyOf(directory), Side.together(ours, theirs), Map.of()));
            if (Conflicts.any(ours.touches(ourTouching, format), theirs.touches(theirTouching, format))) {
                throw new Unclear(
                        "both sides do something to one thing: " + request.command("validate") + " tells what");
            }
        } catch (PortolanException e) {
            throw new Unclear("a file cannot be read: " + e.getMessage());
        }
    }

    private static Set<String> added(Set<String> before, Side side) {
        Set<String> names = new LinkedHashSet<>();
        side.sum().entries().forEach(e -> names.add(e.file()));
        names.removeAll(before);
        return names;
    }

    /** What a sum holds; nothing where there was none before. */
    private static Set<String> names(String text) throws Unclear {
        Set<String> names = new LinkedHashSet<>();
        if (!text.isEmpty()) {
            parsed(text).entries().forEach(e -> names.add(e.file()));
        }
        return names;
    }

    static SumFile parsed(String text) throws Unclear {
        try {
            return SumFile.parse(text);
        } catch (PortolanException e) {
            throw new Unclear("one of the sums is none: " + e.getMessage());
        }
    }

    /** Whether ours are the files of the base branch; if not, theirs are. */
    private static boolean first(Git git, Request request, DirFormat format, Set<String> ours, Set<String> theirs)
            throws Unclear {
        String ref = request.ref;
        String commit = ref == null || ref.startsWith("-")
                ? null
                : git.maybe("rev-parse", "--verify", "--quiet", ref + "^{commit}");
        if (commit == null) {
            throw new Unclear("it is not known which side goes first, because there is no " + ref);
        }
        Set<String> base = git.files(commit, request.prefix(), format.deep()).keySet();
        boolean oursFirst = base.containsAll(ours) && theirs.stream().noneMatch(base::contains);
        boolean theirsFirst = base.containsAll(theirs) && ours.stream().noneMatch(base::contains);
        if (oursFirst == theirsFirst) {
            throw new Unclear("it is not known which side goes first: neither has just what " + ref + " has");
        }
        return oursFirst;
    }

    /** Why it is better to ask. */
    static final class Unclear extends Exception {
        private static final long serialVersionUID = 1;

        Unclear(String why) {
            super(why, null, false, false);
        }
    }
}
