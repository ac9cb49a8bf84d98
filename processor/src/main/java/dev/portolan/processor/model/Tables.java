package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.model.TableSpec.IndexSpec;
import dev.portolan.processor.model.TableSpec.UniqueSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.List;

/** Reads annotations that describe tables. */
final class Tables {
    private final Reporter reporter;
    private final Columns columns;

    Tables(Reporter reporter, Columns columns) {
        this.reporter = reporter;
        this.columns = columns;
    }

    /** @param m {@code @Table} or one of its like; null for none @param otherwise where the table comes from without it */
    TableSpec table(Mirror m, Origin otherwise) {
        return m == null
                ? TableSpec.implied(otherwise)
                : new TableSpec(
                        m.string("name"),
                        m.string("schema"),
                        m.string("catalog"),
                        uniques(m),
                        indexes(m),
                        columns.checks(m),
                        m.string("comment"),
                        m.string("options"),
                        m.origin());
    }

    List<UniqueSpec> uniques(Mirror table) {
        List<UniqueSpec> uniques = new ArrayList<>();
        for (Mirror u : table.nestedList("uniqueConstraints")) {
            if (u.strings("columnNames").isEmpty()) {
                reporter.report(Message.COLUMN_LIST_MISSING, u.origin(), u.simpleName(), "columnNames");
            } else {
                uniques.add(
                        new UniqueSpec(u.string("name"), u.strings("columnNames"), u.string("options"), u.origin()));
            }
        }
        return uniques;
    }

    List<IndexSpec> indexes(Mirror table) {
        List<IndexSpec> indexes = new ArrayList<>();
        for (Mirror i : table.nestedList("indexes")) {
            String list = i.string("columnList");
            try {
                indexes.add(new IndexSpec(
                        i.string("name"),
                        ColumnList.parse(list == null ? "" : list),
                        i.bool("unique", false),
                        i.string("options"),
                        i.origin()));
            } catch (IllegalArgumentException e) {
                reporter.report(Message.COLUMN_LIST, i.at("columnList"), e.getMessage());
            }
        }
        return indexes;
    }
}
