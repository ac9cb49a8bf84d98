package dev.portolan.diff;

import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which name a constraint or index of a table has in the end. */
final class Naming {
    private static final int FITS_EVERYWHERE = 60;

    private final DiffRules rules;
    private final Table table;
    private final Name oldTable;
    private final Map<Name, Name> oldColumns;
    private final Set<QName> taken;

    /** @param oldColumns new name to old name @param taken names of indexes in the database, in the form of the name key */
    Naming(DiffRules rules, Table table, Name oldTable, Map<Name, Name> oldColumns, Set<QName> taken) {
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
        List<Name> before = columns.stream().map(c -> oldColumns.getOrDefault(c, c)).toList();
        boolean follows = rules.renamesConstraints()
                && (!oldTable.equals(table.name().name()) || !before.equals(columns))
                && ConstraintNames.isGenerated(is.text(), ConstraintNames.whole(prefix, oldTable, before));
        return follows ? want : is;
    }

    /** Another name for a new index whose generated one a different index of the database has; empty: it may keep it. */
    Optional<Name> fresh(Name want, boolean named) {
        if (named || want == null || !taken.contains(table.name().sibling(Name.quoted(rules.nameKey(want.text()))))) {
            return Optional.empty();
        }
        return Optional.of(
                Name.quoted(ConstraintNames.other(want.text(), table.name().toString(), FITS_EVERYWHERE)));
    }
}
