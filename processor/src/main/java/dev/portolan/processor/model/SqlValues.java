package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.DialectSet;
import dev.portolan.schema.PerDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads repeatable annotations that say something for one dialect, some, or all others. */
final class SqlValues {
    private static final List<String> DIALECTS = List.of("h2", "mariadb", "mysql", "postgres", "sqlite");

    private final Reporter reporter;

    SqlValues(Reporter reporter) {
        this.reporter = reporter;
    }

    /** The text of a member of all annotations of that name; null for none. */
    PerDialect<String> read(Annotations annotations, String name, String member) {
        return read(annotations, name, m -> text(m, member));
    }

    /** @param value of one annotation; null when an error was reported */
    PerDialect<String> read(Annotations annotations, String name, Function<Mirror, String> value) {
        List<Mirror> all = Own.all(annotations, name);
        if (all.isEmpty()) {
            return null;
        }
        Map<String, String> byDialect = new TreeMap<>();
        for (Mirror m : all) {
            String text = value.apply(m);
            List<String> dialects = dialects(m);
            if (text == null) {
                continue;
            }
            for (String dialect : dialects.isEmpty() ? List.of("") : dialects) {
                if (byDialect.putIfAbsent(dialect, text) != null) {
                    reporter.report(Message.EXPRESSION_TWICE, m.origin(), m.simpleName(), said(dialect));
                }
            }
        }
        String general = byDialect.remove("");
        return new PerDialect<>(general, byDialect);
    }

    private static String said(String dialect) {
        return dialect.isEmpty() ? "all dialects" : "\"" + dialect + "\"";
    }

    /** A text that must be there: null when it is not, which is reported. */
    String text(Mirror m, String member) {
        String text = m.string(member);
        if (text == null && !m.has(member) && m.byDefault(member) instanceof String byDefault && !byDefault.isEmpty()) {
            return byDefault;
        }
        if (text == null || text.isBlank()) {
            reporter.report(Message.EXPRESSION_EMPTY, m.at(member), m.simpleName());
            return null;
        }
        return text;
    }

    /** The dialects that an annotation names, those that exist. */
    List<String> dialects(Mirror m) {
        List<String> known = new ArrayList<>();
        for (String dialect : m.strings("dialect")) {
            if (DIALECTS.contains(dialect)) {
                known.add(dialect);
            } else {
                reporter.report(Message.DIALECT_UNKNOWN, m.at("dialect"), dialect, DidYouMean.among(DIALECTS, dialect));
            }
        }
        return known;
    }

    DialectSet dialectSet(Mirror m) {
        List<String> dialects = dialects(m);
        return dialects.isEmpty() ? DialectSet.ALL : DialectSet.only(dialects);
    }
}
