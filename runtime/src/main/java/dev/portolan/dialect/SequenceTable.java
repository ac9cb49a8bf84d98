package dev.portolan.dialect;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import dev.portolan.schema.Seed;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import java.util.List;

/** What stands in for a sequence where a server has none: the table that Hibernate uses there, and its one row. */
record SequenceTable(Table table, Seed seed) {
    private static final Name NEXT = Name.quoted("next_val");

    /** @param sequence with stored names */
    static SequenceTable of(Sequence sequence, Types types) {
        Column next = Column.of(NEXT, types.toNative(new ColumnType.Int(64)), true);
        Seed seed =
                new Seed(sequence.name(), List.of(NEXT), List.of(), List.of(List.of(Long.toString(sequence.start()))));
        return new SequenceTable(Table.of(sequence.name(), List.of(next), null), seed);
    }
}
