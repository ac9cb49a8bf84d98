package dev.portolan.dir;

import java.nio.charset.StandardCharsets;

/** Whether a file's first line is the directive {@code atlas:sum ignore}; on bytes, since every file of a directory is asked. */
final class SumIgnore {
    private static final byte[] DIRECTIVE = "atlas:sum".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] IGNORE = "ignore".getBytes(StandardCharsets.US_ASCII);

    private SumIgnore() {}

    /** Exactly as Atlas reads it: printable ASCII before it, spaces, and nothing behind {@code ignore} but the line's end. */
    static boolean in(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] >= ' ' && bytes[end] <= '~') {
            end++;
        }
        if (end < bytes.length && bytes[end] != '\n') {
            return false;
        }
        int argument = end - IGNORE.length;
        if (argument < DIRECTIVE.length + 1 || !matches(bytes, argument, IGNORE)) {
            return false;
        }
        int directive = argument;
        while (directive > 0 && bytes[directive - 1] == ' ') {
            directive--;
        }
        return directive < argument
                && directive >= DIRECTIVE.length
                && matches(bytes, directive - DIRECTIVE.length, DIRECTIVE);
    }

    private static boolean matches(byte[] bytes, int from, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (bytes[from + i] != word[i]) {
                return false;
            }
        }
        return true;
    }
}
