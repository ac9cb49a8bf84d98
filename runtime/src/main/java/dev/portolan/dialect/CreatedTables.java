package dev.portolan.dialect;

import dev.portolan.schema.QName;
import dev.portolan.sql.Step;
import dev.portolan.sql.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tables that a plan makes: nobody uses them yet, so no statement about them can be in the way. */
public final class CreatedTables {
    private final Set<QName> tables = new HashSet<>();

    public CreatedTables(List<Step> steps) {
        for (Step step : steps) {
            if (step.work() instanceof Work.CreateTable c) {
                tables.add(c.table().name());
            }
        }
    }

    public boolean contains(QName table) {
        return tables.contains(table);
    }
}
