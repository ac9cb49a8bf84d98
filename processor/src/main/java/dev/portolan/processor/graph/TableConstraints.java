package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.TableSpec;
import dev.portolan.processor.model.TableSpec.CheckSpec;
import dev.portolan.processor.model.TableSpec.IndexSpec;
import dev.portolan.processor.model.TableSpec.UniqueSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Check;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
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
            Optional<Name> column = table.resolve(written, mapping.reporter, at);
            if (column.isEmpty()) {
                return;
            }
            columns.add(column.get());
        }
        if (columns.isEmpty()) {
            return; // said when the annotation was read
        }
        Name name = name(table, spec.name(), spec.origin());
        table.add(new Unique(name, name != null, columns, spec.options()));
    }

    private void index(TableDraft table, IndexSpec spec) {
        Origin at = spec.origin().at("columnList");
        List<IndexPart> parts = new ArrayList<>();
        for (IndexSpec.Part part : spec.parts()) {
            if (part.expression()) {
                parts.add(IndexPart.expression(part.text(), part.descending()));
                continue;
            }
            Optional<Name> column = table.resolve(part.text(), mapping.reporter, at);
            if (column.isEmpty()) {
                return;
            }
            parts.add(IndexPart.of(column.get(), part.descending()));
        }
        if (parts.isEmpty()) {
            return; // said when the annotation was read
        }
        Name name = name(table, spec.name(), spec.origin());
        if (spec.unique()
                && spec.options() == null
                && spec.parts().stream().noneMatch(p -> p.expression() || p.descending())) {
            // as Hibernate makes it
            List<Name> columns = parts.stream().map(IndexPart::column).toList();
            table.add(new Unique(name, name != null, columns, null));
            return;
        }
        Map<String, String> options = spec.options() == null ? Map.of() : Map.of("options", spec.options());
        table.add(new Index(name, name != null, spec.unique(), parts, null, null, List.of(), null, options));
    }

    private void check(TableDraft table, CheckSpec spec) {
        Name name = name(table, spec.name(), spec.origin());
        table.add(new Check(name, name != null, PerDialect.of(spec.constraint()), null, spec.options()));
    }

    private Name name(TableDraft table, String written, Origin origin) {
        if (written == null || written.isBlank()) {
            return null;
        }
        Name name = Term.written(written).logical();
        if (!table.claim(name)) {
            mapping.reporter.report(Message.CONSTRAINT_NAME_TWICE, origin.at("name"), name);
        }
        return name;
    }
}
