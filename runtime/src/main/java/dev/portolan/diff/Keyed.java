package dev.portolan.diff;

import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.Unique;
import java.util.List;

/** A unique constraint or an index: one of the two is null. They match each other where they are one to the database. */
record Keyed(Unique unique, Index index) {
    static Keyed of(Unique unique) {
        return new Keyed(unique, null);
    }

    static Keyed of(Index index) {
        return new Keyed(null, index);
    }

    Name name() {
        return unique != null ? unique.name() : index.name();
    }

    boolean named() {
        return unique != null ? unique.named() : index.named();
    }

    Keyed withName(Name name, boolean named) {
        return unique != null
                ? of(new Unique(name, named, unique.columns(), unique.options()))
                : of(new Index(
                        name,
                        named,
                        index.unique(),
                        index.parts(),
                        index.where(),
                        index.method(),
                        index.include(),
                        index.comment(),
                        index.options()));
    }

    /** The columns of its parts; an expression has none. */
    List<Name> columns() {
        return unique != null
                ? unique.columns()
                : index.parts().stream()
                        .map(IndexPart::column)
                        .filter(c -> c != null)
                        .toList();
    }

    /** Whether nothing but a list of columns must be unique: what either form can say. */
    boolean isPlainUnique() {
        return unique != null
                ? unique.options() == null
                : index.unique()
                        && index.where() == null
                        && index.include().isEmpty()
                        && index.parts().stream().allMatch(p -> p.equals(IndexPart.of(p.column())));
    }
}
