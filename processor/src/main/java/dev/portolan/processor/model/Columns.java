package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.TableSpec.CheckSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.PerDialect;
import java.util.ArrayList;
import java.util.List;

/** Reads annotations that describe columns. */
final class Columns {
    private final Reporter reporter;

    Columns(Reporter reporter) {
        this.reporter = reporter;
    }

    /** @param m {@code @Column} or one of its like; null for none @param otherwise where the column comes from without it */
    ColumnSpec column(Mirror m, Origin otherwise) {
        if (m == null) {
            return ColumnSpec.implied(otherwise);
        }
        positive(m, "length", 1);
        positive(m, "precision", 0);
        positive(m, "scale", 0);
        positive(m, "secondPrecision", -1);
        return new ColumnSpec(
                true,
                m.string("name"),
                length(m),
                least(m, "precision", 1),
                least(m, "scale", 0),
                m.integer("secondPrecision", -1),
                m.bool("nullable"),
                m.bool("unique", false),
                m.bool("insertable", true),
                m.bool("updatable", true),
                m.string("columnDefinition"),
                m.string("table"),
                checks(m),
                m.string("comment"),
                m.string("options"),
                m.origin());
    }

    /** As Hibernate: no length is all that the database has. */
    private static Integer length(Mirror m) {
        Integer length = m.integer("length");
        return length != null && length < 1 ? Integer.valueOf(Integer.MAX_VALUE) : length;
    }

    private static Integer least(Mirror m, String member, int least) {
        Integer value = m.integer(member);
        return value != null && value < least ? null : value;
    }

    List<CheckSpec> checks(Mirror m) {
        List<CheckSpec> checks = new ArrayList<>();
        for (Mirror c : m.nestedList("check")) {
            String constraint = c.string("constraint");
            if (constraint == null) {
                reporter.report(Message.CHECK_EMPTY, c.at("constraint"));
            } else {
                checks.add(new CheckSpec(c.string("name"), PerDialect.of(constraint), c.string("options"), c.origin()));
            }
        }
        return checks;
    }

    private void positive(Mirror m, String member, int least) {
        Integer value = m.integer(member);
        if (value != null && value < least) {
            reporter.report(Message.SIZE_IGNORED, m.at(member), member, value, least);
        }
    }
}
