package dev.portolan.dialect;

import dev.portolan.schema.PortolanException;
import java.time.Duration;

/** What a migrator says who waited for another in vain. */
public final class DatabaseBusy {
    private DatabaseBusy() {}

    /** @param holder who has the lock, {@code process 12}; null when that is not known */
    public static PortolanException after(Duration limit, String holder) {
        return PortolanException.failed(
                "database-busy",
                "Another migrator" + (holder == null ? "" : " (" + holder + ")")
                        + " has been working on the database for "
                        + (limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms")
                        + ". Wait until it is done, or end it; then run again. --wait says how long to wait.");
    }
}
