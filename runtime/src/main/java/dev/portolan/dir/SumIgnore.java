package dev.portolan.dir;

import java.nio.charset.StandardCharsets;

/**
 * Whether a file's first line is the directive {@code atlas:sum ignore}; on bytes, in parts, since every file of a directory is asked
 * and may be large.
 *
 * <p>Exactly as Atlas reads it: printable ASCII before it, spaces, and nothing behind {@code ignore} but the line's end.
 */
final class SumIgnore {
    private static final byte[] DIRECTIVE = "atlas:sum".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] IGNORE = "ignore".getBytes(StandardCharsets.US_ASCII);
    private static final int SPACES = DIRECTIVE.length + 1;
    private static final int FOUND = SPACES + IGNORE.length;

    /** How much of it was found: letters of the first word, that and spaces, that and letters of the second. */
    private int state;

    private boolean over;

    /** Whether the first line goes on behind these bytes. */
    boolean read(byte[] bytes, int length) {
        for (int i = 0; i < length && !over; i++) {
            byte b = bytes[i];
            if (b >= ' ' && b <= '~') {
                state = next(b);
            } else {
                over = true;
                state = b == '\n' ? state : 0;
            }
        }
        return !over;
    }

    /** Whether it was there, once the line or the file has ended. */
    boolean found() {
        return state == FOUND;
    }

    static boolean in(byte[] bytes) {
        SumIgnore first = new SumIgnore();
        first.read(bytes, bytes.length);
        return first.found();
    }

    private int next(byte b) {
        if (state < DIRECTIVE.length && b == DIRECTIVE[state]) {
            return state + 1;
        }
        if ((state == DIRECTIVE.length || state == SPACES) && b == ' ') {
            return SPACES;
        }
        if (state >= SPACES && state < FOUND && b == IGNORE[state - SPACES]) {
            return state + 1;
        }
        // "atla" ends with the letter that it begins with
        if (state == 4 && b == DIRECTIVE[1]) {
            return 2;
        }
        return b == DIRECTIVE[0] ? 1 : 0;
    }
}
