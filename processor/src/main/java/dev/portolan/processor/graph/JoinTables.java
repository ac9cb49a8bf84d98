package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.model.JoinTableSpec;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Column;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables between entities, and those of collections. */
final class JoinTables {
    private final Mapping mapping;

    JoinTables(Mapping mapping) {
        this.mapping = mapping;
    }

    /** The table of an association: given, or as the naming has it. */
    TableDraft open(EntityModel owner, AttributeModel attribute, EntityModel target, JoinTableSpec spec) {
        return open(owner, attribute, spec, implied(owner, attribute, target));
    }

    /** The table of a collection of values: {@code <entity>_<attribute>}. */
    TableDraft openCollection(EntityModel owner, AttributeModel attribute, JoinTableSpec spec) {
        Term implied = mapping.prefix(owner).with(mapping.attributeTerm(owner, attribute.attribute()));
        return open(owner, attribute, spec, implied);
    }

    /** The table of {@code @ManyToAny}: without a name Hibernate calls it after its owner and {@code null}. */
    TableDraft openAny(EntityModel owner, AttributeModel attribute, JoinTableSpec spec) {
        Term own = mapping.tableTerm(mapping.entities.tableOwner(owner));
        return open(owner, attribute, spec, own.plus("_null"));
    }

    private TableDraft open(EntityModel owner, AttributeModel attribute, JoinTableSpec spec, Term implied) {
        String source = Mapping.source(owner, attribute);
        String given = spec.table().name();
        Term term = given == null
                ? implied
                : Mapping.given(source + "@JoinTable", attribute.attribute().renamedFrom(), given);
        QName name = mapping.name(term, spec.table());
        Optional<TableDraft> other = mapping.tables.get(name);
        if (other.isPresent()) {
            if (given == null) {
                mapping.reporter.report(Message.JOIN_TABLE_CLASH, attribute.origin(), other.get().source, source, name);
            }
            return other.get();
        }
        TableDraft table = mapping.tables.open(name, term, source);
        table.comment(spec.table().comment());
        table.option(spec.table().options());
        return table;
    }

    private Term implied(EntityModel owner, AttributeModel attribute, EntityModel target) {
        Term own = mapping.tableTerm(mapping.entities.tableOwner(owner)).plus("_");
        return mapping.naming.joinTableOfProperty()
                ? own.plus(mapping.attributeTerm(owner, attribute.attribute()))
                : own.plus(mapping.tableTerm(mapping.entities.tableOwner(target)));
    }

    /** Adds the columns, in order. */
    List<Name> columns(TableDraft table, String source, Origin origin, List<JoinPart> parts, boolean nullable) {
        List<Name> names = new ArrayList<>();
        for (JoinPart part : parts) {
            ColumnSpec spec = part.spec();
            Name name = mapping.physical(part.term());
            Column column = new Column(
                    name,
                    part.type(),
                    nullable,
                    null,
                    null,
                    null,
                    null,
                    spec == null ? null : spec.comment(),
                    spec == null ? null : spec.options());
            Origin at =
                    spec == null || spec.name() == null ? origin : spec.origin().at("name");
            mapping.tables.add(
                    table, new ColumnDraft(column, part.term(), null, source, at, true, true, null), mapping.entities);
            names.add(name);
            if (spec != null) {
                if (spec.unique()) {
                    table.add(Unique.of(name));
                }
                Columns.checks(table, name, spec);
            }
        }
        return names;
    }
}
