package dev.portolan.migrate.apply;

import dev.portolan.schema.PortolanException;
import java.util.Locale;

/** What someone found who looked whether the statement of an interrupted run took effect. */
public enum Interrupted {
    /** It did: go on behind it. */
    DONE,
    /** It did not: run it. */
    AGAIN;

    /** {@code done}, {@code again}. @throws PortolanException usage */
    public static Interrupted of(String text) {
        for (Interrupted answer : values()) {
            if (answer.name().toLowerCase(Locale.ROOT).equals(text)) {
                return answer;
            }
        }
        throw PortolanException.usage("usage", "--interrupted is done or again, not \"" + text + "\".");
    }
}
