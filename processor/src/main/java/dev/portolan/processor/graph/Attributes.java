package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.model.AttributeModel;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.processor.model.AttributeModel.Embedded;
import dev.portolan.processor.model.AttributeModel.Required;
import dev.portolan.processor.model.AttributeModel.ToMany;
import dev.portolan.processor.model.AttributeModel.ToOne;
import dev.portolan.processor.model.ColumnSpec;
import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Origin;
import dev.portolan.schema.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of attributes, in the tables of their entity. */
final class Attributes {
    private final Mapping mapping;
    private final Columns columns;
    private final ToOnes toOnes;
    private final Discriminators discriminators;

    Attributes(Mapping mapping, ToOnes toOnes, Discriminators discriminators) {
        this.mapping = mapping;
        this.columns = new Columns(mapping);
        this.toOnes = toOnes;
        this.discriminators = discriminators;
    }

    /**
     * Adds an attribute that is no collection and no part of the key.
     *
     * @param secondary the secondary tables, by folded name
     * @return its columns in the primary table
     */
    List<Name> add(TableDraft primary, Map<String, TableDraft> secondary, EntityModel owner, AttributeModel attribute) {
        if (attribute instanceof Basic basic) {
            TableDraft table = table(primary, secondary, owner, basic.column(), basic.origin());
            List<Name> names = List.of(columns.add(
                    table,
                    owner,
                    basic,
                    columns.term(owner, basic),
                    !required(basic.required(), basic, table, primary, owner),
                    false));
            demand(basic.required(), basic, table, primary, owner, names);
            return table == primary ? names : List.of();
        } else if (attribute instanceof Embedded embedded) {
            List<Name> all = new ArrayList<>();
            embedded.attributes().forEach(a -> all.addAll(add(primary, secondary, owner, a)));
            return all;
        } else if (attribute instanceof ToOne toOne) {
            ColumnSpec first = toOne.join().columns().isEmpty()
                    ? null
                    : toOne.join().columns().get(0).column();
            TableDraft table = first == null ? primary : table(primary, secondary, owner, first, toOne.origin());
            List<Name> names =
                    toOnes.add(table, owner, toOne, required(toOne.required(), toOne, table, primary, owner));
            demand(toOne.required(), toOne, table, primary, owner, names);
            return table == primary ? names : List.of();
        }
        return List.of();
    }

    /** Adds the foreign keys within the attributes of a key, whose columns are there. */
    void addKeyReferences(TableDraft table, EntityModel owner, AttributeModel attribute) {
        if (attribute instanceof ToOne toOne) {
            toOnes.add(table, owner, toOne, true);
        } else if (attribute instanceof Embedded embedded) {
            embedded.attributes().forEach(a -> addKeyReferences(table, owner, a));
        }
    }

    /** Adds the columns of a collection's values or keys. @param required all of them */
    List<Name> addValues(TableDraft table, EntityModel owner, List<AttributeModel> values, boolean required) {
        List<Name> names = new ArrayList<>();
        for (AttributeModel value : values) {
            if (value instanceof Basic basic) {
                boolean nullable = !required && basic.required() == Required.NEVER;
                names.add(columns.add(table, owner, basic, columns.term(owner, basic), nullable, true));
            } else if (value instanceof Embedded embedded) {
                names.addAll(addValues(table, owner, embedded.attributes(), required));
            } else if (value instanceof ToOne toOne) {
                names.addAll(toOnes.add(table, owner, toOne, required || toOne.required() != Required.NEVER));
            } else if (value instanceof ToMany || value instanceof AttributeModel.Elements) {
                mapping.reporter.report(Message.COLLECTION_IN_COLLECTION, value.origin(), value.path());
            }
        }
        return names;
    }

    private TableDraft table(
            TableDraft primary, Map<String, TableDraft> secondary, EntityModel owner, ColumnSpec spec, Origin origin) {
        if (spec.table() == null || spec.table().isBlank()) {
            return primary;
        }
        String written = TableDraft.fold(Term.written(spec.table()).logical().text());
        TableDraft found = secondary.get(written);
        if (found != null
                || written.equals(TableDraft.fold(primary.term.logical().text()))) {
            return found == null ? primary : found;
        }
        List<String> known = new ArrayList<>();
        known.add(primary.name.text());
        secondary.values().forEach(t -> known.add(t.name.text()));
        mapping.reporter.report(
                Message.TABLE_UNKNOWN,
                spec.origin() == null ? origin : spec.origin().at("table"),
                owner.className(),
                String.join(", ", known),
                spec.table(),
                DidYouMean.among(known, spec.table()));
        return primary;
    }

    private static boolean required(
            Required required, AttributeModel of, TableDraft table, TableDraft primary, EntityModel owner) {
        boolean inherited = Entities.inSharedTable(owner);
        boolean constrained = switch (of.attribute().constraints().required()) {
            case ALWAYS -> true;
            case UNLESS_INHERITED -> !inherited;
            case NEVER -> false;
        };
        return constrained || ToOnes.demands(required, table != primary || inherited);
    }

    /** Where the table must take NULL for other rows, a check demands the value of these. */
    private void demand(
            Required required,
            AttributeModel of,
            TableDraft table,
            TableDraft primary,
            EntityModel owner,
            List<Name> names) {
        if (required == Required.UNLESS_SHARED
                && table == primary
                && Entities.inSharedTable(owner)
                && !names.isEmpty()) {
            discriminators.require(owner, of.path(), names);
        }
    }

    /** Adds the check of what this entity's rows need. */
    void demanded(TableDraft table, EntityModel owner) {
        discriminators.demand(table, owner);
    }
}
