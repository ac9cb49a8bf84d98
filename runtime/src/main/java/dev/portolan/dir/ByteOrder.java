package dev.portolan.dir;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The order of names by their UTF-8 bytes, which is that of their code points. */
public final class ByteOrder {
    private ByteOrder() {}

    /** As {@link Comparable#compareTo}; differs from that of strings beyond U+D7FF only. */
    public static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // UTF-16 puts surrogate pairs before U+E000, UTF-8 behind U+FFFF.
                return rank(x) - rank(y);
            }
        }
        return a.length() - b.length();
    }

    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }

    /** The names with that ending, in order. */
    public static List<String> sorted(Collection<String> names, String ending) {
        List<String> sorted = new ArrayList<>(names.size());
        for (String name : names) {
            if (name.endsWith(ending)) {
                sorted.add(name);
            }
        }
        sorted.sort(ByteOrder::compare);
        return sorted;
    }
}
