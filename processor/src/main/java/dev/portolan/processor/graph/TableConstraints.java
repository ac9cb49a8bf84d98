package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.TableSpec;
import dev.portolan.processor.model.TableSpec.CheckSpec;
import dev.portolan.processor.model.TableSpec.IndexSpec;
import dev.portolan.processor.model.TableSpec.UniqueSpec;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Check;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code @UniqueConstraint}, {@code @Index} and {@code @CheckConstraint} of a table whose columns are all there. */
final class TableConstraints {
    private final Mapping mapping;

    TableConstraints(Mapping mapping) {
        this.mapping = mapping;
    }

    void add(TableDraft table, TableSpec spec) {
        spec.uniques().forEach(u -> unique(table, u));
        spec.indexes().forEach(i -> index(table, i));
        spec.checks().forEach(c -> check(table, c));
    }

    private void unique(TableDraft table, UniqueSpec spec) {
        Origin at = spec.origin().at("columnNames");
        List<Name> columns = new ArrayList<>();
        for (String written : spec.columns()) {
            Optional<Name> column = column(table, written, at);
            if (column.isEmpty()) {
                return;
            }
            columns.add(column.get());
        }
        if (columns.isEmpty()) {
            return; // said when the annotation was read
        }
        add(table, written(spec.name()), columns, spec.options(), spec.origin());
    }

    private void index(TableDraft table, IndexSpec spec) {
        Origin at = spec.origin().at("columnList");
        List<IndexPart> parts = new ArrayList<>();
        for (IndexSpec.Part part : spec.parts()) {
            if (part.expression()) {
                parts.add(IndexPart.expression(part.text(), part.descending()));
                continue;
            }
            Optional<Name> column = column(table, part.text(), at);
            if (column.isEmpty()) {
                return;
            }
            parts.add(IndexPart.of(column.get(), part.descending()));
        }
        if (parts.isEmpty()) {
            return; // said when the annotation was read
        }
        if (spec.unique()
                && spec.options() == null
                && spec.parts().stream().noneMatch(p -> p.expression() || p.descending())) {
            // as Hibernate makes it
            List<Name> columns = parts.stream().map(IndexPart::column).toList();
            add(table, written(spec.name()), columns, null, spec.origin());
            return;
        }
        Map<String, String> options = spec.options() == null ? Map.of() : Map.of("options", spec.options());
        Name name = written(spec.name());
        if (name != null && !table.claim(name)) {
            Index other = table.index(name).orElse(null);
            twice(spec.origin(), name, other != null);
            if (other != null) {
                table.replace(
                        other,
                        new Index(
                                name,
                                true,
                                other.unique(),
                                both(other.parts(), parts),
                                null,
                                null,
                                List.of(),
                                null,
                                other.options()));
                return;
            }
            name = null;
        }
        table.add(new Index(name, name != null, spec.unique(), parts, null, null, List.of(), null, options));
    }

    private void add(TableDraft table, Name name, List<Name> columns, String options, Origin origin) {
        if (name == null || table.claim(name)) {
            table.add(new Unique(name, name != null, columns, options));
            return;
        }
        Unique other = table.unique(name).orElse(null);
        twice(origin, name, other != null);
        if (other == null) {
            table.add(new Unique(null, false, columns, options));
        } else {
            table.replace(other, new Unique(name, true, both(other.columns(), columns), other.options()));
        }
    }

    /** As Hibernate: of one name and kind is one, over all columns. */
    private static <T> List<T> both(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        second.stream().filter(c -> !all.contains(c)).forEach(all::add);
        return all;
    }

    private void twice(Origin origin, Name name, boolean merged) {
        mapping.reporter.report(
                Message.CONSTRAINT_NAME_TWICE,
                origin.at("name"),
                name,
                merged ? "They are one, over the columns of both." : "The second gets another.");
    }

    private Optional<Name> column(TableDraft table, String written, Origin at) {
        Optional<Name> found = table.find(written);
        if (found.isEmpty()) {
            List<String> known =
                    table.columns().stream().map(c -> c.column().name().text()).toList();
            mapping.reporter.report(
                    Message.CONSTRAINT_COLUMN, at, table.name, written, DidYouMean.among(known, written));
        }
        return found;
    }

    private static Name written(String name) {
        return name == null || name.isBlank() ? null : Term.written(name).logical();
    }

    private void check(TableDraft table, CheckSpec spec) {
        Name name = name(table, spec.name(), spec.origin());
        table.add(new Check(name, name != null, spec.constraint(), null, spec.options()));
    }

    private Name name(TableDraft table, String written, Origin origin) {
        Name name = written(written);
        if (name != null && !table.claim(name)) {
            twice(origin, name, false);
            return null;
        }
        return name;
    }
}
