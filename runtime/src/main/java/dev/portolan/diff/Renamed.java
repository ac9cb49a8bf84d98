package dev.portolan.diff;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import dev.portolan.schema.View;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph as it is once renames were made: all that names a renamed element follows. */
final class Renamed {
    private final RenameSet renames;
    private final Identifiers identifiers;
    private final Map<QName, QName> newTable = new HashMap<>();
    private final Map<QName, QName> newSequence = new HashMap<>();
    private final Map<QName, Map<Name, Name>> newColumns = new HashMap<>();

    Renamed(RenameSet renames, DiffRules rules) {
        this.renames = renames;
        this.identifiers = new Identifiers(rules::nameKey);
        renames.tables().forEach((name, old) -> newTable.put(old, name));
        renames.sequences().forEach((name, old) -> newSequence.put(old, name));
        renames.columns().forEach((table, columns) -> {
            Map<Name, Name> inverse = new HashMap<>();
            columns.forEach((name, old) -> inverse.put(old, name));
            newColumns.put(table, inverse);
        });
    }

    /** The new name of a table; its old one when it keeps that. */
    QName table(QName old) {
        return newTable.getOrDefault(old, old);
    }

    /** The new name of a table, sequence or column. */
    ElementRef element(ElementRef old) {
        QName object = newTable.getOrDefault(old.object(), newSequence.getOrDefault(old.object(), old.object()));
        return new ElementRef(
                object, old.column() == null ? null : name(old.column(), newColumns.getOrDefault(object, Map.of())));
    }

    /** All renames done. */
    Graph graph(Graph graph) {
        if (renames.isEmpty()) {
            return graph;
        }
        return new Graph(
                graph.schemas(),
                graph.extensions(),
                graph.enums(),
                graph.sequences().stream().map(this::sequence).toList(),
                graph.tables().stream().map(this::table).toList(),
                graph.views().stream().map(this::view).toList(),
                graph.seeds().stream().map(this::seed).toList(),
                graph.opaques().stream().map(this::opaque).toList());
    }

    /** Table names only: as a planner finds the table before its own changes. */
    Table tableNames(Table table) {
        return table.withName(table(table.name()))
                .withForeignKeys(table.foreignKeys().stream()
                        .map(fk -> foreignKey(fk, fk.columns(), fk.refColumns()))
                        .toList());
    }

    /** Table and columns. */
    Table table(Table table) {
        QName name = table(table.name());
        Map<Name, Name> columns = newColumns.getOrDefault(name, Map.of());
        PrimaryKey key = table.primaryKey();
        return new Table(
                name,
                table.columns().stream().map(c -> column(c, columns)).toList(),
                key == null
                        ? null
                        : new PrimaryKey(
                                key.name(),
                                key.named(),
                                names(key.columns(), columns),
                                identifiers.replace(key.options(), columns)),
                table.uniques().stream()
                        .map(u -> new Unique(
                                u.name(),
                                u.named(),
                                names(u.columns(), columns),
                                identifiers.replace(u.options(), columns)))
                        .toList(),
                table.indexes().stream().map(i -> index(i, columns)).toList(),
                table.foreignKeys().stream()
                        .map(fk -> foreignKey(
                                fk,
                                names(fk.columns(), columns),
                                names(fk.refColumns(), newColumns.getOrDefault(table(fk.refTable()), Map.of()))))
                        .toList(),
                table.checks().stream()
                        .map(c -> new Check(
                                c.name(),
                                c.named(),
                                text(c.expression(), columns),
                                c.column() == null ? null : name(c.column(), columns),
                                c.options()))
                        .toList(),
                table.comment(),
                table.options());
    }

    private ForeignKey foreignKey(ForeignKey fk, List<Name> columns, List<Name> refColumns) {
        return new ForeignKey(
                fk.name(),
                fk.named(),
                columns,
                table(fk.refTable()),
                refColumns,
                fk.onUpdate(),
                fk.onDelete(),
                fk.options(),
                fk.definition());
    }

    private Column column(Column column, Map<Name, Name> columns) {
        Column renamed = column.withName(name(column.name(), columns));
        return column.generated() == null
                ? renamed
                : renamed.withGenerated(new Column.Generated(
                        text(column.generated().expression(), columns),
                        column.generated().stored()));
    }

    private Index index(Index index, Map<Name, Name> columns) {
        List<IndexPart> parts = index.parts().stream()
                .map(p -> new IndexPart(
                        p.column() == null ? null : name(p.column(), columns),
                        text(p.expression(), columns),
                        p.descending(),
                        p.nulls(),
                        p.collation(),
                        p.opclass(),
                        p.prefix()))
                .toList();
        return new Index(
                index.name(),
                index.named(),
                index.unique(),
                parts,
                text(index.where(), columns),
                index.method(),
                names(index.include(), columns),
                index.comment(),
                index.options());
    }

    private Sequence sequence(Sequence sequence) {
        QName name = newSequence.getOrDefault(sequence.name(), sequence.name());
        return new Sequence(name, sequence.start(), sequence.increment(), sequence.options(), sequence.dialects());
    }

    private Seed seed(Seed seed) {
        QName name = table(seed.table());
        Map<Name, Name> columns = newColumns.getOrDefault(name, Map.of());
        return new Seed(name, names(seed.columns(), columns), names(seed.key(), columns), seed.rows());
    }

    private View view(View view) {
        List<QName> dependsOn = view.dependsOn().stream().map(this::table).toList();
        Map<Name, Name> oldToNew = mentioned(view.dependsOn());
        return new View(
                view.name(),
                view.query().map(q -> identifiers.replaceAll(q, oldToNew)),
                view.comment(),
                dependsOn,
                view.options());
    }

    private Opaque opaque(Opaque opaque) {
        return opaque.table() == null
                ? opaque
                : new Opaque(
                        opaque.kind(),
                        opaque.name(),
                        table(opaque.table()),
                        identifiers.replaceAll(opaque.sql(), mentioned(List.of(opaque.table()))));
    }

    /** What changes its name in a text that reads those tables, old to new. A name that two of them use otherwise stays. */
    private Map<Name, Name> mentioned(List<QName> tables) {
        Map<Name, Name> all = new HashMap<>();
        Set<Name> doubtful = new HashSet<>();
        for (QName old : tables) {
            Map<Name, Name> of = new HashMap<>(newColumns.getOrDefault(table(old), Map.of()));
            if (!table(old).equals(old)) {
                of.put(old.name(), table(old).name());
            }
            of.forEach((from, to) -> {
                if (!to.equals(all.getOrDefault(from, to))) {
                    doubtful.add(from);
                }
                all.put(from, to);
            });
        }
        all.keySet().removeAll(doubtful);
        return all;
    }

    private PerDialect<String> text(PerDialect<String> sql, Map<Name, Name> oldToNew) {
        return sql == null || oldToNew.isEmpty() ? sql : sql.map(s -> identifiers.replace(s, oldToNew));
    }

    private static List<Name> names(List<Name> names, Map<Name, Name> oldToNew) {
        return names.stream().map(n -> name(n, oldToNew)).toList();
    }

    private static Name name(Name name, Map<Name, Name> oldToNew) {
        return oldToNew.getOrDefault(name, name);
    }
}
