package dev.portolan.migrate;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Desired;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small desired state, and what may be changed in it. */
final class Shop {
    static final Column ID = Column.of(Name.of("id"), new ColumnType.Int(64), false);
    static final Column EMAIL = Column.of(Name.of("email"), new ColumnType.Text(255, false), false);
    static final Column NOTE = Column.of(Name.of("note"), new ColumnType.Text(80, false), true);

    private Shop() {}

    static Table users(Column... more) {
        List<Column> columns = new ArrayList<>(List.of(ID.withIdentity(Column.Identity.DEFAULT), EMAIL));
        columns.addAll(List.of(more));
        return Table.of(QName.of("Users"), columns, PrimaryKey.of(ID.name()))
                .withUniques(List.of(Unique.of(EMAIL.name())));
    }

    static Table orders() {
        Name user = Name.of("user_id");
        return Table.of(
                        QName.of("Orders"),
                        List.of(
                                ID,
                                Column.of(user, new ColumnType.Int(64), false),
                                Column.of(Name.of("total"), new ColumnType.Decimal(10, 2), false)),
                        PrimaryKey.of(ID.name()))
                .withForeignKeys(List.of(ForeignKey.of(null, List.of(user), QName.of("Users"), List.of(ID.name()))))
                .withIndexes(
                        List.of(Index.of(Name.of("by_total"), false, List.of(IndexPart.of(Name.of("total"), true)))))
                .withChecks(List.of(Check.of(null, "total >= 0")));
    }

    static SchemaSource source(Table... tables) {
        return SchemaSource.of(desired(Hints.NONE, tables));
    }

    static Desired desired(Hints hints, Table... tables) {
        return new Desired(
                "shop",
                Graph.ofTables(List.of(tables))
                        .withSequences(List.of(new Sequence(QName.of("Orders_SEQ"), 1, 50, null))),
                hints);
    }

    static Hints origin(String table, String column, String element) {
        return new Hints(
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(new dev.portolan.schema.ElementRef(QName.of(table), Name.of(column)), element));
    }
}
