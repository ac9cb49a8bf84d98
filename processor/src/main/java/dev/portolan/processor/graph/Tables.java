package dev.portolan.processor.graph;

import dev.portolan.processor.graph.naming.Term;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.QName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tables under construction. Names are compared without case, as most servers and Hibernate do. */
final class Tables {
    private final Map<String, TableDraft> drafts = new TreeMap<>();
    private final Reporter reporter;

    Tables(Reporter reporter) {
        this.reporter = reporter;
    }

    Collection<TableDraft> all() {
        return drafts.values();
    }

    Optional<TableDraft> get(QName name) {
        return Optional.ofNullable(drafts.get(TableDraft.fold(name.toString())));
    }

    /** The table of that name, made when there is none. */
    TableDraft open(QName name, Term term, String source) {
        return drafts.computeIfAbsent(TableDraft.fold(name.toString()), n -> new TableDraft(name, term, source));
    }

    /** Adds a column, or merges it with the one of that name. */
    void add(TableDraft table, ColumnDraft draft, Entities entities) {
        ColumnDraft other = table.column(draft.column().name()).orElse(null);
        if (other == null) {
            table.put(draft);
            return;
        }
        boolean siblings = other.owner() != null
                && draft.owner() != null
                && other.owner().root().equals(draft.owner().root())
                && !entities.related(other.owner(), draft.owner());
        boolean strangers = other.owner() != null
                && draft.owner() != null
                && !other.owner().root().equals(draft.owner().root());
        if (!siblings && !strangers && clash(other, draft)) {
            reporter.report(
                    Message.COLUMN_TWICE,
                    draft.origin(),
                    draft.column().name(),
                    table.name,
                    other.source(),
                    draft.source());
            return;
        }
        if (other.writes()
                && draft.writes()
                && !other.source().equals(draft.source())
                && !other.column().type().equals(draft.column().type())) {
            boolean alike = alike(other, draft, strangers);
            reporter.report(
                    alike ? Message.COLUMN_TYPES_TAKEN : Message.COLUMN_TYPES,
                    draft.origin(),
                    draft.column().name(),
                    table.name,
                    GraphText.type(other.column().type().value()),
                    other.source(),
                    GraphText.type(draft.column().type().value()),
                    draft.source());
            if (!alike) {
                return;
            }
        }
        ColumnDraft kept = !other.writes() && draft.writes() ? draft : other;
        boolean nullable = nullable(other, draft, siblings);
        table.put(kept.withColumn(merged(kept.column(), kept == other ? draft.column() : other.column(), nullable)));
    }

    private static boolean nullable(ColumnDraft a, ColumnDraft b, boolean siblings) {
        boolean first = a.column().nullable();
        boolean second = b.column().nullable();
        if (siblings) {
            return first || second;
        }
        if (b.owner() == null) {
            // a collection or join table takes the column as it is
            return first;
        }
        if (a.association() != b.association() && !a.shareable() && !b.shareable()) {
            // Hibernate binds basic attributes before associations, and the first says what the column is
            return a.association() ? second : first;
        }
        return first && second;
    }

    /** Whether the first type serves both: of numbers only the digits differ, and what a written type is no one knows. */
    private static boolean alike(ColumnDraft a, ColumnDraft b, boolean strangers) {
        ColumnType first = a.column().type().value();
        ColumnType second = b.column().type().value();
        if (strangers && (first instanceof ColumnType.Raw || second instanceof ColumnType.Raw)) {
            return true;
        }
        boolean numbers = strangers && first instanceof ColumnType.Decimal;
        return (a.shareable() || b.shareable() || numbers) && first.getClass() == second.getClass();
    }

    private static boolean clash(ColumnDraft a, ColumnDraft b) {
        return a.writes()
                && b.writes()
                && !a.shareable()
                && !b.shareable()
                && !a.source().equals(b.source());
    }

    private static Column merged(Column kept, Column other, boolean nullable) {
        Column merged = kept.withNullable(nullable);
        if (merged.defaultSql() == null) {
            merged = merged.withDefault(other.defaultSql());
        }
        return merged.comment() == null ? merged.withComment(other.comment()) : merged;
    }
}
