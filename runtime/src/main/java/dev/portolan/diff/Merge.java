package dev.portolan.diff;

import dev.portolan.schema.ElementRef;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.QName;
import dev.portolan.schema.Schema;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.schema.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Applies a {@link Policy} to two graphs. */
final class Merge {
    private final Policy policy;
    private final DiffRules rules;
    private final Physical current;
    private final Physical desired;
    private final Pairing pairing;
    private final Graph existing;
    private final Kept kept;

    Merge(Policy policy, DiffRules rules, Physical current, Physical desired, Hints hints, Fresh fresh) {
        this.policy = policy;
        this.rules = rules;
        this.current = current;
        this.desired = desired;
        this.kept = new Kept(hints);
        this.existing = withoutExcluded(current.graph());
        for (Table table : desired.graph().tables()) {
            if (policy.excludes().table(table.name())) {
                kept.excluded(ElementRef.of(table.name()));
            }
        }
        this.pairing = Pairing.of(existing, withoutExcluded(desired.graph()), hints, fresh, rules);
    }

    private Graph withoutExcluded(Graph graph) {
        List<Table> tables = graph.tables().stream()
                .filter(t -> !policy.excludes().table(t.name()))
                .toList();
        return tables.size() == graph.tables().size()
                ? graph
                : graph.withTables(tables)
                        .withSeeds(graph.seeds().stream()
                                .filter(s -> !policy.excludes().table(s.table()))
                                .toList());
    }

    Policy.Merged run() {
        Graph to = pairing.to();
        List<Table> tables = new ArrayList<>();
        Map<QName, Table> leaving = new TreeMap<>();
        pairing.is().tables().forEach(t -> leaving.put(t.name(), t));
        for (Table want : to.tables()) {
            Table is = leaving.remove(want.name());
            tables.add(is == null ? want : matched(is, want));
        }
        List<View> views = both(to.views(), pairing.is().views(), View::name);
        keep(leaving, tables, views);
        checkMass(leaving);
        Graph merged = to.withTables(tables)
                .withSequences(both(to.sequences(), pairing.is().sequences(), Sequence::name))
                .withEnums(both(to.enums(), pairing.is().enums(), EnumType::name))
                .withViews(views);
        Map<Name, Schema> schemas = new TreeMap<>();
        existing.schemas().forEach(s -> schemas.put(s.name(), s));
        to.schemas().forEach(s -> schemas.put(s.name(), s));
        return new Policy.Merged(
                new Physical(current.dialect(), existing),
                new Physical(desired.dialect(), merged.withSchemas(List.copyOf(schemas.values()))),
                kept.notices());
    }

    private Table matched(Table is, Table want) {
        QName oldName = pairing.renames().tables().getOrDefault(want.name(), want.name());
        boolean ours = policy.ownership().ours(oldName);
        return new TableMerge(policy, rules, oldName, is, want, ours, kept).run();
    }

    /** Tables that stay, and those that what stays refers to; what is left of {@code leaving} goes. */
    private void keep(Map<QName, Table> leaving, List<Table> tables, List<View> views) {
        Deque<Table> refer = new ArrayDeque<>(tables);
        for (Table table : List.copyOf(leaving.values())) {
            boolean ours = policy.ownership().ours(table.name());
            if (!ours || !policy.drops().contains(DropKind.TABLE)) {
                kept.element(ours, DropKind.TABLE, table.name().toString());
                leaving.remove(table.name());
                tables.add(table);
                refer.add(table);
            }
        }
        views.forEach(v -> v.dependsOn().forEach(t -> keepTarget(t, v.name(), leaving, tables, refer)));
        while (!refer.isEmpty()) {
            Table table = refer.poll();
            for (ForeignKey key : table.foreignKeys()) {
                keepTarget(key.refTable(), table.name(), leaving, tables, refer);
            }
        }
    }

    private void keepTarget(QName name, QName by, Map<QName, Table> leaving, List<Table> tables, Deque<Table> refer) {
        Table target = leaving.remove(name);
        if (target != null) {
            kept.referenced(name, by);
            tables.add(target);
            refer.add(target);
        }
    }

    private void checkMass(Map<QName, Table> leaving) {
        int all = existing.tables().size();
        int going = leaving.size();
        if (!policy.allowMassDrop() && going >= 3 && going * 2 > all) {
            throw PortolanException.failed(
                    "mass-drop",
                    going + " of " + all + " tables would be dropped: " + String.join(", ", names(leaving))
                            + ". If that is meant, pass --allow-mass-drop; if not, check that all entities are in the"
                            + " persistence unit and that the directory and the database are the right ones.");
        }
    }

    private static List<String> names(Map<QName, Table> tables) {
        return tables.keySet().stream().map(QName::toString).toList();
    }

    /** What is wanted, and what exists besides and is not ours to drop. */
    private <T> List<T> both(List<T> wanted, List<T> is, Function<T, QName> name) {
        Map<QName, T> all = new HashMap<>();
        for (T object : is) {
            QName of = name.apply(object);
            if (!policy.drops().contains(DropKind.TABLE) || !policy.ownership().ours(of)) {
                all.put(of, object);
            }
        }
        wanted.forEach(object -> all.put(name.apply(object), object));
        return List.copyOf(all.values());
    }
}
