package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.PerDialect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code @SqlDefault} and {@code @Backfill}. */
final class SqlValues {
    private final Reporter reporter;

    SqlValues(Reporter reporter) {
        this.reporter = reporter;
    }

    PerDialect<String> defaults(Annotations annotations) {
        return read(annotations.all(Own.SQL_DEFAULT, Own.SQL_DEFAULTS));
    }

    PerDialect<String> backfills(Annotations annotations) {
        return read(annotations.all(Own.BACKFILL, Own.BACKFILLS));
    }

    private PerDialect<String> read(List<Mirror> all) {
        if (all.isEmpty()) {
            return null;
        }
        Map<String, String> byDialect = new TreeMap<>();
        for (Mirror m : all) {
            String expression = m.string("value");
            if (expression == null || expression.isBlank()) {
                reporter.report(Message.EXPRESSION_EMPTY, m.at("value"), m.simpleName());
                continue;
            }
            String dialect = m.string("dialect");
            if (byDialect.putIfAbsent(dialect == null ? "" : dialect, expression) != null) {
                reporter.report(
                        Message.EXPRESSION_TWICE,
                        m.origin(),
                        m.simpleName(),
                        dialect == null ? "all dialects" : "\"" + dialect + "\"");
            }
        }
        String general = byDialect.remove("");
        return new PerDialect<>(general, byDialect);
    }
}
