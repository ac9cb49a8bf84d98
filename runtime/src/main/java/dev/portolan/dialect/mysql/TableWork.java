package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Script;
import dev.portolan.dialect.mysql.AlterTable.Kind;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A table that stays and changes, under its new name. Foreign keys that must go early or come late are someone else's. */
final class TableWork implements TableChange.Visitor<Void> {
    private final Syntax syntax;
    private final Table from;
    private final Table to;
    private final Set<Name> goneKeys;
    private final Set<Name> lateKeys;
    private final AlterTable clauses;
    private final ColumnWork columns;
    private final Set<Name> freed = new HashSet<>();
    private final boolean swaps;
    private final boolean renames;
    private final Set<Name> madeIndexes = new HashSet<>();
    private final Set<Name> dropped;
    private final Set<Name> retyped = new HashSet<>();
    private final List<TableChange.ModifyIndex> indexes = new ArrayList<>();

    /**
     * @param goneKeys foreign keys that are dropped already
     * @param lateKeys foreign keys that are added at the end
     * @param values statements that rename values in rows
     */
    TableWork(
            Syntax syntax,
            Change.ModifyTable change,
            Set<Name> goneKeys,
            Set<Name> lateKeys,
            Held held,
            List<String> values,
            Hints hints) {
        this.syntax = syntax;
        this.from = change.from();
        this.to = change.to();
        this.goneKeys = goneKeys;
        this.lateKeys = lateKeys;
        this.dropped = change.droppedColumns();
        this.clauses = new AlterTable(to.name());
        this.swaps = Planning.swaps(change);
        this.renames = change.changes().stream().anyMatch(TableChange.RenameColumn.class::isInstance);
        Set<Name> standing = standing(change, held);
        this.columns = new ColumnWork(syntax, from, to, clauses, hints, standing, !values.isEmpty());
        if (!syntax.expressionsFollowRenames()) {
            RenamedTerms terms = new RenamedTerms(change, clauses);
            boolean requires = change.changes().stream()
                    .anyMatch(c -> c instanceof TableChange.ModifyColumn m
                            && standing.contains(m.to().name())
                            && m.from().nullable()
                            && !m.to().nullable());
            terms.run(columns, held.before(), requires);
            freed.addAll(terms.freed());
        }
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyColumn m
                    && !m.from().physicalType().equals(m.to().physicalType())) {
                retyped.add(m.to().name());
            } else if (c instanceof TableChange.ModifyIndex index) {
                indexes.add(index);
            }
        }
        for (TableChange c : change.changes()) {
            clauses.because(c);
            c.accept(this);
        }
        clauses.because(null);
        columns.write();
        values.forEach(
                sql -> clauses.rows("rename values in table: \"" + to.name().name() + "\"", sql, null));
        restoreOnReplaced();
    }

    private Set<Name> standing(Change.ModifyTable change, Held held) {
        Set<Name> made = new HashSet<>(lateKeys);
        for (TableChange c : change.changes()) {
            if (c instanceof TableChange.ModifyForeignKey key && key.to() != null) {
                made.add(key.to().name());
            }
        }
        Set<Name> standing = new HashSet<>(held.referred());
        to.foreignKeys().stream().filter(k -> !made.contains(k.name())).forEach(k -> standing.addAll(k.columns()));
        return standing;
    }

    void write(Script script) {
        clauses.write(script);
    }

    /** Indexes that hung on a column which was dropped and made anew, and are not in the changes themselves. */
    private void restoreOnReplaced() {
        Set<Name> replaced = columns.replaced();
        for (Index index : to.indexes()) {
            boolean hangs = index.parts().stream().anyMatch(p -> replaced.contains(p.column()));
            if (hangs && !madeIndexes.contains(index.name())) {
                clauses.early(Kind.INDEX, "DROP INDEX " + Syntax.quoted(index.name()));
                clauses.late(Kind.INDEX, "ADD " + Syntax.index(index));
            }
        }
    }

    @Override
    public Void renameColumn(TableChange.RenameColumn c) {
        columns.rename(c.from(), c.to());
        return null;
    }

    @Override
    public Void addColumn(TableChange.AddColumn c) {
        columns.add(c.column());
        return null;
    }

    @Override
    public Void dropColumn(TableChange.DropColumn c) {
        columns.drop(c.column());
        return null;
    }

    @Override
    public Void modifyColumn(TableChange.ModifyColumn c) {
        columns.modify(c.from(), c.to());
        return null;
    }

    @Override
    public Void modifyPrimaryKey(TableChange.ModifyPrimaryKey c) {
        if (c.from() != null) {
            c.from().columns().stream().filter(retyped::contains).forEach(columns::withKey);
            clauses.late(Kind.KEY, "DROP PRIMARY KEY");
        }
        if (c.to() != null) {
            clauses.late(Kind.KEY, "ADD " + Syntax.primaryKey(c.to()));
        }
        return null;
    }

    @Override
    public Void modifyUnique(TableChange.ModifyUnique c) {
        throw new IllegalStateException("unique constraints are indexes here: " + c);
    }

    @Override
    public Void modifyIndex(TableChange.ModifyIndex c) {
        boolean gone = c.from() != null && freed.contains(c.from().name());
        if (!gone && c.from() != null && c.to() != null && isOnlyVisibility(c.from(), c.to())) {
            String visibility = c.to().options().getOrDefault(Syntax.VISIBILITY, syntax.visible());
            clauses.late(Kind.INDEX, "ALTER INDEX " + Syntax.quoted(c.to().name()) + " " + visibility);
            return null;
        }
        if (c.from() != null && !gone && !(c.to() == null && goesWithItsColumn(c.from()))) {
            String drop = "DROP INDEX " + Syntax.quoted(c.from().name());
            boolean sameName = c.to() != null && c.to().name().equals(c.from().name());
            if (sameName && !c.to().unique() && !serves(c.from())) {
                clauses.first(
                        drop); // in one statement the server may take the two for one, where only a detail differs
            } else if ((c.from().unique() || isRetyped(c.from())) && !serves(c.from()) || hasHeir(c)) {
                // Values that are written meanwhile may break it, or a new type may be too long for it.
                clauses.early(Kind.INDEX, drop);
            } else {
                c.from().parts().stream()
                        .map(IndexPart::column)
                        .filter(retyped::contains)
                        .forEach(columns::withKey);
                clauses.late(Kind.INDEX, drop);
            }
        }
        if (c.to() != null) {
            madeIndexes.add(c.to().name());
            String add = "ADD " + Syntax.index(c.to());
            if (c.from() == null && indexes.stream().anyMatch(i -> i.to() == null && isHeir(c.to(), i.from()))) {
                clauses.early(Kind.INDEX, add);
            } else {
                clauses.late(Kind.INDEX, add);
            }
        }
        return null;
    }

    /** Whether another index comes to serve the foreign keys of a unique one, so that this can go before rows are filled alike. */
    private boolean hasHeir(TableChange.ModifyIndex c) {
        return c.to() == null && indexes.stream().anyMatch(i -> i.from() == null && isHeir(i.to(), c.from()));
    }

    private boolean isHeir(Index made, Index gone) {
        Name first = gone.parts().get(0).column();
        return gone.unique()
                && !made.unique()
                && first != null
                && first.equals(made.parts().get(0).column())
                && !isRetyped(made)
                && serves(gone)
                && made.parts().stream()
                        .allMatch(p ->
                                p.column() != null && from.column(p.column()).isPresent());
    }

    private boolean isRetyped(Index index) {
        return index.parts().stream().anyMatch(p -> retyped.contains(p.column()));
    }

    private boolean goesWithItsColumn(Index index) {
        Name column = index.parts().get(0).column();
        return column != null && index.parts().size() == 1 && dropped.contains(column);
    }

    private static boolean isOnlyVisibility(Index from, Index to) {
        return from.name().equals(to.name())
                && !Objects.equals(
                        from.options().get(Syntax.VISIBILITY), to.options().get(Syntax.VISIBILITY))
                && Syntax.index(plain(from)).equals(Syntax.index(plain(to)));
    }

    private static Index plain(Index index) {
        Map<String, String> options = new HashMap<>(index.options());
        options.remove(Syntax.VISIBILITY);
        return new Index(
                index.name(),
                index.named(),
                index.unique(),
                index.parts(),
                index.where(),
                index.method(),
                index.include(),
                index.comment(),
                options);
    }

    /** Whether a foreign key of the table may need the index. */
    private boolean serves(Index index) {
        Name first = index.parts().get(0).column();
        return from.foreignKeys().stream().anyMatch(k -> k.columns().get(0).equals(first))
                || to.foreignKeys().stream().anyMatch(k -> k.columns().get(0).equals(first));
    }

    @Override
    public Void modifyForeignKey(TableChange.ModifyForeignKey c) {
        boolean drops = c.from() != null && !goneKeys.contains(c.from().name());
        boolean adds = c.to() != null && !lateKeys.contains(c.to().name());
        if (drops) {
            String drop = "DROP FOREIGN KEY " + Syntax.quoted(c.from().name());
            if (adds && c.from().name().equals(c.to().name()) || swaps) {
                // The server takes the name as taken in the statement that frees it, and the key for one over the other
                // column in the statement in which two change their names.
                clauses.freeing(drop);
            } else {
                clauses.early(Kind.FOREIGN_KEY, drop);
            }
        }
        if (adds && c.to().refTable().equals(to.name()) && !stays(c.to().refColumns())) {
            // In one statement with what it needs there MariaDB refuses it, and MySQL dies when it numbers rows.
            clauses.last("ADD " + Syntax.foreignKey(to.name(), c.to()));
        } else if (adds) {
            clauses.late(Kind.FOREIGN_KEY, "ADD " + Syntax.foreignKey(to.name(), c.to()));
        }
        return null;
    }

    /** Whether the columns are the primary key before and after, and the same. */
    private boolean stays(List<Name> columns) {
        return from.primaryKey() != null
                && from.primaryKey().equals(to.primaryKey())
                && from.primaryKey().columns().equals(columns)
                && columns.stream().allMatch(n -> from.column(n).equals(to.column(n)));
    }

    @Override
    public Void modifyCheck(TableChange.ModifyCheck c) {
        if (c.from() != null) {
            dropCheck(c.from());
        }
        if (c.to() != null) {
            if (Syntax.COLUMN_CHECK.equals(c.to().options())) {
                columns.redefine(c.to().column());
            } else {
                clauses.late(Kind.CHECK, "ADD " + Syntax.check(c.to()));
            }
        }
        return null;
    }

    private void dropCheck(Check check) {
        if (Syntax.COLUMN_CHECK.equals(check.options())) {
            columns.redefine(check.column());
        } else if (!freed.contains(check.name())) {
            clauses.early(Kind.CHECK, Syntax.dropCheck(check.name()));
        }
    }

    /** Indexes in place; a check is dropped and made again under its new name; foreign keys are changes of their own here. */
    @Override
    public Void renameConstraint(TableChange.RenameConstraint c) {
        if (c.kind().equals("index")) {
            if (!freed.contains(c.from())) {
                clauses.late(Kind.INDEX, "RENAME INDEX " + Syntax.quoted(c.from()) + " TO " + Syntax.quoted(c.to()));
            }
            return null;
        }
        return modifyCheck(new TableChange.ModifyCheck(check(from, c.from()), check(to, c.to())));
    }

    private static Check check(Table table, Name name) {
        return table.checks().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Void modifyTableComment(TableChange.ModifyTableComment c) {
        clauses.early(Kind.OPTION, "COMMENT " + Syntax.literal(Objects.requireNonNullElse(c.to(), "")));
        return null;
    }

    @Override
    public Void modifyOption(TableChange.ModifyOption c) {
        switch (c.key()) {
            case "collation" -> {
                String collation = c.to() != null ? c.to() : to.options().get(MysqlRules.INHERITED);
                if (collation != null && !collation.equals(collation(from))) {
                    clauses.early(Kind.OPTION, Syntax.collation(collation, ", "));
                    columns.follow();
                }
            }
            case "engine" -> clauses.early(Kind.OPTION, "ENGINE " + (c.to() == null ? "InnoDB" : c.to()));
            case Storage.PARTITIONS -> {
                boolean needsOld = c.to() == null || !dropped.isEmpty() || renames;
                if (c.from() != null && needsOld) {
                    clauses.freeing("REMOVE PARTITIONING"); // what tables are divided by cannot go
                }
                if (c.to() != null) {
                    clauses.last(c.to());
                }
            }
            case Storage.PERIOD -> {
                if (c.from() != null) {
                    clauses.early(Kind.OPTION, "DROP PERIOD FOR " + Storage.periodName(c.from()));
                }
                if (c.to() != null) {
                    clauses.early(Kind.OPTION, "ADD PERIOD FOR " + c.to());
                }
            }
            case Storage.VERSIONS ->
                clauses.early(Kind.OPTION, (c.to() == null ? "DROP" : "ADD") + " SYSTEM VERSIONING");
            default -> {
                String sql = Storage.isOne(c.key()) ? Storage.change(c.key(), c.to()) : null;
                if (sql != null) {
                    clauses.early(Kind.OPTION, sql);
                    return null;
                }
                throw PortolanException.failed(
                        "table-option",
                        "The option \"" + c.key() + "\" of table " + to.name() + " cannot change from " + c.from()
                                + " to " + c.to() + ": make a new table by hand and move the rows.");
            }
        }
        return null;
    }

    static String collation(Table table) {
        return AskedCollations.inForce(table.options());
    }

    static String backfill(Hints hints, Table table, Column column) {
        var said = hints.backfill().get(new dev.portolan.schema.ElementRef(table.name(), column.name()));
        return said == null ? null : said.value();
    }
}
