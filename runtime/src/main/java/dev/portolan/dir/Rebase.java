package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which names files get when they are put behind the others. */
final class Rebase {
    private Rebase() {}

    /**
     * The files under their new names, by the old ones, in order.
     *
     * @param others names that are or will be there too, before them
     * @param trusted files that may be new in the directory: whoever asks knows where they come from
     */
    static Map<String, MigrationFile> of(
            DirState state,
            DirFormat format,
            Collection<String> names,
            Collection<String> others,
            Collection<String> trusted,
            Instant now) {
        List<String> executed = new ArrayList<>();
        state.history().forEach(f -> executed.add(f.name()));
        for (String name : names) {
            if (!executed.contains(name)) {
                throw PortolanException.usage(
                        "rebase-file", name + " is no migration of this directory. Name files as they are in it.");
            }
            if (format.repeatable(name)) {
                throw PortolanException.usage(
                        "rebase-file", name + " has no version: it is executed behind all others as it is.");
            }
            if (format.checkpoint(state.file(name))) {
                throw PortolanException.failed(
                        "rebase-checkpoint",
                        name
                                + " is a checkpoint: behind other files it would leave out what those do. Take it away (portolan rm "
                                + name + "), and make it anew once the others are there (portolan checkpoint)");
            }
        }
        Set<String> seen = new HashSet<>(names);
        names.forEach(n -> seen.addAll(format.companions(n, state.names())));
        seen.addAll(trusted);
        check(state, seen);
        Set<String> all = new TreeSet<>(state.names());
        all.removeAll(names);
        all.addAll(others);
        Map<String, MigrationFile> moved = new LinkedHashMap<>();
        for (MigrationFile file : state.history()) {
            if (names.contains(file.name())) {
                String version = new Versions(format, all, "x").next(now);
                // what goes with it first: a migration without its way back is worse than the other way round
                for (String with : format.companions(file.name(), state.names())) {
                    move(state.file(with), renamed(with, format.version(file.name()), version), all, moved);
                }
                move(file, renamed(file.name(), format.version(file.name()), version), all, moved);
            }
        }
        return moved;
    }

    private static void move(MigrationFile file, String name, Set<String> all, Map<String, MigrationFile> moved) {
        all.remove(file.name());
        all.add(name);
        moved.put(file.name(), file.named(name));
    }

    private static String renamed(String name, String old, String version) {
        int at = name.indexOf(old, name.lastIndexOf('/') + 1);
        return name.substring(0, at) + version + name.substring(at + old.length());
    }

    /** A new sum must not bless what nobody has seen. */
    private static void check(DirState state, Set<String> seen) {
        for (SumFinding finding : state.findings()) {
            boolean meant = (finding.kind() == SumFinding.Kind.ADDED || finding.kind() == SumFinding.Kind.COPIED)
                    && seen.contains(finding.file());
            if (!meant && !(finding.kind() == SumFinding.Kind.SUM_MERGE && bothSidesHold(state, finding.sum()))) {
                throw PortolanException.failed(
                        "rebase-unsure",
                        (finding.line() == 0 ? "" : "line " + finding.line() + ": ") + finding.message()
                                + ". Put that right first: only the files that are named may be new");
            }
        }
    }

    /** Whether each file of a merge is what the sum of one of its sides says: then nothing was edited on the way. */
    private static boolean bothSidesHold(DirState state, String sum) {
        for (boolean ours : new boolean[] {true, false}) {
            try {
                SumFile side = SumFile.parse(side(state.stored(sum), ours));
                List<MigrationFile> of = new ArrayList<>();
                for (SumFile.Entry entry : side.entries()) {
                    if (state.file(entry.file()) == null) {
                        return false;
                    }
                    of.add(state.file(entry.file()));
                }
                if (!SumFile.of(of).equals(side)) {
                    return false;
                }
            } catch (PortolanException e) {
                return false;
            }
        }
        return true;
    }

    /** A text with the marks of a merge, as it was on one side. */
    private static String side(String text, boolean ours) {
        StringBuilder side = new StringBuilder();
        boolean taken = true;
        for (String line : text.lines().toList()) {
            if (line.startsWith("<<<<<<<")) {
                taken = ours;
            } else if (line.startsWith("|||||||")) {
                taken = false;
            } else if (line.startsWith("=======")) {
                taken = !ours;
            } else if (line.startsWith(">>>>>>>")) {
                taken = true;
            } else if (taken) {
                side.append(line).append('\n');
            }
        }
        return side.toString();
    }
}
