package dev.portolan.dialect;

import dev.portolan.schema.QName;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Quoting;
import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.List;

/** Steps and notices while they are gathered. */
public final class Script {
    private final Quoting quoting;
    private final List<Step> steps = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    public Script(Quoting quoting) {
        this.quoting = quoting;
    }

    /** @param comment names in it may hold line ends, which would end the comment */
    public void step(String comment, String sql) {
        steps.add(Step.of(comment.replaceAll("[\\r\\n\\u2028\\u2029\\u0085]+", " "), sql));
    }

    /** One {@code ALTER TABLE}; nothing when there are no clauses. */
    public void alter(QName table, List<String> clauses) {
        if (!clauses.isEmpty()) {
            step(
                    "modify \"" + table.name() + "\" table",
                    "ALTER TABLE " + quoting.name(table) + " " + String.join(", ", clauses));
        }
    }

    public void notice(String code, String element, String message) {
        notices.add(new Notice(code, element, message));
    }

    public Planner.Planned planned() {
        return new Planner.Planned(steps, notices);
    }
}
