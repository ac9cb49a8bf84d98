package dev.portolan.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes changes to a graph one after the other, as strictly as a database: what is added must not exist, what goes must. */
final class Applied {
    private final DiffRules rules;
    private final Map<String, Integer> kinds;
    private Graph graph;

    private Applied(Graph graph, DiffRules rules, Map<String, Integer> kinds) {
        this.graph = graph;
        this.rules = rules;
        this.kinds = kinds;
    }

    /** @param kinds counts what occurred */
    static Graph to(Graph graph, List<Change> changes, DiffRules rules, Map<String, Integer> kinds) {
        Applied applied = new Applied(graph, rules, kinds);
        changes.forEach(applied::apply);
        return applied.graph;
    }

    private void apply(Change change) {
        kinds.merge(change.getClass().getSimpleName(), 1, Integer::sum);
        Map<QName, Table> tables = new TreeMap<>(graph.tablesByName());
        if (change instanceof Change.RenameTable rename) {
            assertTrue(tables.containsKey(rename.from()), rename::toString);
            assertFalse(tables.containsKey(rename.to()), rename::toString);
            rename(new RenameSet(Map.of(rename.to(), rename.from()), Map.of(), Map.of(), List.of()));
        } else if (change instanceof Change.AddTable add) {
            assertEquals(null, tables.put(add.table().name(), add.table()));
            graph = graph.withTables(List.copyOf(tables.values()));
        } else if (change instanceof Change.DropTable drop) {
            assertTrue(tables.remove(drop.table().name()) != null, drop::toString);
            graph = graph.withTables(List.copyOf(tables.values()));
        } else if (change instanceof Change.ModifyTable modify) {
            assertEquals(
                    tables.get(modify.from().name()).columns(), modify.from().columns());
            modify.changes().forEach(c -> apply(modify.from().name(), c));
        } else {
            throw new AssertionError("unexpected " + change);
        }
    }

    private void rename(RenameSet renames) {
        graph = new Renamed(renames, rules).graph(graph);
    }

    private void apply(QName name, TableChange change) {
        kinds.merge(change.getClass().getSimpleName(), 1, Integer::sum);
        Map<QName, Table> tables = new TreeMap<>(graph.tablesByName());
        Table table = tables.get(name);
        if (change instanceof TableChange.RenameColumn rename) {
            assertTrue(table.column(rename.from()).isPresent(), change::toString);
            assertTrue(table.column(rename.to()).isEmpty(), change::toString);
            Map<Name, Name> columns = Map.of(rename.to(), rename.from());
            rename(new RenameSet(Map.of(), Map.of(), Map.of(name, columns), List.of()));
            return;
        }
        tables.put(name, changed(table, change));
        graph = graph.withTables(List.copyOf(tables.values()));
    }

    private static Table changed(Table t, TableChange change) {
        if (change instanceof TableChange.AddColumn c) {
            return t.withColumns(replace(t.columns(), null, c.column(), Column::name));
        } else if (change instanceof TableChange.DropColumn c) {
            assertFalse(used(t, c.column().name()), () -> change + " is still used in " + t);
            return t.withColumns(replace(t.columns(), c.column(), null, Column::name));
        } else if (change instanceof TableChange.ModifyColumn c) {
            return t.withColumns(replace(t.columns(), c.from(), c.to(), Column::name));
        } else if (change instanceof TableChange.ModifyPrimaryKey c) {
            assertEquals(t.primaryKey(), c.from());
            return t.withPrimaryKey(c.to());
        } else if (change instanceof TableChange.ModifyUnique c) {
            return t.withUniques(replace(t.uniques(), c.from(), c.to(), Unique::name));
        } else if (change instanceof TableChange.ModifyIndex c) {
            return t.withIndexes(replace(t.indexes(), c.from(), c.to(), Index::name));
        } else if (change instanceof TableChange.ModifyForeignKey c) {
            return t.withForeignKeys(replace(t.foreignKeys(), c.from(), c.to(), ForeignKey::name));
        } else if (change instanceof TableChange.ModifyCheck c) {
            return t.withChecks(replace(t.checks(), c.from(), c.to(), Check::name));
        } else if (change instanceof TableChange.RenameConstraint c) {
            return renamed(t, c);
        }
        throw new AssertionError("unexpected " + change);
    }

    private static boolean used(Table t, Name column) {
        return t.indexes().stream().anyMatch(i -> Keyed.of(i).columns().contains(column))
                || t.uniques().stream().anyMatch(u -> u.columns().contains(column))
                || t.foreignKeys().stream().anyMatch(f -> f.columns().contains(column))
                || t.primaryKey() != null && t.primaryKey().columns().contains(column);
    }

    private static Table renamed(Table t, TableChange.RenameConstraint c) {
        if (t.primaryKey() != null && c.from().equals(t.primaryKey().name())) {
            return t.withPrimaryKey(new PrimaryKey(c.to(), true, t.primaryKey().columns()));
        }
        for (Index i : t.indexes()) {
            if (i.name().equals(c.from())) {
                return t.withIndexes(replace(t.indexes(), i, i.withName(c.to()), Index::name));
            }
        }
        for (Unique u : t.uniques()) {
            if (u.name().equals(c.from())) {
                Unique to = new Unique(c.to(), true, u.columns(), u.options());
                return t.withUniques(replace(t.uniques(), u, to, Unique::name));
            }
        }
        for (ForeignKey f : t.foreignKeys()) {
            if (f.name().equals(c.from())) {
                return t.withForeignKeys(replace(t.foreignKeys(), f, f.withName(c.to()), ForeignKey::name));
            }
        }
        for (Check k : t.checks()) {
            if (k.name().equals(c.from())) {
                return t.withChecks(replace(t.checks(), k, k.withName(c.to()), Check::name));
            }
        }
        throw new AssertionError("no " + c + " in " + t);
    }

    private static <T> List<T> replace(List<T> list, T from, T to, Function<T, Name> name) {
        List<T> changed = new ArrayList<>(list);
        int at = changed.size();
        if (from != null) {
            at = changed.stream().map(name).toList().indexOf(name.apply(from));
            assertTrue(at >= 0, () -> "no " + from + " in " + list);
            changed.remove(at);
        }
        if (to != null) {
            assertTrue(
                    changed.stream().noneMatch(e -> name.apply(e).equals(name.apply(to))), () -> to + " is in " + list);
            changed.add(at, to);
        }
        return changed;
    }
}
