package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Finds out what happened to a directory. The hashes of a sum are chained, so after a first difference all of them differ; but where
 * the content that a hash was made of is still there, under another name or with other line ends, the chain goes on with it.
 */
final class SumExamination {
    /** A directory where everything was moved about is not worth more. */
    private static final int MOST_TRIES = 200_000;

    private final String sum;
    private final UnaryOperator<List<String>> order;
    private final List<SumFile.Entry> stored;
    private final SumFile computed;
    private final Map<String, MigrationFile> files = new LinkedHashMap<>();
    private final Map<String, MigrationFile> elsewhere = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final List<SumFinding> findings = new ArrayList<>();
    private MessageDigest chain = Hashes.sha256();
    private int tries;

    private SumExamination(
            String sum,
            UnaryOperator<List<String>> order,
            List<SumFile.Entry> stored,
            List<MigrationFile> summed,
            SumFile computed,
            Beside beside) {
        this.sum = sum;
        this.order = order;
        this.stored = stored;
        this.computed = computed;
        summed.forEach(f -> files.put(f.name(), f));
        stored.forEach(e -> known.add(e.file()));
        beside.files().forEach(f -> elsewhere.put(f.name(), f));
        known.addAll(beside.known());
    }

    /**
     * The directory's other sum: by what happened to a third file, a file may have come from there, or gone there.
     *
     * @param files that it covers now
     * @param known names of those that it covered
     */
    record Beside(List<MigrationFile> files, Set<String> known) {
        /** @param text what the other sum holds; null for none */
        Beside(List<MigrationFile> files, String text) {
            this(files, names(text));
        }

        private static Set<String> names(String text) {
            Set<String> names = new HashSet<>();
            try {
                SumFile.lines(text == null ? "" : text).entries().forEach(e -> names.add(e.file()));
            } catch (PortolanException e) {
                // what is wrong with it is told where it is examined itself
            }
            return names;
        }
    }

    /**
     * @param sum its name
     * @param text what it holds
     * @param order of the names that it covers
     * @param summed the files that are there, in order
     * @param computed their sum
     */
    static List<SumFinding> findings(
            String sum,
            String text,
            UnaryOperator<List<String>> order,
            List<MigrationFile> summed,
            SumFile computed,
            Beside beside) {
        SumFile read;
        try {
            read = SumFile.lines(text);
        } catch (PortolanException e) {
            return List.of(malformed(sum, text));
        }
        if (read.equals(computed)) {
            return List.of();
        }
        List<SumFinding> damage = damage(sum, read, computed);
        if (!damage.isEmpty()) {
            return damage;
        }
        SumExamination examination = new SumExamination(sum, order, read.entries(), summed, computed, beside);
        if (!read.total().equals(SumFile.total(read.entries()))) {
            examination.findings.add(SumFinding.of(sum, SumFinding.Kind.SUM_INCONSISTENT, 1, sum));
        }
        return examination.run();
    }

