package dev.portolan.diff;

import java.nio.charset.StandardCharsets;

/**
 * How long a name may be.
 *
 * @param characters whether characters are counted, as UTF-16 has them; otherwise bytes, as UTF-8 has them
 */
public record NameLimit(int most, boolean characters) {
    public static NameLimit bytes(int most) {
        return new NameLimit(most, false);
    }

    public static NameLimit characters(int most) {
        return new NameLimit(most, true);
    }

    int size(String text) {
        return characters ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    boolean holds(String text) {
        return text.length() <= most / 4 || size(text) <= most;
    }

    /** The beginning that fits within that many less. Never splits a character. */
    String head(String text, int less) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += size(Character.toString(codePoint));
            if (used > most - less) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }
}
