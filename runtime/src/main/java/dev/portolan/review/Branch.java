package dev.portolan.review;

import dev.portolan.dir.DirFormat;
import dev.portolan.dir.DirState;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A migration directory as it is, beside how it is on another branch and how it was where the two began to differ.
 *
 * @param git the repository
 * @param prefix of the directory in it
 * @param ref how the other branch was named
 * @param commit of the other branch
 * @param fork the commit from which both come
 * @param before files at {@code fork}
 * @param theirs files at {@code commit}
 * @param head files at the last commit of this branch
 * @param ours files in the directory now
 */
record Branch(
        Git git,
        String prefix,
        DirFormat format,
        String ref,
        String commit,
        String fork,
        Map<String, MigrationFile> before,
        Map<String, MigrationFile> theirs,
        Map<String, MigrationFile> head,
        Map<String, MigrationFile> ours,
        Companions companions) {
    /** What goes with the migrations, such as their ways back: at the fork, on the other branch, and in the directory now. */
    record Companions(
            Map<String, MigrationFile> before, Map<String, MigrationFile> theirs, Map<String, MigrationFile> ours) {}

    static Branch of(Path dir, DirFormat named, String ref) {
        Git git = Git.at(dir);
        String commit = git.commit(ref);
        String head = git.commit("HEAD");
        String fork = git.mergeBase(commit, head);
        String prefix = git.prefix(dir);
        DirState state = MigrationDir.open(dir, named).read();
        Map<String, MigrationFile> ours = new LinkedHashMap<>();
        state.history().forEach(f -> ours.put(f.name(), f));
        Map<String, MigrationFile> companions = new LinkedHashMap<>();
        companions(named, ours.keySet(), state.names()).forEach(name -> companions.put(name, state.file(name)));
        Map<String, byte[]> atFork = git.files(fork, prefix, named.deep());
        Map<String, byte[]> atHead = git.files(head, prefix, named.deep());
        Map<String, byte[]> there = git.files(commit, prefix, named.deep());
        DirFormat format = shaped(state, named, files(there, List.copyOf(there.keySet())));
        return new Branch(
                git,
                prefix,
                format,
                ref,
                commit,
                fork,
                files(atFork, named.history(atFork.keySet())),
                files(there, named.history(there.keySet())),
                files(atHead, named.history(atHead.keySet())),
                ours,
                new Companions(
                        files(atFork, companions(named, named.history(atFork.keySet()), atFork.keySet())),
                        files(there, companions(named, named.history(there.keySet()), there.keySet())),
                        companions));
    }

    /**
     * With what the other branch's own files say of each other. Of both together, or after a merge, two files may have one version,
     * which is to be told and not to be tripped over.
     */
    private static DirFormat shaped(DirState state, DirFormat named, Map<String, MigrationFile> there) {
        for (Map<String, MigrationFile> more : List.of(there, Map.<String, MigrationFile>of())) {
            try {
                return state.formatWith(more);
            } catch (PortolanException e) {
                if (!e.code().equals("version-twice")) {
                    throw e;
                }
            }
        }
        return named;
    }

    private static Map<String, MigrationFile> files(Map<String, byte[]> all, List<String> names) {
        Map<String, MigrationFile> files = new LinkedHashMap<>();
        names.forEach(name -> files.put(name, new MigrationFile(name, all.get(name))));
        return files;
    }

    private static List<String> companions(DirFormat format, Collection<String> migrations, Collection<String> names) {
        return migrations.stream()
                .flatMap(name -> format.companions(name, names).stream())
                .distinct()
                .toList();
    }

    /** What both sides stand on, in order: files from before, and those that both have committed alike by now. */
    List<MigrationFile> common() {
        Map<String, MigrationFile> common = new LinkedHashMap<>(before);
        theirs.forEach((name, file) -> {
            if (file.equals(head.get(name))) {
                common.put(name, file);
            }
        });
        return inOrder(common);
    }

    /** Those of {@link #common} that an empty database executes. */
    List<MigrationFile> start() {
        List<MigrationFile> common = common();
        for (int i = common.size() - 1; i > 0; i--) {
            if (format.checkpoint(common.get(i))) {
                return common.subList(i, common.size());
            }
        }
        return common;
    }

    /** Without checkpoints: a database that has run what they stand for leaves them out. */
    List<MigrationFile> changes(List<MigrationFile> files) {
        return files.stream().filter(f -> !format.checkpoint(f)).toList();
    }

    /** What only the other branch has, in order; in the directory they may be already, while a merge is not committed. */
    List<MigrationFile> theirsAdded() {
        return added(theirs, head);
    }

    /** What only this branch has, in order; a file of the other branch under a new name is none. */
    List<MigrationFile> oursAdded() {
        Collection<String> renamed = renamed().values();
        return added(ours, theirs).stream()
                .filter(f -> !renamed.contains(f.name()))
                .toList();
    }

    private List<MigrationFile> added(Map<String, MigrationFile> side, Map<String, MigrationFile> other) {
        Map<String, MigrationFile> added = new LinkedHashMap<>();
        side.forEach((name, file) -> {
            if (!before.containsKey(name) && !file.equals(other.get(name))) {
                added.put(name, file);
            }
        });
        return inOrder(added);
    }

    /** Files of the other branch that are gone here while a new one holds what they hold: the new names by the old ones. */
    Map<String, String> renamed() {
        Map<String, String> renamed = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        for (MigrationFile gone : before.values()) {
            if (ours.containsKey(gone.name()) || !theirs.containsKey(gone.name()) || gone.bytes().length == 0) {
                continue;
            }
            for (MigrationFile file : ours.values()) {
                if (!before.containsKey(file.name())
                        && !theirs.containsKey(file.name())
                        && java.util.Arrays.equals(file.bytes(), gone.bytes())
                        && taken.add(file.name())) {
                    renamed.put(gone.name(), file.name());
                    break;
                }
            }
        }
        return renamed;
    }

    private List<MigrationFile> inOrder(Map<String, MigrationFile> files) {
        List<MigrationFile> ordered = new ArrayList<>();
        format.history(files.keySet()).forEach(name -> ordered.add(files.get(name)));
        return List.copyOf(ordered);
    }

    /** Names in the order in which they run. */
    List<String> order(Collection<String> names) {
        return format.history(names);
    }

    /** The commit of the other branch that brought a file, in short. */
    String broughtBy(String name) {
        String found = git.maybe(
                "log",
                "-1",
                "--format=%h",
                "--diff-filter=A",
                fork + ".." + commit,
                "--",
                ":(top,literal)" + prefix + name);
        return found == null || found.isEmpty() ? shortened(commit) : found;
    }

    String shortened(String of) {
        return of.substring(0, Math.min(10, of.length()));
    }
}
