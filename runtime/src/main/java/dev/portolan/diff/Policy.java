package dev.portolan.diff;

import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.schema.QName;
import dev.portolan.sql.Notice;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a difference may drop. */
public final class Policy {
    /** Of the options. */
    public static Policy of(Set<String> drop, boolean mass, List<String> globs, Predicate<QName> owned) {
        return new Policy();
    }

    /** Tables left out. */
    public Predicate<QName> excludes() {
        return t -> false;
    }

    /** The result. */
    public record Merged(Physical desired, List<Notice> notices) {}

    /** Keeps what must stay. */
    public Merged merge(Physical current, Physical desired, Hints hints) {
        return new Merged(desired, List.of());
    }
}
