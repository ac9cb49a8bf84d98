package dev.portolan.replay;

import dev.portolan.diff.DiffRules;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Puts back what a database does not return: which names the mapping gave. Elements match one to one by the explicit names under
 * which they were created; one that is missing is an error.
 */
final class ReadBack {
    private ReadBack() {}

    static Graph merge(Graph created, Graph read, DiffRules rules) {
        Map<QName, Table> byName = read.tablesByName();
        List<Table> tables = new ArrayList<>();
        for (Table wanted : created.tables()) {
            Table got = byName.get(wanted.name());
            if (got == null) {
                throw lost("table", wanted.name().toString());
            }
            tables.add(merge(wanted, rules.asked(wanted, got), rules));
        }
        return new Graph(
                read.schemas(),
                created.extensions(),
                read.enums(),
                read.sequences(),
                tables,
                read.views(),
                created.seeds(),
                created.opaques());
    }

    private static Table merge(Table wanted, Table got, DiffRules rules) {
        PrimaryKey key = got.primaryKey();
        if (wanted.primaryKey() != null && key != null) {
            key = key.withName(
                    rules.keepsName("pk") ? key.name() : wanted.primaryKey().name(),
                    wanted.primaryKey().named());
        }
        return new Table(
                got.name(),
                said(wanted, got, rules.keepsIdentityStart() ? got.columns() : started(wanted, got.columns())),
                key,
                each(
                        "unique constraint",
                        wanted,
                        wanted.uniques(),
                        got.uniques(),
                        Unique::name,
                        (w, g) -> new Unique(g.name(), w != null && w.named(), g.columns(), g.options())),
                each(
                        "index",
                        wanted,
                        wanted.indexes(),
                        got.indexes(),
                        Index::name,
                        (w, g) -> new Index(
                                g.name(),
                                w != null && w.named(),
                                g.unique(),
                                g.parts(),
                                g.where(),
                                g.method(),
                                g.include(),
                                g.comment(),
                                g.options())),
                each(
                        "foreign key",
                        wanted,
                        wanted.foreignKeys(),
                        got.foreignKeys(),
                        ForeignKey::name,
                        (w, g) -> new ForeignKey(
                                g.name(),
                                w != null && w.named(),
                                g.columns(),
                                g.refTable(),
                                g.refColumns(),
                                g.onUpdate(),
                                g.onDelete(),
                                g.options(),
                                g.definition())),
                each(
                        "check",
                        wanted,
                        wanted.checks(),
                        got.checks(),
                        Check::name,
                        (w, g) -> new Check(
                                g.name(),
                                w != null && w.named(),
                                g.expression(),
                                w == null ? g.column() : w.column(),
                                g.options())),
                got.comment(),
                options(wanted, got, rules));
    }

    /** What is written for the database to judge, and not told again, is still to be said of a new table. */
    private static Map<String, String> options(Table wanted, Table got, DiffRules rules) {
        Map<String, String> options = new HashMap<>(got.options());
        wanted.options().forEach((key, value) -> {
            if (!rules.comparesOption(key, true)) {
                options.putIfAbsent(key, value);
            }
        });
        return options;
    }

    /** What a mapping writes behind the definition of a column is still to be said of a new one, but what is told elsewhere. */
    private static List<Column> said(Table wanted, Table got, List<Column> columns) {
        boolean told = wanted.checks().size() != got.checks().size()
                || wanted.foreignKeys().size() != got.foreignKeys().size()
                || wanted.uniques().size() + wanted.indexes().size()
                        != got.uniques().size() + got.indexes().size();
        Map<Name, Column> writing = new HashMap<>();
        if (!told) {
            wanted.columns().stream().filter(c -> c.options() != null).forEach(c -> writing.put(c.name(), c));
        }
        return writing.isEmpty()
                ? columns
                : columns.stream()
                        .map(c -> writing.containsKey(c.name()) && isUntold(writing.get(c.name()), c)
                                ? c.withOptions(writing.get(c.name()).options())
                                : c)
                        .toList();
    }

    private static boolean isUntold(Column wanted, Column got) {
        return wanted.nullable() == got.nullable()
                && (wanted.defaultSql() == null) == (got.defaultSql() == null)
                && (wanted.generated() == null) == (got.generated() == null)
                && (wanted.identity() == null) == (got.identity() == null)
                && (wanted.collation() == null) == (got.collation() == null)
                && (wanted.comment() == null) == (got.comment() == null)
                && (wanted.onUpdate() == null) == (got.onUpdate() == null);
    }

    /** A table is made from what is read here: a start that the database does not give back is still to be said. */
    private static List<Column> started(Table wanted, List<Column> got) {
        Map<Name, Column> byName = new HashMap<>();
        wanted.columns().forEach(c -> byName.put(c.name(), c));
        return got.stream()
                .map(c -> c.identity() != null
                                && byName.containsKey(c.name())
                                && byName.get(c.name()).identity() != null
                        ? c.withIdentity(byName.get(c.name()).identity())
                        : c)
                .toList();
    }

    private static <E> List<E> each(
            String kind, Table table, List<E> wanted, List<E> got, Function<E, Name> name, BiFunction<E, E, E> merge) {
        Map<Name, E> wantedByName = new HashMap<>();
        wanted.forEach(w -> wantedByName.put(name.apply(w), w));
        List<E> merged = new ArrayList<>();
        for (E g : got) {
            merged.add(merge.apply(wantedByName.remove(name.apply(g)), g));
        }
        if (!wantedByName.isEmpty()) {
            throw lost(
                    kind, table.name() + "." + wantedByName.keySet().iterator().next());
        }
        return merged;
    }

    private static PortolanException lost(String kind, String name) {
        return PortolanException.failed(
                "normalise-lost",
                "The dev database did not give back the " + kind + " \"" + name
                        + "\" that was created on it. Please report this with the mapping of the table.");
    }
}
