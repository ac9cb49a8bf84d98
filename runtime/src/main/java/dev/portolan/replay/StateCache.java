package dev.portolan.replay;

import dev.portolan.dir.Hashes;
import dev.portolan.dir.UserCache;
import dev.portolan.schema.Desired;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.PortolanException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * States that took a database to find out, kept in the user's cache folder under the hash of all that decides them (rule 8).
 *
 * <p>Anything wrong with the folder or a file in it is a miss. Two processes may write one state at a time: the bytes are the
 * same. Off with {@code PORTOLAN_CACHE=off}.
 */
public final class StateCache {
    private static final String FORMAT = "portolan-state 1 ";
    private static final int KEPT = 64;
    private static final String IMAGE = ".image";
    private static final int IMAGES = 8;
    private static final long LARGEST_IMAGE = 32 << 20;

    private final Path folder;
    private final String code;

    private StateCache(Path folder, String code) {
        this.folder = folder;
        this.code = code;
    }

    /** The user's. */
    public static StateCache open() {
        String code = "off".equals(System.getenv("PORTOLAN_CACHE")) ? null : code();
        if (code != null) {
            try {
                return new StateCache(UserCache.folder("states"), code);
            } catch (PortolanException e) {
                // without a folder that can be written, every state is found out anew
            }
        }
        return off();
    }

    /** One that keeps nothing. */
    public static StateCache off() {
        return new StateCache(null, null);
    }

    /** One in that folder, for code that is known by that name. */
    public static StateCache in(Path folder, String code) {
        return new StateCache(folder, code);
    }

    /** What tells this code from another: place, size and time of its jar or its class files; null when they are neither. */
    private static String code() {
        try {
            Path place = Path.of(StateCache.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(place) ? classes(place) : stamp(place);
        } catch (URISyntaxException | IOException | RuntimeException e) {
            return null;
        }
    }

    private static String classes(Path folder) throws IOException {
        MessageDigest digest = sha256();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                part(digest, stamp(file).getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String stamp(Path file) throws IOException {
        return file.toAbsolutePath() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    }

    /** Whether it keeps anything. */
    public boolean isOn() {
        return folder != null;
    }

    /** The hash of this code and of each part with its length, so that no two lists of parts read alike. */
    public String key(byte[]... parts) {
        MessageDigest digest = sha256();
        part(digest, (FORMAT + code).getBytes(StandardCharsets.UTF_8));
        for (byte[] part : parts) {
            part(digest, part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void part(MessageDigest digest, byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    /** The state under that key; null for none. */
    public Desired find(String key) {
        if (folder == null) {
            return null;
        }
        Path file = folder.resolve(key);
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int line = text.indexOf('\n');
            if (line < 0 || !text.startsWith(FORMAT)) {
                return null;
            }
            String body = text.substring(line + 1);
            if (!text.substring(FORMAT.length(), line).equals(hash(body))) {
                return null;
            }
            return GraphText.read(body);
        } catch (IOException | PortolanException e) {
            return null;
        }
    }

    /** Keeps a state; the oldest ones go. */
    public void store(String key, Desired state) {
        if (folder == null) {
            return;
        }
        try {
            String body = GraphText.write(state);
            Path written = Files.createTempFile(folder, "new", ".tmp");
            Files.writeString(written, FORMAT + hash(body) + "\n" + body, StandardCharsets.UTF_8);
            Files.move(
                    written, folder.resolve(key), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            forget();
        } catch (IOException e) {
            // it will be found out again
        }
    }

    /** Does something with a file. */
    public interface ImageUse {
        /** @return whether it did */
        boolean of(String file) throws SQLException;
    }

    /**
     * Gives a copy of the file that was kept under that key, if it is whole, to somebody: what other runs do to it meanwhile does not
     * matter then.
     *
     * @return what they say; false when there is none
     */
    public boolean useImage(String key, ImageUse use) throws SQLException {
        Path kept = folder == null ? null : image(key);
        if (kept == null) {
            return false;
        }
        Path copy = null;
        try {
            copy = Files.createTempFile("portolan", IMAGE);
            Files.copy(kept, copy, StandardCopyOption.REPLACE_EXISTING);
            if (kept.getFileName().toString().equals(key + "." + Hashes.hex(copy) + IMAGE)) {
                return use.of(copy.toString());
            }
            Files.deleteIfExists(kept);
        } catch (IOException e) {
            // found out again
        } finally {
            delete(copy);
        }
        return false;
    }

    private Path image(String key) {
        try (var files = Files.list(folder)) {
            return files.filter(f -> isImage(f) && f.getFileName().toString().startsWith(key + "."))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    /** Keeps a file that somebody writes, unless it is large; the oldest ones go. */
    public void storeImage(String key, ImageUse writer) {
        if (folder == null) {
            return;
        }
        Path written = null;
        try {
            written = Files.createTempFile(folder, "new", ".tmp");
            if (writer.of(written.toString()) && Files.size(written) <= LARGEST_IMAGE) {
                Files.move(
                        written,
                        folder.resolve(key + "." + Hashes.hex(written) + IMAGE),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            }
            forget();
        } catch (IOException | SQLException e) {
            // it will be made again
        } finally {
            delete(written);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // the oldest go by themselves
        }
    }

    private static boolean isImage(Path file) {
        return file.getFileName().toString().endsWith(IMAGE);
    }

    private void forget() throws IOException {
        try (var files = Files.list(folder)) {
            List<Aged> byAge = files.map(Aged::of)
                    .sorted(Comparator.comparing(Aged::time).reversed())
                    .toList();
            forget(byAge.stream().filter(a -> isImage(a.file)).toList(), IMAGES);
            forget(byAge.stream().filter(a -> !isImage(a.file)).toList(), KEPT);
        }
    }

    private static void forget(List<Aged> byAge, int kept) throws IOException {
        for (Aged old : byAge.subList(Math.min(kept, byAge.size()), byAge.size())) {
            Files.deleteIfExists(old.file);
        }
    }

    /** A time read once: another run may use the file while these are sorted. */
    private record Aged(Path file, FileTime time) {
        static Aged of(Path file) {
            try {
                return new Aged(file, Files.getLastModifiedTime(file));
            } catch (IOException e) {
                return new Aged(file, FileTime.fromMillis(0));
            }
        }
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
