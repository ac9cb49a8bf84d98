package dev.portolan.dir.format;

import dev.portolan.dir.Contents;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.DirState;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.SumFinding;
import dev.portolan.dir.Versions;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The migrations of one tool as files of another: the same statements in the same order.
 *
 * @param files in the order in which they are written
 * @param names of the file that is executed forward, by the name of the one that it was
 * @param repeatable of those, the ones that were executed again whenever they changed
 * @param left names of files that hold SQL and were not taken over: what a baseline replaces, callbacks
 * @param oneWay names of files whose way back the other tool cannot hold
 */
public record Import(
        List<MigrationFile> files,
        Map<String, String> names,
        List<String> repeatable,
        List<String> left,
        List<String> oneWay) {
    public Import {
        files = List.copyOf(files);
        repeatable = List.copyOf(repeatable);
        left = List.copyOf(left);
        oneWay = List.copyOf(oneWay);
    }

    /**
     * Reads a directory, and writes nothing.
     *
     * @param dialect that the files are for; null for any
     * @param rules of that dialect
     * @param renumber gives the files versions from 1 on, in place of their own
     * @throws PortolanException {@code sum-mismatch} and its like when a file is not what a sum says; {@code import-version} where
     *     the other tool cannot keep versions or their order; {@code format-cannot} for a statement that it cannot hold
     */
    public static Import of(DirState from, String dialect, SplitRules rules, DirFormat to, boolean renumber) {
        checkSums(from);
        List<MigrationFile> sources = from.files();
        if (sources.isEmpty()) {
            throw PortolanException.failed(
                    "import-nothing",
                    "there is no migration of " + from.format().name() + " in that directory");
        }
        List<Sections> read =
                sources.stream().map(f -> Sections.of(from, dialect, f, rules)).toList();
        List<String> versions = renumber ? List.of() : ImportVersions.of(from.format(), sources, to);
        List<MigrationFile> files = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        List<String> oneWay = new ArrayList<>();
        int count = 1;
        for (int i = 0; i < read.size(); i++) {
            String source = sources.get(i).name();
            String version = renumber ? Versions.plus("000000", count) : versions.get(i);
            String name = ImportVersions.title(from.format(), source);
            List<MigrationFile> made = to.render(version, name, read.get(i).plan(), rules);
            made = made.isEmpty() ? to.blank(version, name) : made;
            List<String> its = made.stream().map(MigrationFile::name).toList();
            List<String> executed = to.executed(its);
            count += executed.size();
            names.put(source, executed.get(0));
            files.addAll(made);
            boolean returns = to.reverseFile(executed.get(0), its) != null;
            if (!returns && !read.get(i).back().isEmpty()) {
                oneWay.add(source);
            }
        }
        check(files, to, read, rules);
        List<String> repeatable =
                names.keySet().stream().filter(n -> from.format().repeatable(n)).toList();
        return new Import(files, names, repeatable, left(from, names), oneWay);
    }

    private static void checkSums(DirState from) {
        if (from.isPending()) {
            throw PortolanException.failed(
                    "run-pending",
                    "a run was killed while it wrote in the directory that is to be imported. portolan hash finishes it");
        }
        // what another tool wrote has no sum
        if (from.findings().stream().anyMatch(f -> f.kind() != SumFinding.Kind.SUM_MISSING)) {
            from.validate();
        }
    }

    private static List<String> left(DirState from, Map<String, String> names) {
        List<String> taken = new ArrayList<>(names.keySet());
        for (String name : names.keySet()) {
            String back = from.format().reverseFile(name, from.names());
            if (back != null) {
                taken.add(back);
            }
        }
        return from.names().stream()
                .filter(n -> n.endsWith(".sql") && !taken.contains(n))
                .toList();
    }

    /** Reads the files as the other tool will: they give the statements again, in their order. */
    private static void check(List<MigrationFile> files, DirFormat to, List<Sections> read, SplitRules rules) {
        Map<String, MigrationFile> byName = new TreeMap<>();
        for (MigrationFile file : files) {
            if (byName.put(file.name(), file) != null) {
                throw ImportVersions.lost(to, file.name());
            }
        }
        List<String> names = List.copyOf(byName.keySet());
        DirFormat shaped;
        try {
            shaped = to.in(new Contents(names, byName, Map.of()));
        } catch (PortolanException e) {
            throw e.code().equals("version-twice") ? ImportVersions.lost(to, e.getMessage()) : e;
        }
        Set<String> executed = Set.copyOf(to.executed(names));
        List<String> wanted = files.stream()
                .map(MigrationFile::name)
                .filter(executed::contains)
                .toList();
        if (!shaped.executed(names).equals(wanted)) {
            throw ImportVersions.lost(to, String.join(", ", wanted));
        }
        List<String> there = new ArrayList<>();
        wanted.forEach(n -> there.addAll(texts(
                Sections.canonical(Sections.steps(shaped.statements(byName.get(n), rules), rules), true))));
        List<String> meant = new ArrayList<>();
        read.forEach(sections -> meant.addAll(texts(sections.up())));
        // a changeset that must not be empty holds one statement that does nothing
        there.removeIf(sql -> sql.equals("SELECT 1") && !meant.contains(sql));
        if (!there.equals(meant)) {
            throw PortolanException.failed(
                    "format-cannot",
                    to.name() + " would execute other statements than those of the directory that is to be imported");
        }
    }

    private static List<String> texts(List<Step> steps) {
        return steps.stream().map(Step::sql).toList();
    }

    /** A migration: what it does, and what takes it back. */
    record Sections(List<Step> up, List<Step> back) {
        static Sections of(DirState from, String dialect, MigrationFile file, SplitRules rules) {
            DirFormat format = dialect == null ? from.format() : from.format().on(dialect);
            List<Step> up = ImportComments.with(file, format.statements(file, rules), rules);
            String other = format.reverseFile(file.name(), from.names());
            MigrationFile reverse = other == null ? null : from.file(other);
            List<Step> back =
                    reverse == null ? List.of() : ImportComments.with(reverse, format.reverse(reverse, rules), rules);
            return new Sections(
                    canonical(up, format.withoutTransaction(file)),
                    canonical(back, reverse != null && format.reverseWithoutTransaction(reverse)));
        }

        static List<Step> steps(List<Statement> statements, SplitRules rules) {
            return ImportComments.with(MigrationFile.of("", ""), statements, rules);
        }

        /** Without what tools put around steps for their own sake. */
        static List<Step> canonical(List<Step> steps, boolean alone) {
            return Frame.plain(steps, alone);
        }

        Plan plan() {
            return new Plan(up, back, List.of());
        }
    }
}
