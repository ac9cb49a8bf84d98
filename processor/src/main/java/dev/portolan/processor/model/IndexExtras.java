package dev.portolan.processor.model;

import dev.portolan.processor.jpa.Annotations;
import dev.portolan.processor.jpa.Mirror;
import dev.portolan.processor.jpa.Own;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.DialectSet;
import dev.portolan.schema.IndexPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code @SqlIndex} and {@code @Exclusion}. */
final class IndexExtras {
    private final Reporter reporter;
    private final SqlValues values;

    IndexExtras(Reporter reporter, SqlValues values) {
        this.reporter = reporter;
        this.values = values;
    }

    /** Of an attribute or an entity. @param attribute on which a part need not name its column */
    List<IndexExtra> read(Annotations annotations, boolean attribute) {
        List<IndexExtra> all = new ArrayList<>();
        for (Mirror m : Own.all(annotations, Own.SQL_INDEX)) {
            all.add(index(m, parts(m, attribute, false)));
        }
        for (Mirror m : Own.all(annotations, Own.EXCLUSION)) {
            all.add(exclusion(m, parts(m, false, true)));
        }
        return withoutOverridden(all);
    }

    private IndexExtra index(Mirror m, List<IndexExtra.Part> parts) {
        return new IndexExtra(
                name(m),
                m.bool("unique", false),
                parts,
                m.string("where"),
                m.string("method"),
                m.strings("include"),
                m.string("options"),
                null,
                false,
                values.dialectSet(m),
                m.origin());
    }

    private IndexExtra exclusion(Mirror m, List<IndexExtra.Part> parts) {
        boolean deferred = m.bool("initiallyDeferred", false);
        boolean deferrable = deferred || m.bool("deferrable", false);
        return new IndexExtra(
                name(m),
                false,
                parts,
                m.string("where"),
                m.string("method") == null ? "gist" : m.string("method"),
                List.of(),
                null,
                deferred ? "DEFERRABLE INITIALLY DEFERRED" : deferrable ? "DEFERRABLE" : null,
                true,
                values.dialectSet(m),
                m.origin());
    }

    private String name(Mirror m) {
        String name = m.string("name");
        if (name != null && name.isBlank()) {
            reporter.report(Message.NAME_EMPTY, m.at("name"));
            return null;
        }
        return name;
    }

    private List<IndexExtra.Part> parts(Mirror index, boolean attribute, boolean exclusion) {
        List<IndexExtra.Part> parts = new ArrayList<>();
        for (Mirror m : index.nestedList("parts")) {
            String column = m.string("column");
            String expression = m.string("expression");
            if (column != null && expression != null || column == null && expression == null && !attribute) {
                reporter.report(Message.INDEX_PART, m.origin());
                continue;
            }
            Integer prefix = m.integer("prefix");
            if (prefix != null && prefix < 0) {
                reporter.report(Message.TOO_SMALL, m.at("prefix"), "prefix", prefix, 0);
            }
            String operator = m.string("operator");
            if (exclusion == (operator == null)) {
                reporter.report(
                        exclusion ? Message.EXCLUSION_OPERATOR : Message.INDEX_OPERATOR,
                        exclusion ? m.origin() : m.at("operator"));
            }
            parts.add(new IndexExtra.Part(
                    column,
                    expression,
                    m.bool("descending", false),
                    nulls(m.constant("nulls")),
                    m.string("collation"),
                    m.string("opclass"),
                    prefix == null ? 0 : prefix,
                    operator,
                    m.origin()));
        }
        if (parts.isEmpty() && !attribute && index.nestedList("parts").isEmpty()) {
            reporter.report(Message.COLUMN_LIST_MISSING, index.origin(), index.simpleName(), "parts");
        }
        return parts;
    }

    private static IndexPart.Nulls nulls(String constant) {
        return constant == null || constant.equals("DEFAULT") ? null : IndexPart.Nulls.valueOf(constant);
    }

    /** Of several of one name, that for all is for those that no other is for. */
    private static List<IndexExtra> withoutOverridden(List<IndexExtra> all) {
        Map<String, TreeSet<String>> named = new TreeMap<>();
        for (IndexExtra index : all) {
            if (index.name() != null && index.dialects().only()) {
                named.computeIfAbsent(index.name(), n -> new TreeSet<>())
                        .addAll(index.dialects().names());
            }
        }
        List<IndexExtra> result = new ArrayList<>();
        for (IndexExtra index : all) {
            boolean overridden = index.name() != null && !index.dialects().only() && named.containsKey(index.name());
            result.add(overridden ? index.with(DialectSet.except(named.get(index.name()))) : index);
        }
        return result;
    }
}
