package dev.portolan.processor.graph;

import dev.portolan.processor.model.EntityModel;
import dev.portolan.processor.report.Message;
import dev.portolan.schema.Check;
import dev.portolan.schema.DialectSet;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A name that the mapping gives to constraints or indexes of several tables stays with the first: databases differ in where they
 * would take it twice, and Hibernate's own statement for the second fails where they do not. A superclass gives its foreign keys
 * and checks to each of its tables under one name.
 */
final class ConstraintNames {
    private final Mapping mapping;
    /** What has the name; those of indexes apart, but a unique key is both. */
    private final Map<String, QName> constraints = new HashMap<>();

    private final Map<String, QName> indexes = new HashMap<>();

    ConstraintNames(Mapping mapping) {
        this.mapping = mapping;
    }

    List<Table> apart(List<Table> tables) {
        for (Table table : tables) {
            PrimaryKey key = table.primaryKey();
            if (key != null && key.named()) {
                claim(constraints, table, key.name());
                claim(indexes, table, key.name());
            }
        }
        return tables.stream().map(this::apart).toList();
    }

    private Table apart(Table table) {
        List<Unique> uniques =
                table.uniques().stream().map(u -> apart(table, u)).toList();
        List<Index> others = table.indexes().stream().map(i -> apart(table, i)).toList();
        List<ForeignKey> keys =
                table.foreignKeys().stream().map(f -> apart(table, f)).toList();
        List<Check> checks = table.checks().stream().map(c -> apart(table, c)).toList();
        return new Table(
                table.name(),
                table.columns(),
                table.primaryKey(),
                uniques,
                others,
                keys,
                checks,
                table.comment(),
                table.options());
    }

    private Unique apart(Table table, Unique u) {
        if (!u.named() || !u.dialects().equals(DialectSet.ALL)) {
            return u;
        }
        boolean free = claim(constraints, table, u.name()) & (u.isExclusion() || claim(indexes, table, u.name()));
        return free ? u : new Unique(null, false, u.columns(), u.options(), u.dialects());
    }

    private Index apart(Table table, Index i) {
        boolean free = !i.named() || !i.dialects().equals(DialectSet.ALL) || claim(indexes, table, i.name());
        return free
                ? i
                : new Index(
                        null,
                        false,
                        i.unique(),
                        i.parts(),
                        i.where(),
                        i.method(),
                        i.include(),
                        i.comment(),
                        i.options(),
                        i.dialects());
    }

    private ForeignKey apart(Table table, ForeignKey f) {
        boolean free = !f.named() || !f.dialects().equals(DialectSet.ALL) || claim(constraints, table, f.name());
        return free
                ? f
                : new ForeignKey(
                        null,
                        false,
                        f.columns(),
                        f.refTable(),
                        f.refColumns(),
                        f.onUpdate(),
                        f.onDelete(),
                        f.options(),
                        f.definition(),
                        f.dialects());
    }

    private Check apart(Table table, Check c) {
        return !c.named() || claim(constraints, table, c.name())
                ? c
                : new Check(null, false, c.expression(), c.column(), c.options(), c.values());
    }

    /** False, and said, when something else has it. */
    private boolean claim(Map<String, QName> names, Table table, Name name) {
        String key = TableDraft.fold(Objects.toString(table.name().catalog(), "") + "."
                + Objects.toString(table.name().schema(), "") + "." + name.text());
        QName other = names.putIfAbsent(key, table.name());
        if (other == null) {
            return true;
        }
        EntityModel of = mapping.tables
                .get(table.name())
                .map(t -> mapping.entities.get(t.source.split("#", 2)[0]))
                .orElse(null);
        mapping.reporter.report(
                Message.CONSTRAINT_NAME_SHARED,
                of == null ? null : of.origin(),
                name,
                other,
                table.name(),
                table.name());
        return false;
    }
}
