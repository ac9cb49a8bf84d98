package dev.portolan.dialect.mysql;

import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.Index;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An index that stays although its column becomes one that it cannot hold: found out here, not when rows have been written. */
final class KeptIndexes {
    private static final Set<String> WITHOUT_LENGTH = Set.of("fulltext", "spatial");

    private KeptIndexes() {}

    static void check(Change.ModifyTable change) {
        for (Index index : change.to().indexes()) {
            if (index.method() != null && WITHOUT_LENGTH.contains(index.method().toLowerCase(Locale.ROOT))) {
                continue;
            }
            index.parts().stream()
                    .filter(p -> p.column() != null && p.prefix() == 0)
                    .map(p -> change.to().column(p.column()))
                    .flatMap(Optional::stream)
                    .filter(KeptIndexes::isLarge)
                    .findFirst()
                    .ifPresent(c -> fail(change.to(), index, c));
        }
    }

    private static boolean isLarge(Column column) {
        return column.physicalType() instanceof Native type
                && (type.name().endsWith("text") || type.name().endsWith("blob"));
    }

    private static void fail(Table table, Index index, Column column) {
        throw PortolanException.failed(
                "index-holds-text",
                "The column \"" + table.name().name() + "." + column.name() + "\" becomes "
                        + ((Native) column.physicalType()).name()
                        + ", which the index \"" + index.name()
                        + "\" cannot hold whole, and the index stays: it is in no"
                        + " snapshot of this directory, or its drop is not allowed. Drop it first, in a migration of your"
                        + " own, or have the entity say it with a prefix (@IndexPart(prefix)).");
    }
}
