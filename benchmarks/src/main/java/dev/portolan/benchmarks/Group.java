package dev.portolan.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Commands that are compared: run round robin, so that a noisy moment hits all of them; the first is the base of the ratios. */
record Group(String title, List<Command> commands) {
    /** {@code -Druns=} for a look, or for long jobs. */
    private static final int RUNS = Integer.getInteger("runs", 9);

    Group {
        commands = List.copyOf(commands);
    }

    /** Rows of a Markdown table: what, median, min, ratio of the medians to the first command's. */
    List<String> measure() throws IOException, InterruptedException {
        double[][] millis = new double[commands.size()][RUNS];
        for (int run = 0; run < RUNS; run++) {
            for (int i = 0; i < commands.size(); i++) {
                millis[i][run] = commands.get(i).run();
            }
        }
        List<String> rows = new ArrayList<>();
        double base = 0;
        for (int i = 0; i < commands.size(); i++) {
            Arrays.sort(millis[i]);
            double median = millis[i][RUNS / 2];
            base = i == 0 ? median : base;
            rows.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %.0f | %.2f |",
                    title,
                    commands.get(i).name(),
                    median,
                    millis[i][0],
                    median / base));
        }
        return rows;
    }
}
