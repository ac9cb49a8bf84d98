package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Planner;
import dev.portolan.schema.QName;
import dev.portolan.sql.Notice;
import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.List;

/** Steps and notices while they are gathered. */
final class Script {
    private final List<Step> steps = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    /** @param comment names in it may hold line ends, which would end the comment */
    void step(String comment, String sql) {
        steps.add(Step.of(comment.replaceAll("[\\r\\n\\u2028\\u2029\\u0085]+", " "), sql));
    }

    /** One {@code ALTER TABLE}; nothing when there are no clauses. */
    void alter(QName table, List<String> clauses) {
        if (!clauses.isEmpty()) {
            step(
                    "modify \"" + table.name() + "\" table",
                    "ALTER TABLE " + PostgresNames.QUOTING.name(table) + " " + String.join(", ", clauses));
        }
    }

    void notice(String code, String element, String message) {
        notices.add(new Notice(code, element, message));
    }

    Planner.Planned planned() {
        return new Planner.Planned(steps, notices);
    }
}
