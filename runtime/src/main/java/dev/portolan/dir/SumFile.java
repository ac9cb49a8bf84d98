package dev.portolan.dir;

import dev.portolan.schema.PortolanException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * {@code atlas.sum}: a total, and for each file a hash of all files up to it. Read and computed exactly as Atlas does it
 * (reference: sql/migrate/dir.go of Atlas 1.2.3), so that both tools agree about every directory.
 *
 * @param total base64 of the SHA-256 over all entries
 * @param entries in the order of the files
 */
public record SumFile(String total, List<Entry> entries) {
    /** Its name in a migration directory. */
    public static final String NAME = "atlas.sum";

    /** That of the files which {@code atlas.sum} leaves out although they are executed; of the same form. */
    public static final String BESIDE = "portolan.sum";

    static final String MARK = "h1:";

    /** A line. @param hash base64 of the SHA-256 over the names and bytes of all files up to this one */
    public record Entry(String file, String hash) {}

    public SumFile {
        entries = List.copyOf(entries);
    }

    /** The sum of files in the order of their tool. */
    public static SumFile of(List<MigrationFile> files) {
        List<Entry> entries = new ArrayList<>(files.size());
        MessageDigest chain = Hashes.sha256();
        for (MigrationFile file : files) {
            chain.update(file.name().getBytes(StandardCharsets.UTF_8));
            // The name of an ignored file stays in the chain, its content does not: so Atlas does it.
            if (!file.ignored()) {
                file.feed(chain);
                entries.add(new Entry(file.name(), base64(Hashes.copy(chain).digest())));
            }
        }
        return new SumFile(total(entries), entries);
    }

    /**
     * Reads the text of a sum file; {@code \r\n} line ends are taken.
     *
     * @throws PortolanException {@code sum-format} when a line holds no hash, {@code sum-mismatch} when the first line is not the
     *     total of the others
     */
    public static SumFile parse(String text) {
        SumFile read = lines(text);
        if (!read.total.equals(total(read.entries))) {
            throw PortolanException.failed(
                    "sum-mismatch",
                    SumErrors.inconsistent(text.lines().findFirst().orElse("")));
        }
        return read;
    }

    /** The same, whether or not the first line is the total of the others. */
    static SumFile lines(String text) {
        List<String> lines = text.lines().toList();
        List<Entry> entries = new ArrayList<>(lines.size());
        String first = lines.isEmpty() ? "" : lines.get(0);
        if (SumErrors.isMergeMark(first)) {
            throw PortolanException.failed("sum-format", SumErrors.malformed(1, first));
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            int mark = line.indexOf(MARK);
            if (mark < 0) {
                throw PortolanException.failed("sum-format", SumErrors.malformed(i + 1, line));
            }
            entries.add(new Entry(line.substring(0, mark).strip(), line.substring(mark + MARK.length())));
        }
        String total = first.startsWith(MARK) ? first.substring(MARK.length()) : first;
        return new SumFile(total, entries);
    }

    /** What the file holds. */
    public String text() {
        StringBuilder out = new StringBuilder(MARK).append(total).append('\n');
        entries.forEach(
                e -> out.append(e.file).append(' ').append(MARK).append(e.hash).append('\n'));
        return out.toString();
    }

    /** The first way in which the files differ from this sum; null when they agree. @param computed the sum of the files */
    public SumMismatch compare(SumFile computed) {
        if (total.equals(computed.total)) {
            return null;
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry stored = entries.get(i);
            if (i < computed.entries.size() && stored.equals(computed.entries.get(i))) {
                continue;
            }
            int at = computed.indexOf(stored.file);
            if (at < 0) {
                return new SumMismatch(i + 2, stored.file, SumMismatch.Reason.REMOVED);
            }
            return at == i
                    ? new SumMismatch(i + 2, stored.file, SumMismatch.Reason.EDITED)
                    : new SumMismatch(i + 2, computed.entries.get(i).file, SumMismatch.Reason.ADDED);
        }
        return new SumMismatch(entries.size() + 2, computed.entries.get(entries.size()).file, SumMismatch.Reason.ADDED);
    }

    private int indexOf(String file) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).file.equals(file)) {
                return i;
            }
        }
        return -1;
    }

    static String total(List<Entry> entries) {
        MessageDigest digest = Hashes.sha256();
        for (Entry entry : entries) {
            digest.update(entry.file.getBytes(StandardCharsets.UTF_8));
            digest.update(entry.hash.getBytes(StandardCharsets.UTF_8));
        }
        return base64(digest.digest());
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
