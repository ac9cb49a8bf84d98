package dev.portolan.diff;

import dev.portolan.schema.PortolanException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a diff may drop ({@code --drop}). Sequences, enum types and views go with tables. */
public enum DropKind {
    TABLE,
    COLUMN,
    INDEX,
    CONSTRAINT;

    /** Everything: the default. */
    public static final Set<DropKind> ALL = Set.copyOf(EnumSet.allOf(DropKind.class));

    /**
     * Reads {@code table,column,index,constraint} or parts of it; {@code none} or nothing drops nothing.
     *
     * @throws PortolanException wrong usage, naming the kinds
     */
    public static Set<DropKind> parse(String kinds) {
        Set<DropKind> parsed = EnumSet.noneOf(DropKind.class);
        for (String kind : kinds.split(",")) {
            String name = kind.strip().toUpperCase(Locale.ROOT);
            if (name.isEmpty() || name.equals("NONE")) {
                continue;
            }
            try {
                parsed.add(valueOf(name));
            } catch (IllegalArgumentException e) {
                throw PortolanException.usage(
                        "unknown-drop-kind",
                        "Unknown kind \"" + kind.strip()
                                + "\" in --drop. Known: table, column, index, constraint; or none.");
            }
        }
        return Set.copyOf(parsed);
    }
}
