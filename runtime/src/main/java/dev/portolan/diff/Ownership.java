package dev.portolan.diff;

import dev.portolan.schema.Graph;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which objects are ours: those that a migration of ours once wanted. All others are left alone. */
@FunctionalInterface
public interface Ownership {
    /** Everything is ours, as in a database that nothing else uses. */
    Ownership ALL = name -> true;

    /** Nothing is. */
    Ownership NONE = name -> false;

    /** @param name of a table, sequence, enum type or view, as stored before any rename */
    boolean ours(QName name);

    /** Whether a migration of ours once wanted that exclusion constraint; one that a person made is left alone. */
    default boolean asked(QName table, Name exclusion) {
        return false;
    }

    /** Ours is what one of the graphs (physical; {@code schema.snapshot}, entity states of migrations) has. */
    static Ownership of(Collection<Graph> states, DiffRules rules) {
        Set<QName> names = new HashSet<>();
        for (Graph state : states) {
            state.tables().forEach(t -> names.add(t.name()));
            state.sequences().forEach(s -> names.add(s.name()));
            state.enums().forEach(e -> names.add(e.name()));
            state.views().forEach(v -> names.add(v.name()));
        }
        Set<QName> keys = new HashSet<>();
        names.forEach(n -> keys.add(key(n, rules)));
        Map<QName, Set<Name>> exclusions = new HashMap<>();
        for (Graph state : states) {
            for (Table table : state.tables()) {
                table.uniques().stream()
                        .filter(Unique::isExclusion)
                        .forEach(u -> exclusions
                                .computeIfAbsent(key(table.name(), rules), t -> new HashSet<>())
                                .add(u.name()));
            }
        }
        return new Ownership() {
            @Override
            public boolean ours(QName name) {
                return keys.contains(key(name, rules));
            }

            @Override
            public boolean asked(QName table, Name exclusion) {
                return exclusions.getOrDefault(key(table, rules), Set.of()).contains(exclusion);
            }
        };
    }

    private static QName key(QName name, DiffRules rules) {
        return name.sibling(Name.quoted(rules.nameKey(name.text())));
    }
}
