package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Jpa;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.List;

/** What holds for associations of every kind. */
final class Mappings {
    private static final List<String> OWNING = List.of(Jpa.JOIN_COLUMN, Jpa.JOIN_COLUMNS, Jpa.JOIN_TABLE);

    private Mappings() {}

    /** An association that another attribute owns has no columns and no table of its own. */
    static void checkInverse(Reporter reporter, String mappedBy, Mirror kind, Annotations annotations) {
        if (mappedBy == null) {
            return;
        }
        for (String name : OWNING) {
            Mirror m = annotations.get(name);
            if (m != null) {
                reporter.report(Message.INVERSE_OWNS, m.origin(), m.simpleName(), kind.simpleName(), mappedBy);
            }
        }
    }
}
