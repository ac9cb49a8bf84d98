package dev.portolan.benchmarks;

import dev.portolan.dialect.Dialects;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Splitter;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts that make a splitter slow, each twice as long as before: the time of the thread, and how it grows. */
final class SplitPatterns {
    private static final int MEGABYTE = 1 << 20;
    private static final int RUNS = 5;
    private static final double MOST = 2.5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Map<String, String> PATTERNS = new LinkedHashMap<>();

    static {
        PATTERNS.put("open quotes", "'\"`");
        PATTERNS.put("nested comments", "/*/**/");
        PATTERNS.put("dollar tags", "$a$ $b$ $$ ");
        PATTERNS.put("BEGIN floods", "CREATE TRIGGER t BEGIN BEGIN x; CASE WHEN END ");
        PATTERNS.put("delimiters", "DELIMITER //\na; b//\nDELIMITER ;\n");
        PATTERNS.put("one long line", "SELECT abcdefgh, ");
        PATTERNS.put("CR LF", "\r\n\r");
        PATTERNS.put("backslashes", "E'\\\\\\' \\");
        PATTERNS.put("semicolons", ";;");
        PATTERNS.put("wide characters", "é\ud83d\ude00\u2028; ");
        PATTERNS.put("version comments", "/*!50001 a; */ /*M! b */");
        PATTERNS.put("COPY", "COPY t FROM stdin;\n1\t'\n\\.x\n");
    }

    private SplitPatterns() {}

    static void print(PrintStream out) {
        out.println(
                "| pattern | dialect | 1 MB | 2 MB | 4 MB | 8 MB | worst doubling |\n|---|---|---:|---:|---:|---:|---:|");
        double worst = 0;
        for (Map.Entry<String, String> pattern : PATTERNS.entrySet()) {
            for (String dialect : List.of("sqlite", "postgres", "mysql", "mariadb", "h2")) {
                double[] millis =
                        millis(pattern.getValue(), Dialects.named(dialect).splitRules());
                double growth = 0;
                for (int i = 1; i < millis.length; i++) {
                    // a millisecond is noise
                    growth = Math.max(growth, millis[i] < 2 ? 0 : millis[i] / Math.max(millis[i - 1], 0.5));
                }
                worst = Math.max(worst, growth);
                out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.1f | %.1f | %.1f | %.1f | %.2f |%n",
                        pattern.getKey(),
                        dialect,
                        millis[0],
                        millis[1],
                        millis[2],
                        millis[3],
                        growth);
            }
        }
        out.printf(Locale.ROOT, "| all | | | | | | %.2f (aim %.1f) |%n", worst, MOST);
    }

    /** The least of some rounds over all sizes: what the JVM compiles anew in the middle of one size costs one round. */
    private static double[] millis(String pattern, SplitRules rules) {
        double[] millis = new double[4];
        Arrays.fill(millis, Double.MAX_VALUE);
        for (int run = 0; run < RUNS; run++) {
            for (int size = 0; size < millis.length; size++) {
                String text = pattern.repeat((MEGABYTE << size) / pattern.length());
                millis[size] = Math.min(millis[size], once(text, rules) / 1e6);
            }
        }
        return millis;
    }

    private static long once(String text, SplitRules rules) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            Splitter.split(text, rules);
        } catch (PortolanException e) {
            // most of them are not closed
            return THREADS.getCurrentThreadCpuTime() - start;
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
