package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Change.ModifyTable;
import dev.portolan.schema.Change.RenameValue;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ElementRef;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is to be done to a table that stays: what {@code ALTER} and indexes can do, or whether it must be built anew. */
final class TableWork implements TableChange.Visitor<Boolean> {
    final List<TableChange.RenameColumn> renames = new ArrayList<>();
    final List<Column> added = new ArrayList<>();
    final List<Name> droppedIndexes = new ArrayList<>();
    final List<Index> addedIndexes = new ArrayList<>();
    final Map<Name, List<ForeignKey>> addedKeys = new LinkedHashMap<>();
    final Map<Name, List<Check>> addedChecks = new LinkedHashMap<>();
    /** Required columns without a value: the server refuses them where there are rows. */
    final List<Name> unfilled = new ArrayList<>();

    final Table to;
    final Hints hints;

    private final ModifyTable change;
    private final Set<String> addedNames;
    private final boolean hasTriggers;
    private final List<RenameValue> values;
    private final boolean mayFailInPlace;
    private Map<String, Column> current;
    private boolean rebuild;

    /**
     * @param values whose names change in rows of the table
     * @param mayFailInPlace whether who goes on after a failure loses nothing that was there
     */
    TableWork(ModifyTable change, Hints hints, boolean hasTriggers, List<RenameValue> values, boolean mayFailInPlace) {
        this.mayFailInPlace = mayFailInPlace;
        this.change = change;
        this.values = values;
        this.hints = hints;
        this.hasTriggers = hasTriggers;
        Map<String, String> kept = new TreeMap<>(change.to().options());
        SqliteRules rules = new SqliteRules();
        change.from().options().forEach((key, text) -> {
            if (!rules.comparesOption(key, true)) {
                kept.putIfAbsent(key, text);
            }
        });
        this.to = change.to().withOptions(kept);
        this.addedNames = change.changes().stream()
                .filter(TableChange.AddColumn.class::isInstance)
                .map(c -> SqliteNames.fold(
                        ((TableChange.AddColumn) c).column().name().text()))
                .collect(Collectors.toSet());
        for (TableChange c : change.changes()) {
            rebuild |= c.accept(this);
        }
    }

    QName name() {
        return to.name();
    }

    Table from() {
        return change.from();
    }

    boolean rebuilds() {
        return rebuild;
    }

    /** The columns as they are once columns have been renamed, by folded name. */
    Map<String, Column> current() {
        if (current == null) {
            Map<Name, Column> columns = new LinkedHashMap<>();
            change.from().columns().forEach(c -> columns.put(c.name(), c));
            for (TableChange.RenameColumn rename : renames) {
                columns.put(rename.to(), columns.remove(rename.from()).withName(rename.to()));
            }
            current = new LinkedHashMap<>();
            columns.values().forEach(c -> current.put(SqliteNames.fold(c.name().text()), c));
        }
        return current;
    }

    /** What a column of {@link #current} is called before all changes. */
    Name oldName(Name column) {
        Name old = column;
        for (int i = renames.size() - 1; i >= 0; i--) {
            old = renames.get(i).to().equals(old) ? renames.get(i).from() : old;
        }
        return old;
    }

    List<TableChange> changes() {
        return change.changes();
    }

    List<RenameValue> renamedValues() {
        return values;
    }

    /** Null for none. */
    String backfill(Column column) {
        return PerDialect.in(hints.backfill().get(new ElementRef(name(), column.name())), SqliteDialect.NAME);
    }

    /** Null for none. */
    String using(Column column) {
        return PerDialect.in(hints.using().get(new ElementRef(name(), column.name())), SqliteDialect.NAME);
    }

    @Override
    public Boolean renameColumn(TableChange.RenameColumn c) {
        renames.add(c);
        return false;
    }

    @Override
    public Boolean addColumn(TableChange.AddColumn c) {
        Column column = c.column();
        added.add(column);
        String value = ColumnText.defaultOf(column);
        boolean filled = backfill(column) != null;
        if (column.identity() != null || filled && (hasTriggers || !column.nullable())) {
            return true;
        }
        if (column.generated() != null) {
            return column.generated().stored() || !column.nullable();
        }
        if (value == null) {
            if (!column.nullable()) {
                unfilled.add(column.name());
            }
            return !column.nullable() && !mayFailInPlace;
        }
        return !Expressions.isConstant(value);
    }

    @Override
    public Boolean dropColumn(TableChange.DropColumn c) {
        return true;
    }

    @Override
    public Boolean modifyColumn(TableChange.ModifyColumn c) {
        return !c.from().withComment(null).equals(c.to().withComment(null));
    }

    @Override
    public Boolean modifyPrimaryKey(TableChange.ModifyPrimaryKey c) {
        return true;
    }

    /** A unique index does what a constraint does, and needs no table. */
    @Override
    public Boolean modifyUnique(TableChange.ModifyUnique c) {
        Unique unique = c.to();
        if (c.from() != null || unique == null || unique.options() != null) {
            return true;
        }
        String columns = unique.columns().stream().map(Name::text).collect(Collectors.joining("_"));
        Name index = unique.name() != null ? unique.name() : Name.quoted(name().text() + "_" + columns);
        addedIndexes.add(Index.of(
                index, true, unique.columns().stream().map(IndexPart::of).toList()));
        return false;
    }

    @Override
    public Boolean modifyIndex(TableChange.ModifyIndex c) {
        if (c.from() != null) {
            droppedIndexes.add(c.from().name());
        }
        if (c.to() != null) {
            addedIndexes.add(c.to());
        }
        return false;
    }

    @Override
    public Boolean modifyForeignKey(TableChange.ModifyForeignKey c) {
        ForeignKey fk = c.to();
        if (c.from() != null || fk.definition() != null || fk.columns().size() != 1) {
            return true;
        }
        Column column = to.column(fk.columns().get(0)).orElse(null);
        if (column == null || !isAdded(column.name()) || ColumnText.defaultOf(column) != null) {
            return true;
        }
        addedKeys.computeIfAbsent(column.name(), n -> new ArrayList<>()).add(fk);
        return false;
    }

    @Override
    public Boolean modifyCheck(TableChange.ModifyCheck c) {
        if (c.from() != null) {
            return true;
        }
        Set<String> names = Expressions.names(Ddl.text(c.to().expression()));
        List<Name> about = to.columns().stream()
                .map(Column::name)
                .filter(n -> names.contains(SqliteNames.fold(n.text())))
                .toList();
        if (about.size() != 1 || !isAdded(about.get(0))) {
            return true;
        }
        addedChecks.computeIfAbsent(about.get(0), n -> new ArrayList<>()).add(c.to());
        return false;
    }

    private boolean isAdded(Name column) {
        return addedNames.contains(SqliteNames.fold(column.text()));
    }

    @Override
    public Boolean renameConstraint(TableChange.RenameConstraint c) {
        if (!c.kind().equals("index")) {
            return true;
        }
        droppedIndexes.add(c.from());
        to.indexes().stream().filter(i -> i.name().equals(c.to())).forEach(addedIndexes::add);
        return false;
    }

    @Override
    public Boolean modifyTableComment(TableChange.ModifyTableComment c) {
        return false;
    }

    @Override
    public Boolean modifyOption(TableChange.ModifyOption c) {
        return true;
    }
}
