package dev.portolan.dialect.mysql;

import dev.portolan.dialect.mysql.AlterTable.Kind;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What names a column in an expression makes way when that column is renamed: the server refuses the rename otherwise. */
final class RenamedTerms {
    private static final Pattern LARGE = Pattern.compile(".*(?:text|blob)|json");

    private final Table from;
    private final Table to;
    private final AlterTable clauses;
    private final Map<String, Name> renamed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<Name, Name> renamedIndexes = new HashMap<>();
    private final Set<Name> changed = new HashSet<>();
    private final Set<Name> freed = new HashSet<>();

    RenamedTerms(Change.ModifyTable change, AlterTable clauses) {
        this.from = change.from();
        this.to = change.to();
        this.clauses = clauses;
        Map<Name, Name> first = new HashMap<>();
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.RenameColumn rename) {
                Name old = first.remove(rename.from());
                first.put(rename.to(), old == null ? rename.from() : old);
            } else if (c instanceof TableChange.ModifyCheck check && check.from() != null) {
                changed.add(check.from().name());
            } else if (c instanceof TableChange.ModifyIndex index && index.from() != null) {
                changed.add(index.from().name());
            } else if (c instanceof TableChange.RenameConstraint rename
                    && rename.kind().equals("index")) {
                renamedIndexes.put(rename.from(), rename.to());
            } else if (c instanceof TableChange.RenameConstraint rename) {
                changed.add(rename.from());
            }
        }
        first.forEach((name, old) -> renamed.put(old.text(), name));
    }

    /** Indexes and checks that are dropped before all else. */
    Set<Name> freed() {
        return freed;
    }

    /**
     * @param held columns that a foreign key holds, as they were called: no rename of one shares its statement with a copy
     * @param requires whether such a column becomes required, which is done without a copy too
     */
    void run(ColumnWork columns, Set<Name> held, boolean requires) {
        if (renamed.isEmpty() && !requires) {
            return;
        }
        boolean apart = held.stream().anyMatch(h -> renamed.containsKey(h.text()));
        for (Column column : from.columns()) {
            if (column.generated() != null && names(column.generated().expression())) {
                String was = Syntax.text(column.generated().expression());
                columns.follow(column, PerDialect.of(MysqlTerms.renamed(was, renamed)), apart);
            }
        }
        from.columns().forEach(c -> defaultOf(c, columns));
        from.indexes().forEach(this::index);
        from.checks().stream()
                .filter(c -> names(c.expression()) || (apart || requires) && isOverLarge(c))
                .forEach(this::check);
    }

    private void defaultOf(Column column, ColumnWork columns) {
        if (!names(column.defaultSql())) {
            return;
        }
        clauses.freeing("ALTER COLUMN " + Syntax.quoted(column.name()) + " DROP DEFAULT");
        Name name = renamed.getOrDefault(column.name().text(), column.name());
        if (to.column(name).isPresent()) {
            columns.redefine(name);
        }
    }

    private void index(Index index) {
        if (index.parts().stream().noneMatch(p -> names(p.expression()))) {
            return;
        }
        free(index.name(), "DROP INDEX " + Syntax.quoted(index.name()));
        Name name = renamedIndexes.getOrDefault(index.name(), index.name());
        if (!changed.contains(index.name())) {
            to.indexes().stream()
                    .filter(i -> i.name().equals(name))
                    .forEach(i -> clauses.late(Kind.INDEX, "ADD " + Syntax.index(i)));
        }
    }

    /** With a check over a large text the server changes columns only by a copy. */
    private boolean isOverLarge(Check check) {
        Set<String> names = MysqlTerms.names(Syntax.text(check.expression()));
        return from.columns().stream()
                .filter(c -> names.contains(c.name().text().toLowerCase(Locale.ROOT)))
                .map(Column::physicalType)
                .anyMatch(t -> t instanceof Native n && LARGE.matcher(n.name()).matches());
    }

    private void check(Check check) {
        free(check.name(), Syntax.dropCheck(check.name()));
        if (!changed.contains(check.name())) {
            to.checks().stream()
                    .filter(c -> c.name().equals(check.name()))
                    .forEach(c -> clauses.late(Kind.CHECK, "ADD " + Syntax.check(c)));
        }
    }

    private void free(Name name, String sql) {
        clauses.freeing(sql);
        freed.add(name);
    }

    private boolean names(PerDialect<String> expression) {
        String text = expression == null ? null : Syntax.text(expression);
        return text != null && MysqlTerms.names(text).stream().anyMatch(renamed::containsKey);
    }
}
