package dev.portolan.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be changed in a way that disturbs running applications less, and takes more statements or files. */
public enum Shape {
    /** Indexes and unique constraints. */
    INDEX,
    /** Foreign keys and checks. */
    CONSTRAINT,
    /** Columns: that they become required, and how a table takes them in. */
    COLUMN;

    /** {@code index}, … as options, annotations and the graph say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Shape> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }
}
