package dev.portolan.diff;

import dev.portolan.schema.Change;
import dev.portolan.schema.EnumType;
import dev.portolan.schema.Extension;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Schema;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Compares what is no table: schemas, extensions, enum types, sequences and views. */
final class ObjectDiff {
    private final DiffRules rules;
    private final Graph from;
    private final Graph to;
    final List<Change> adds = new ArrayList<>();
    final List<Change> viewAdds = new ArrayList<>();
    final List<Change> viewDrops = new ArrayList<>();
    final List<Change> drops = new ArrayList<>();

    /** @param from with its renames made */
    ObjectDiff(DiffRules rules, Graph from, Graph to) {
        this.rules = rules;
        this.from = from;
        this.to = to;
    }

    /** The desired graph with those objects in the form that exists; its tables and seeds as given. */
    Graph run() {
        List<Schema> schemas = each(
                from.schemas(), to.schemas(), Schema::name, (a, b) -> a, Change.AddSchema::new, Change.DropSchema::new);
        List<Extension> extensions = each(
                from.extensions(), to.extensions(), Extension::name, (a, b) -> a, Change.AddExtension::new, e -> null);
        from.extensions().stream().filter(e -> !extensions.contains(e)).forEach(extensions::add);
        List<EnumType> enums = each(
                from.enums(), to.enums(), EnumType::name, this::enumType, Change.AddEnum::new, Change.DropEnum::new);
        List<Sequence> sequences = each(
                from.sequences(),
                to.sequences(),
                Sequence::name,
                this::sequence,
                Change.AddSequence::new,
                Change.DropSequence::new);
        List<View> views = views();
        return new Graph(schemas, extensions, enums, sequences, to.tables(), views, to.seeds(), to.opaques());
    }

    private EnumType enumType(EnumType is, EnumType want) {
        if (!is.equals(want)) {
            adds.add(new Change.ModifyEnum(is, want));
        }
        return want;
    }

    private Sequence sequence(Sequence is, Sequence want) {
        boolean same = is.start() == want.start()
                && is.increment() == want.increment()
                && (is.options() == null
                        || want.options() == null
                        || is.options().equals(want.options()));
        if (!same) {
            adds.add(new Change.ModifySequence(is, want));
        }
        return same ? is : want;
    }

    private List<View> views() {
        Map<Object, View> existing = new HashMap<>();
        from.views().forEach(v -> existing.put(v.name(), v));
        List<View> aligned = new ArrayList<>();
        for (View want : to.views()) {
            View is = existing.remove(want.name());
            if (is == null) {
                viewAdds.add(new Change.AddView(want));
                aligned.add(want);
            } else if (rules.sameExpression(is.query().value(), want.query().value())
                    && is.options().equals(want.options())
                    && (!rules.comments() || ColumnDiff.sameComment(is.comment(), want.comment()))) {
                aligned.add(is);
            } else {
                viewAdds.add(new Change.ModifyView(is, want));
                aligned.add(want);
            }
        }
        from.views().stream()
                .filter(v -> existing.containsKey(v.name()))
                .forEach(v -> viewDrops.add(new Change.DropView(v)));
        return aligned;
    }

    private <T, N extends Comparable<N>> List<T> each(
            List<T> existing,
            List<T> desired,
            Function<T, N> name,
            BiFunction<T, T, T> both,
            Function<T, Change> add,
            Function<T, Change> drop) {
        Map<N, T> left = new HashMap<>();
        existing.forEach(e -> left.put(name.apply(e), e));
        List<T> aligned = new ArrayList<>();
        for (T want : desired) {
            T is = left.remove(name.apply(want));
            if (is == null) {
                adds.add(add.apply(want));
            }
            aligned.add(is == null ? want : both.apply(is, want));
        }
        for (N gone : new TreeSet<>(left.keySet())) {
            drops.add(0, drop.apply(left.get(gone)));
        }
        drops.removeIf(Objects::isNull);
        return aligned;
    }
}
