package dev.portolan.diff;

import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Name;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The order of a foreign key's columns where the key that it refers to keeps one of its own. It means nothing, so that of an
 * existing foreign key stays, and a new one has that of the key: InnoDB takes no other.
 */
final class KeyOrder {
    private final UnaryOperator<String> key;
    private final List<Name> kept;

    /** @param key of a name, the same for names that the server takes for one */
    KeyOrder(UnaryOperator<String> key, List<Name> kept) {
        this.key = key;
        this.kept = kept;
    }

    /** @param is the table that exists; null for none */
    ForeignKey of(ForeignKey want, Table is) {
        if (!Set.copyOf(keys(want.refColumns())).equals(Set.copyOf(keys(kept)))) {
            return want;
        }
        if (is != null) {
            for (ForeignKey other : is.foreignKeys()) {
                if (key.apply(other.refTable().name().text())
                                .equals(key.apply(want.refTable().name().text()))
                        && pairs(other).equals(pairs(want))) {
                    return in(want, other.refColumns());
                }
            }
        }
        return in(want, kept);
    }

    private ForeignKey in(ForeignKey want, List<Name> order) {
        Map<String, Name> columns = new HashMap<>();
        Map<String, Name> targets = new HashMap<>();
        for (int i = 0; i < want.columns().size(); i++) {
            String target = key.apply(want.refColumns().get(i).text());
            columns.put(target, want.columns().get(i));
            targets.put(target, want.refColumns().get(i));
        }
        return want.withColumns(
                keys(order).stream().map(columns::get).toList(),
                keys(order).stream().map(targets::get).toList());
    }

    private Set<List<String>> pairs(ForeignKey of) {
        Set<List<String>> pairs = new HashSet<>();
        for (int i = 0; i < of.columns().size(); i++) {
            pairs.add(List.of(
                    key.apply(of.columns().get(i).text()),
                    key.apply(of.refColumns().get(i).text())));
        }
        return pairs;
    }

    private List<String> keys(List<Name> names) {
        List<String> keys = new ArrayList<>();
        names.forEach(n -> keys.add(key.apply(n.text())));
        return keys;
    }
}
