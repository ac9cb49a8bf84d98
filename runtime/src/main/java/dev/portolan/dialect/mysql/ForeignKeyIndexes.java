package dev.portolan.dialect.mysql;

import dev.portolan.diff.ConstraintNames;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The index that the server makes for a foreign key, under the name of the key, when no other begins with its columns (MySQL
 * manual, "FOREIGN KEY Constraints", index restrictions). Where two keys could share one, the server decides which name it has.
 * Where another index has that name already, the server would fail: then it is there under a name of ours before the key comes.
 */
final class ForeignKeyIndexes {
    private static final MysqlNames NAMES = new MysqlNames();

    private final Table table;

    private ForeignKeyIndexes(Table table) {
        this.table = table;
    }

    /** The table with those that it gets for certain. */
    static Table added(Table table) {
        ForeignKeyIndexes all = new ForeignKeyIndexes(table);
        List<Index> indexes = new ArrayList<>(table.indexes());
        table.foreignKeys().stream().filter(all::needsOne).forEach(key -> indexes.add(of(key, name(key, indexes))));
        return indexes.size() == table.indexes().size() ? table : table.withIndexes(indexes);
    }

    private static Name name(ForeignKey key, List<Index> others) {
        Predicate<Name> free =
                name -> others.stream().noneMatch(i -> i.name().text().equalsIgnoreCase(name.text()));
        return free.test(key.name())
                ? key.name()
                : ConstraintNames.free("ix_" + key.name().text(), NAMES.limit(), free);
    }

    private static Index of(ForeignKey key, Name name) {
        List<IndexPart> parts = key.columns().stream().map(IndexPart::of).toList();
        return new Index(name, false, false, parts, null, null, List.of(), null, Map.of());
    }

    private boolean needsOne(ForeignKey key) {
        List<Name> columns = key.columns();
        return key.name() != null
                && (table.primaryKey() == null || !begins(table.primaryKey().columns(), columns))
                && table.indexes().stream().noneMatch(i -> begins(columns(i), columns))
                && table.foreignKeys().stream().noneMatch(other -> other != key && share(other.columns(), columns));
    }

    private static boolean share(List<Name> one, List<Name> other) {
        return begins(one, other) || begins(other, one);
    }

    private static boolean begins(List<Name> whole, List<Name> part) {
        return whole.size() >= part.size() && whole.subList(0, part.size()).equals(part);
    }

    /** Null where a part is no column. */
    private static List<Name> columns(Index index) {
        List<Name> columns = new ArrayList<>();
        index.parts().forEach(part -> columns.add(part.column()));
        return columns;
    }
}
