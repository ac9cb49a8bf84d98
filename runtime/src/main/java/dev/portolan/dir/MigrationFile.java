package dev.portolan.dir;

import dev.portolan.progress.Progress;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Splitter;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Utf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.Stream;

/** A file of a migration directory: its name, relative to the directory with {@code /}, and its bytes, which stay on disk when they are many. */
public final class MigrationFile {
    /** What a file may have for its statements to be read, unless {@code --max-file} says otherwise. */
    public static final long MOST = 64 << 20;

    private static final int BUFFER = 1 << 16;

    private final String name;
    /** Null for a file that stays on disk. */
    private final byte[] held;

    private final Path path;
    private final long size;
    private final long most;
    private byte[] hash;

    /** @param bytes as on disk */
    public MigrationFile(String name, byte[] bytes) {
        this(name, bytes, null, bytes.length, MOST);
    }

    private MigrationFile(String name, byte[] held, Path path, long size, long most) {
        this.name = name;
        this.held = held;
        this.path = path;
        this.size = size;
        this.most = most;
    }

    public static MigrationFile of(String name, String text) {
        return new MigrationFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One whose bytes were read. @param most what it may have for its statements to be read */
    static MigrationFile held(String name, byte[] bytes, long most) {
        return new MigrationFile(name, bytes, null, bytes.length, most);
    }

    /** One that is read when it is asked for, and must not change in between. */
    static MigrationFile onDisk(String name, Path path, long size, long most) {
        return new MigrationFile(name, null, path, size, most);
    }

    public String name() {
        return name;
    }

    /** The same under another name. */
    MigrationFile named(String other) {
        MigrationFile renamed = new MigrationFile(other, held, path, size, most);
        renamed.hash = hash;
        return renamed;
    }

    /** Its length in bytes. */
    public long size() {
        return size;
    }

    /**
     * All of it; not to be changed.
     *
     * @throws PortolanException {@code file-too-large}, {@code dir-unreadable}
     */
    public byte[] bytes() {
        check();
        if (held != null) {
            return held;
        }
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Bytes that are no UTF-8 are as {@link Utf8} keeps them. @throws PortolanException as {@link #bytes} */
    public String text() {
        return Utf8.decode(bytes());
    }

    /**
     * Its statements, of which a large file is never held as a whole; to be closed.
     *
     * @throws PortolanException also on the way: {@code sql-split} with file, line and column, {@code file-too-large}, {@code
     *     dir-unreadable}
     */
    public Stream<Statement> statements(SplitRules rules) {
        check();
        if (held != null) {
            return located(() -> Splitter.split(text(), rules)).stream();
        }
        try {
            Reader in = Utf8.reader(open());
            LocatedStatements all =
                    new LocatedStatements(this, Splitter.stream(in, rules).iterator());
            return all.stream().onClose(() -> close(in));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void close(Reader in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With this file's name in what is thrown. */
    <T> T located(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        } catch (PortolanException e) {
            if (!e.code().equals("sql-split") && !e.code().equals("sql-encoding")) {
                throw e;
            }
            throw PortolanException.failed(
                    e.code(),
                    name + ":" + e.text()
                            + ". Mend the file, then write the sum anew: portolan hash, or MigrationGenerator --rehash",
                    e);
        }
    }

    /** Gives its bytes to a digest. @throws PortolanException {@code dir-unreadable} */
    void feed(MessageDigest digest) {
        if (held != null) {
            digest.update(held);
            return;
        }
        MessageDigest own = Hashes.sha256();
        byte[] buffer = new byte[BUFFER];
        long done = 0;
        try (InputStream in = Files.newInputStream(path);
                Progress progress = Progress.of("hashing " + name, size)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                own.update(buffer, 0, n);
                done += n;
                progress.at(done);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        checkUnchanged(own.digest());
    }

    /** SHA-256 of its bytes. */
    public byte[] hash() {
        if (hash == null) {
            if (held == null) {
                feed(Hashes.sha256());
            } else {
                hash = Hashes.sha256().digest(held);
            }
        }
        return hash.clone();
    }

    private void checkUnchanged(byte[] now) {
        if (hash != null && !Arrays.equals(hash, now)) {
            throw unreadable(new IOException("it changed while it was used. Run again"));
        }
        hash = now;
    }

    /** The bytes, which must be those that were read before. */
    InputStream open() throws IOException {
        return held != null
                ? new ByteArrayInputStream(held)
                : new UnchangedInput(Files.newInputStream(path), this::checkUnchanged);
    }

    /** Whether its first line is {@code atlas:sum ignore}. */
    boolean ignored() {
        SumIgnore first = new SumIgnore();
        if (held != null) {
            first.read(held, held.length);
            return first.found();
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer); n >= 0 && first.read(buffer, n); n = in.read(buffer)) {}
        } catch (IOException e) {
            throw unreadable(e);
        }
        return first.found();
    }

    /** Its first comment lines ({@code --}, {@code #}) and the line behind them, where directives stand; read no further than that. */
    public String head() {
        byte[] start = held;
        if (start == null) {
            try (InputStream in = Files.newInputStream(path)) {
                start = in.readNBytes(BUFFER);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        int pos = 0;
        while (startsComment(start, pos)) {
            pos = nextLine(start, pos);
        }
        return new String(start, 0, nextLine(start, pos), StandardCharsets.UTF_8);
    }

    private static boolean startsComment(byte[] bytes, int pos) {
        return pos < bytes.length && bytes[pos] == '#'
                || pos + 1 < bytes.length && bytes[pos] == '-' && bytes[pos + 1] == '-';
    }

    private static int nextLine(byte[] bytes, int pos) {
        int end = pos;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, bytes.length);
    }

    /** Whether it stays on disk. */
    boolean isLarge() {
        return held == null;
    }

    /** Whether these are its bytes but for the line ends. */
    public boolean sameButForLineEnds(byte[] others) {
        return LineEnds.variants(bytes()).stream().anyMatch(variant -> Arrays.equals(variant, others));
    }

    private void check() {
        if (size > most) {
            throw PortolanException.failed(
                    "file-too-large",
                    name + " has " + size + " bytes, more than the " + most
                            + " up to which a file is read into statements. If it is meant to be a migration, pass --max-file "
                            + ((size >> 20) + 1) + "m");
        }
    }

    private PortolanException unreadable(IOException e) {
        return PortolanException.failed(
                "dir-unreadable", (path == null ? name : path) + " cannot be read: " + IoErrors.reason(e), e);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof MigrationFile f) || !f.name.equals(name) || f.size != size) {
            return false;
        }
        return sameContent(f);
    }

    /** Whether both have the same bytes. */
    boolean sameContent(MigrationFile other) {
        if (size != other.size) {
            return false;
        }
        return held != null && other.held != null
                ? Arrays.equals(held, other.held)
                : Arrays.equals(hash(), other.hash());
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Long.hashCode(size);
    }

    @Override
    public String toString() {
        return name + " (" + size + " bytes)";
    }
}
