package dev.portolan.diff;

import dev.portolan.schema.Name;
import dev.portolan.schema.Table;
import java.util.List;
import java.util.Map;

/** Which name a constraint or index of a table has in the end. */
final class Naming {
    private static final NameLimit FITS_EVERYWHERE = NameLimit.bytes(60);

    private final DiffRules rules;
    private final Table table;
    private final Name oldTable;
    private final Map<Name, Name> oldColumns;
    private final TakenNames taken;

    /** @param oldColumns new name to old name */
    Naming(DiffRules rules, Table table, Name oldTable, Map<Name, Name> oldColumns, TakenNames taken) {
        this.rules = rules;
        this.table = table;
        this.oldTable = oldTable;
        this.oldColumns = oldColumns;
        this.taken = taken;
    }

    /**
     * The name of an element that stays. One that the mapping names gets that. Another keeps its own, unless that was generated
     * from names that were changed and can follow them in place.
     *
     * @param columns it is named after, under their new names
     */
    Name kept(String prefix, Name is, Name want, boolean named, List<Name> columns) {
        if (want == null || is == null && !named) {
            return is;
        }
        if (named) {
            return is != null && rules.nameKey(is.text()).equals(rules.nameKey(want.text())) ? is : want;
        }
        List<Name> before =
                columns.stream().map(c -> oldColumns.getOrDefault(c, c)).toList();
        boolean follows = rules.renamesConstraints()
                && (!oldTable.equals(table.name().name()) || !before.equals(columns))
                && !taken.contains(table.name(), want)
                && ConstraintNames.isGenerated(is.text(), ConstraintNames.whole(prefix, oldTable, before));
        return follows ? want : is;
    }

    /** The name of an element that is new: its own, or another when it was generated and something else has it. */
    Name fresh(Name want, boolean named) {
        return named || want == null || !taken.contains(table.name(), want)
                ? want
                : Name.quoted(ConstraintNames.other(want.text(), table.name().toString(), FITS_EVERYWHERE));
    }

    /** The name of an element that takes the place of another: its own, or the other's when its own is generated and taken. */
    Name instead(Name is, Name want, boolean named) {
        return named || want == null || is == null || !taken.contains(table.name(), want) ? want : is;
    }
}