    private static SumFinding malformed(String sum, String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (SumErrors.isMergeMark(lines.get(i))) {
                return SumFinding.of(sum, SumFinding.Kind.SUM_MERGE, i + 1, sum);
            }
        }
        int line = 2;
        while (line < lines.size() && lines.get(line - 1).contains(SumFile.MARK)) {
            line++;
        }
        return SumFinding.of(sum, SumFinding.Kind.SUM_MALFORMED, line, sum);
    }

    /** What happened to the sum itself, where the files are those that it was made for. */
    private static List<SumFinding> damage(String sum, SumFile read, SumFile computed) {
        if (read.entries().equals(computed.entries())) {
            return List.of(SumFinding.of(sum, SumFinding.Kind.SUM_TOTAL, 1, sum));
        }
        if (!read.total().equals(computed.total())) {
            return List.of();
        }
        Set<SumFile.Entry> right = new HashSet<>(computed.entries());
        List<SumFinding> damage = new ArrayList<>();
        for (int i = 0; i < read.entries().size(); i++) {
            if (!right.remove(read.entries().get(i))) {
                String file = read.entries().get(i).file();
                damage.add(SumFinding.of(sum, SumFinding.Kind.SUM_EDITED, i + 2, file));
                right.removeIf(e -> e.file().equals(file));
            }
        }
        for (int i = 0; i < computed.entries().size(); i++) {
            if (right.contains(computed.entries().get(i))) {
                String file = computed.entries().get(i).file();
                damage.add(SumFinding.of(sum, SumFinding.Kind.SUM_LINE_GONE, i + 2, file));
            }
        }
        return damage.isEmpty()
                ? List.of(SumFinding.of(sum, SumFinding.Kind.SUM_REORDERED, 2, sum))
                : List.copyOf(damage);
    }

    private List<SumFinding> run() {
        Map<String, SumFile.Entry> entries = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        for (int i = 0; i < stored.size(); i++) {
            entries.put(stored.get(i).file(), stored.get(i));
            lines.put(stored.get(i).file(), i + 2);
        }
        boolean told = true;
        boolean said = false;
        for (String name : order()) {
            SumFile.Entry entry = entries.get(name);
            if (entry == null) {
                chain.update(bytes(name));
            } else if (told) {
                told = examine(entry, lines.get(name));
            } else if (there(name) == null) {
                findings.add(SumFinding.of(sum, SumFinding.Kind.REMOVED, lines.get(name), name));
            } else if (!said) {
                findings.add(SumFinding.of(sum, SumFinding.Kind.UNKNOWN, lines.get(name), name));
                said = true;
            }
        }
        added();
        findings.sort(Comparator.comparingInt(SumFinding::line));
        return List.copyOf(findings);
    }

    /** The files of the sum in its order, and between them those that are left out of it but for their names. */
    private List<String> order() {
        List<String> lines = new ArrayList<>();
        stored.forEach(e -> lines.add(e.file()));
        List<String> all = new ArrayList<>(lines);
        for (MigrationFile file : files.values()) {
            if (!known.contains(file.name()) && file.ignored()) {
                all.add(file.name());
            }
        }
        List<String> sorted = order.apply(all);
        return sorted.stream().filter(known::contains).toList().equals(lines) ? sorted : lines;
    }

    /** Goes on with the content that the hash was made of; false when it is nowhere. */
    private boolean examine(SumFile.Entry entry, int line) {
        String name = entry.file();
        MigrationFile file = there(name);
        if (file != null) {
            if (fits(entry, file)) {
                used.add(name);
                return true;
            }
            for (byte[] variant : file.isLarge() ? List.<byte[]>of() : LineEnds.variants(file.bytes())) {
                if (fits(entry, new MigrationFile(name, variant))) {
                    used.add(name);
                    findings.add(SumFinding.of(sum, SumFinding.Kind.LINE_ENDS, line, name));
                    return true;
                }
            }
        }
        for (Map<String, MigrationFile> others : List.of(files, elsewhere)) {
            for (MigrationFile other : others.values()) {
                if (!other.name().equals(name) && !used.contains(other.name()) && fits(entry, other)) {
                    findings.add(found(name, other.name(), line, file != null));
                    return true;
                }
            }
        }
        findings.add(SumFinding.of(sum, file == null ? SumFinding.Kind.REMOVED : SumFinding.Kind.EDITED, line, name));
        return false;
    }

    private MigrationFile there(String name) {
        MigrationFile file = files.get(name);
        return file == null ? elsewhere.get(name) : file;
    }

    private SumFinding found(String name, String other, int line, boolean stillThere) {
        if (stillThere || known.contains(other)) {
            SumFinding.Kind kind = stillThere ? SumFinding.Kind.SWAPPED : SumFinding.Kind.REMOVED;
            return new SumFinding(sum, kind, line, name, stillThere ? other : null);
        }
        used.add(other);
        List<String> moved = new ArrayList<>();
        stored.forEach(e -> moved.add(e.file().equals(name) ? other : e.file()));
        boolean inPlace = order.apply(moved).equals(moved);
        return new SumFinding(sum, inPlace ? SumFinding.Kind.RENAMED : SumFinding.Kind.REORDERED, line, name, other);
    }

    private boolean fits(SumFile.Entry entry, MigrationFile content) {
        if (++tries > MOST_TRIES) {
            return false;
        }
        MessageDigest next = Hashes.copy(chain);
        next.update(bytes(entry.file()));
        content.feed(next);
        String hash = Base64.getEncoder().encodeToString(Hashes.copy(next).digest());
        if (hash.equals(entry.hash())) {
            chain = next;
            return true;
        }
        return false;
    }

    private void added() {
        for (int i = 0; i < computed.entries().size(); i++) {
            String name = computed.entries().get(i).file();
            if (!known.contains(name) && !used.contains(name)) {
                String copied = copied(name);
                findings.add(
                        copied == null
                                ? SumFinding.of(sum, SumFinding.Kind.ADDED, i + 2, name)
                                : new SumFinding(sum, SumFinding.Kind.COPIED, i + 2, name, copied));
            }
        }
    }

    private String copied(String name) {
        MigrationFile content = files.get(name);
        return content.size() == 0
                ? null
                : Stream.concat(files.values().stream(), elsewhere.values().stream())
                        .filter(f -> known.contains(f.name()) && f.sameContent(content))
                        .map(MigrationFile::name)
                        .findFirst()
                        .orElse(null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
