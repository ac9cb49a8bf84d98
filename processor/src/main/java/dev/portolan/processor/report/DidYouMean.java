package dev.portolan.processor.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** A guess at what was meant by a name that does not exist. */
public final class DidYouMean {
    private DidYouMean() {}

    /** {@code  Did you mean "name"?} with a leading space, or all names when none is near and they are few; else empty. */
    public static String among(Collection<String> names, String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        int limit = written.length() < 5 ? 1 : Math.max(2, written.length() / 3);
        return names.stream()
                .distinct()
                .filter(n -> distance(n.toLowerCase(Locale.ROOT), lower) <= limit)
                .min(Comparator.comparingInt((String n) -> distance(n.toLowerCase(Locale.ROOT), lower))
                        .thenComparing(Comparator.naturalOrder()))
                .map(n -> " Did you mean \"" + n + "\"?")
                .orElseGet(() -> names.isEmpty() || names.size() > 12
                        ? ""
                        : " It has: "
                                + String.join(
                                        ", ", names.stream().distinct().sorted().toList()) + ".");
    }

    private static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = last[0];
            last[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = last[j];
                last[j] = Math.min(substituted, 1 + Math.min(last[j], last[j - 1]));
            }
        }
        return last[b.length()];
    }
}
