package dev.portolan.dir;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file of a migration directory.
 *
 * @param name relative to the directory, with {@code /}
 * @param bytes as on disk
 */
public record MigrationFile(String name, byte[] bytes) {
    public static MigrationFile of(String name, String text) {
        return new MigrationFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether these are its bytes but for the line ends. */
    public boolean sameButForLineEnds(byte[] others) {
        return LineEnds.variants(bytes).stream().anyMatch(variant -> Arrays.equals(variant, others));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MigrationFile f && f.name.equals(name) && Arrays.equals(f.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return name + " (" + bytes.length + " bytes)";
    }
}
