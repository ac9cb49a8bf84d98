package dev.portolan.dir.format;

import dev.portolan.dir.ByteOrder;
import dev.portolan.schema.PortolanException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The order of tools that read versions as numbers. */
final class NumberOrder {
    private NumberOrder() {}

    /** Of two digit strings of any length. */
    static int compare(String a, String b) {
        String x = bare(a);
        String y = bare(b);
        return x.length() != y.length() ? x.length() - y.length() : x.compareTo(y);
    }

    static String bare(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.substring(zeros);
    }

    /** The digits at the beginning, up to an underscore; the empty string for none. */
    static String leading(String fileName) {
        int end = 0;
        while (end < fileName.length() && fileName.charAt(end) >= '0' && fileName.charAt(end) <= '9') {
            end++;
        }
        return end < fileName.length() && fileName.charAt(end) == '_' ? fileName.substring(0, end) : "";
    }

    static List<String> sorted(List<String> names, Function<String, String> version) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(Comparator.comparing(version, NumberOrder::compare).thenComparing(ByteOrder::compare));
        return sorted;
    }

    /** @throws PortolanException {@code version-twice} */
    static void once(String tool, List<String> names, Function<String, String> version) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            String other = seen.put(version.apply(name), name);
            if (other != null) {
                throw PortolanException.failed(
                        "version-twice",
                        other + " and " + name + " have the same version, and " + tool
                                + " takes one only. Give the one that was never applied a new version: portolan rebase --format "
                                + tool + " " + name);
            }
        }
    }
}
