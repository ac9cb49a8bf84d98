package dev.portolan.diff;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.Physical;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Physical graphs written by hand. */
final class Fixture {
    private Fixture() {}

    /** A database that keeps and renames everything. */
    static final DiffRules RENAMING = rules(true, false);

    /** One that can neither rename constraints nor tell unique constraints from unique indexes. */
    static final DiffRules PLAIN = rules(false, true);

    static DiffRules rules(boolean renames, boolean uniqueIsIndex) {
        return new DiffRules() {
            @Override
            public boolean comments() {
                return true;
            }

            @Override
            public boolean renamesConstraints() {
                return renames;
            }

            @Override
            public boolean uniqueIsIndex() {
                return uniqueIsIndex;
            }
        };
    }

    static Physical physical(Table... tables) {
        return new Physical("test", Graph.ofTables(List.of(tables)));
    }

    static Name n(String name) {
        return Name.quoted(name);
    }

    static List<Name> names(String... names) {
        return Stream.of(names).map(Name::quoted).toList();
    }

    static Column column(String name, String type) {
        return Column.of(n(name), Native.of(type), true);
    }

    /** A table with an id and further columns {@code name:type}. */
    static Table table(String name, String... columns) {
        List<Column> all = new ArrayList<>();
        all.add(Column.of(n("id"), Native.of("bigint"), false));
        Stream.of(columns).map(c -> c.split(":")).forEach(c -> all.add(column(c[0], c[1])));
        return Table.of(QName.quoted(name), all, new PrimaryKey(n("pk_" + name), false, names("id")));
    }

    static Table with(Table table, Index... indexes) {
        return table.withIndexes(
                Stream.concat(table.indexes().stream(), Stream.of(indexes)).toList());
    }

    static Table with(Table table, ForeignKey... keys) {
        return table.withForeignKeys(
                Stream.concat(table.foreignKeys().stream(), Stream.of(keys)).toList());
    }

    static Table with(Table table, Check... checks) {
        return table.withChecks(
                Stream.concat(table.checks().stream(), Stream.of(checks)).toList());
    }

    static Index index(String name, boolean named, boolean unique, String... columns) {
        return new Index(
                n(name),
                named,
                unique,
                Stream.of(columns).map(c -> IndexPart.of(n(c))).toList(),
                null,
                null,
                List.of(),
                null,
                Map.of());
    }

    static ForeignKey foreignKey(String name, boolean named, String column, String refTable) {
        return new ForeignKey(
                n(name),
                named,
                names(column),
                QName.quoted(refTable),
                names("id"),
                ForeignKey.Action.NO_ACTION,
                ForeignKey.Action.NO_ACTION,
                null,
                null);
    }

    /** Hints {@code "new=old"} for tables, {@code "table.new=old,older"} for columns; oldest last here. */
    static Hints renamed(String... said) {
        Map<ElementRef, List<Name>> hints = new HashMap<>();
        for (String one : said) {
            String[] sides = one.split("=");
            String[] path = sides[0].split("\\.");
            ElementRef element = new ElementRef(QName.quoted(path[0]), path.length == 1 ? null : n(path[1]));
            List<Name> olds = new ArrayList<>(names(sides[1].split(",")));
            java.util.Collections.reverse(olds);
            hints.put(element, olds);
        }
        return new Hints(hints, Map.of(), Map.of(), List.of(), Map.of());
    }
}
