package dev.portolan.migrate;

import dev.portolan.schema.Column;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.sql.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Says which keys do not hold all that was asked for: the server has a longest length for them. */
final class CutKeys {
    private final Map<QName, Table> asked;
    private final Map<QName, Table> before;
    private final List<Notice> notices = new ArrayList<>();

    private CutKeys(Graph asked, Graph before) {
        this.asked = asked.tablesByName();
        this.before = before.tablesByName();
    }

    /** @param made what the server made of {@code asked} @param before what is there already, which nothing is said of again */
    static List<Notice> notices(Graph asked, Graph made, Graph before) {
        CutKeys cut = new CutKeys(asked, before);
        made.tables().forEach(cut::table);
        return cut.notices;
    }

    /** What the server made, but a key that is there whole stays so: that database can hold it. */
    static Physical kept(Graph asked, Physical made, Graph before) {
        CutKeys cut = new CutKeys(asked, before);
        return new Physical(
                made.dialect(),
                made.graph()
                        .withTables(
                                made.graph().tables().stream().map(cut::whole).toList()));
    }

    private Table whole(Table made) {
        Table wanted = asked.get(made.name());
        Table is = before.get(made.name());
        if (wanted == null || is == null) {
            return made;
        }
        PrimaryKey key = made.primaryKey();
        boolean keyStays = key != null
                && is.primaryKey() != null
                && wanted.primaryKey() != null
                && key.columns().equals(is.primaryKey().columns())
                && Objects.equals(wanted.primaryKey().options(), is.primaryKey().options())
                && sameTypes(is, made, key.columns());
        return made.withPrimaryKey(
                        keyStays
                                ? new PrimaryKey(
                                        key.name(),
                                        key.named(),
                                        key.columns(),
                                        is.primaryKey().options())
                                : key)
                .withIndexes(made.indexes().stream()
                        .map(i -> isCut(wanted, i) && isWhole(is, i) && sameTypes(is, made, columns(i))
                                ? i.withParts(i.parts().stream()
                                        .map(p -> p.withPrefix(0))
                                        .toList())
                                : i)
                        .toList());
    }

    /** A column that becomes longer takes its key beyond what it was. */
    private static boolean sameTypes(Table is, Table made, List<Name> columns) {
        return columns.stream()
                .allMatch(c -> is.column(c)
                        .map(Column::physicalType)
                        .equals(made.column(c).map(Column::physicalType)));
    }

    private static List<Name> columns(Index index) {
        return index.parts().stream()
                .map(IndexPart::column)
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean isCut(Table wanted, Index made) {
        return made.parts().stream().anyMatch(p -> p.prefix() > 0)
                && wanted.indexes().stream()
                        .anyMatch(i -> i.name().equals(made.name())
                                && i.parts().stream().allMatch(p -> p.prefix() == 0));
    }

    private static boolean isWhole(Table is, Index made) {
        List<IndexPart> whole = made.parts().stream().map(p -> p.withPrefix(0)).toList();
        return is.indexes().stream().anyMatch(i -> i.parts().equals(whole));
    }

    private void table(Table made) {
        Table wanted = asked.get(made.name());
        if (wanted == null) {
            return;
        }
        Table is = before.get(made.name());
        PrimaryKey key = made.primaryKey();
        if (key != null
                && key.options() != null
                && wanted.primaryKey() != null
                && wanted.primaryKey().options() == null
                && !(is != null
                        && is.primaryKey() != null
                        && key.options().equals(is.primaryKey().options()))) {
            String prefix = key.options().replaceAll("\\D+", " ").strip();
            say(made, "primary key", prefix, true);
        }
        for (Index index : made.indexes()) {
            boolean there =
                    is != null && is.indexes().stream().anyMatch(i -> i.parts().equals(index.parts()));
            Optional<Index> same = wanted.indexes().stream()
                    .filter(i -> i.name().equals(index.name())
                            && i.parts().size() == index.parts().size())
                    .findFirst();
            if (!there && same.isPresent()) {
                index(made, same.get(), index);
            }
        }
    }

    private void index(Table table, Index wanted, Index index) {
        for (int i = 0; i < index.parts().size(); i++) {
            IndexPart part = index.parts().get(i);
            if (part.prefix() > 0 && wanted.parts().get(i).prefix() == 0) {
                String what = "index \"" + index.name() + "\"";
                say(table, what + ", column \"" + part.column() + "\"", String.valueOf(part.prefix()), index.unique());
            }
        }
    }

    private void say(Table table, String what, String characters, boolean unique) {
        Name name = table.name().name();
        notices.add(new Notice(
                "key-cut",
                name.text(),
                "A key of this server is too short for all that is asked for: the " + what + ", of the table \"" + name
                        + "\" holds the first " + characters + " characters. "
                        + (unique
                                ? "Rows that differ only behind them are refused. To have the whole, shorten the column or give"
                                        + " it a charset of fewer bytes."
                                : "Queries find the same rows.")));
    }
}
