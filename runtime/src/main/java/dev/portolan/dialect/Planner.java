package dev.portolan.dialect;

import dev.portolan.schema.Change;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Physical;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import java.util.List;

/** Turns changes into ordered steps. */
public interface Planner {
    /**
     * @param from the state before
     * @param to the state after
     * @param changes between them, as {@code Differ} gives them
     * @param hints with physical names
     * @throws dev.portolan.schema.PortolanException for what the dialect cannot do, with the element
     */
    Planned plan(Physical from, Physical to, List<Change> changes, Hints hints);

    /** @param notices what may fail on rows that exist, or loses data */
    record Planned(List<Step> steps, List<Notice> notices) {
        public Planned {
            steps = List.copyOf(steps);
            notices = List.copyOf(notices);
        }
    }
}
