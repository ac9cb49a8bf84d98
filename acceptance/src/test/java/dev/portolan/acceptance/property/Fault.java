package dev.portolan.acceptance.property;

import dev.portolan.dialect.Planner;
import dev.portolan.schema.Column;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Table;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a planner could do wrong: the test must notice. */
enum Fault {
    LOST_INDEX {
        private final String index = "ADD (?:UNIQUE )?INDEX `(?:[^`]|``)*` \\((?:`(?:[^`]|``)*`(?: DESC)?(?:, )?)+\\)";
        private final Pattern clause = Pattern.compile(", " + index + "|" + index + "(?:, )?");

        @Override
        List<Step> spoil(List<Step> steps, Physical from, Physical to) {
            for (int i = steps.size() - 1; i >= 0; i--) {
                Step s = steps.get(i);
                String less = s.sql().startsWith("ALTER TABLE")
                        ? clause.matcher(s.sql()).replaceFirst("")
                        : s.sql();
                if (s.sql().matches("(?s)CREATE (UNIQUE )?INDEX.*") || less.endsWith("` ")) {
                    steps.remove(i);
                    return steps;
                }
                if (!less.equals(s.sql())) {
                    steps.set(i, new Step(s.comment(), less, s.tx(), s.reason(), s.alone()));
                    return steps;
                }
            }
            return steps;
        }
    },
    LOST_DEFAULT {
        private final Pattern dflt = Pattern.compile(" DEFAULT ('(?:[^']|'')*'|-?[0-9.]+)");

        @Override
        List<Step> spoil(List<Step> steps, Physical from, Physical to) {
            for (int i = steps.size() - 1; i >= 0; i--) {
                Step s = steps.get(i);
                String less = dflt.matcher(s.sql()).replaceFirst("");
                if (!less.equals(s.sql()) && !s.sql().contains(" SET DEFAULT ")) {
                    steps.set(i, new Step(s.comment(), less, s.tx(), s.reason(), s.alone()));
                    return steps;
                }
            }
            return steps;
        }
    },
    KEPT_COLUMN_DROPPED {
        @Override
        List<Step> spoil(List<Step> steps, Physical from, Physical to) {
            for (Table t : to.graph().tables()) {
                Table old = from.graph().tablesByName().get(t.name());
                if (old == null
                        || !t.equals(old)
                        || t.columns().size() < 3
                        || !t.indexes().isEmpty()
                        || !t.checks().isEmpty()
                        || !t.foreignKeys().isEmpty()) {
                    continue;
                }
                for (Column c : t.columns()) {
                    if (t.primaryKey() == null || !t.primaryKey().columns().contains(c.name())) {
                        String q = List.of("sqlite", "mysql", "mariadb").contains(to.dialect()) ? "`" : "\"";
                        steps.add(new Step(
                                null,
                                "ALTER TABLE " + quote(t.name().text(), q) + " DROP COLUMN "
                                        + quote(c.name().text(), q),
                                Tx.ANY,
                                null,
                                false));
                        return steps;
                    }
                }
            }
            return steps;
        }
    };

    /** Steps of a plan between two states that are not empty, spoilt. */
    abstract List<Step> spoil(List<Step> steps, Physical from, Physical to);

    private static String quote(String name, String q) {
        return q + name.replace(q, q + q) + q;
    }

    Planner in(Planner planner) {
        return (from, to, changes, hints) -> {
            Planner.Planned planned = planner.plan(from, to, changes, hints);
            return from.graph().tables().isEmpty() || planned.steps().isEmpty()
                    ? planned
                    : new Planner.Planned(spoil(new ArrayList<>(planned.steps()), from, to), planned.notices());
        };
    }
}
