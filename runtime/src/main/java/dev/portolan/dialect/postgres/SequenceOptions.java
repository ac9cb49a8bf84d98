package dev.portolan.dialect.postgres;

import java.util.ArrayList;
import java.util.List;

/** What of a sequence is not its start and increment, as read from the catalog. */
record SequenceOptions(String type, long increment, long min, long max, long cache, boolean cycle) {
    /** As {@code CREATE SEQUENCE} takes it, defaults left out; null when nothing is left. */
    String text() {
        List<String> options = new ArrayList<>();
        if (!type.equals("bigint")) {
            options.add("AS " + type);
        }
        if (min != (increment > 0 ? 1 : lowest())) {
            options.add("MINVALUE " + min);
        }
        if (max != (increment > 0 ? highest() : -1)) {
            options.add("MAXVALUE " + max);
        }
        if (cache != 1) {
            options.add("CACHE " + cache);
        }
        if (cycle) {
            options.add("CYCLE");
        }
        return options.isEmpty() ? null : String.join(" ", options);
    }

    private long highest() {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    private long lowest() {
        return -highest() - 1;
    }
}
