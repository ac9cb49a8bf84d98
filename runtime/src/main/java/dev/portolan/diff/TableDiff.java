package dev.portolan.diff;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Compares a table that stays with the wanted one. */
final class TableDiff {
    private static final String COLLATION = "collation";

    private final DiffRules rules;
    private final Shapes shapes;
    private final Table from;
    private final Table to;
    private final Naming naming;
    private final List<TableChange> drops = new ArrayList<>();
    private final List<TableChange> adds = new ArrayList<>();
    private final List<TableChange> renames = new ArrayList<>();
    private final List<TableChange> dropColumns = new ArrayList<>();

    /**
     * @param from as it is, under its new names
     * @param oldName of the table
     * @param columns renamed ones, new name to old name
     * @param taken names in the database
     */
    TableDiff(DiffRules rules, Table from, Table to, QName oldName, Map<Name, Name> columns, TakenNames taken) {
        this.rules = rules;
        this.shapes = new Shapes(rules, to);
        this.from = from;
        this.to = to;
        this.naming = new Naming(rules, to, oldName.name(), columns, taken);
    }

    /** @param aligned the table after {@code changes}, which are in order and lack column renames */
    record Result(Table aligned, List<TableChange> changes) {}

    Result run() {
        List<Column> columns = columns();
        PrimaryKey primaryKey = primaryKey();
        List<Unique> uniques = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        keyed(uniques, indexes);
        List<Check> checks = checks();
        List<ForeignKey> foreignKeys = foreignKeys();
        String comment = from.comment();
        if (rules.comments() && !ColumnDiff.sameComment(from.comment(), to.comment())) {
            comment = to.comment();
            adds.add(new TableChange.ModifyTableComment(from.comment(), to.comment()));
        }
        Map<String, String> options = options();
        List<TableChange> changes = new ArrayList<>(drops);
        changes.addAll(renames);
        changes.addAll(adds);
        changes.addAll(dropColumns);
        Table aligned =
                new Table(to.name(), columns, primaryKey, uniques, indexes, foreignKeys, checks, comment, options);
        return new Result(aligned, List.copyOf(changes));
    }

    /** What columns have that do not say otherwise, before and after; null when that changes, or nothing tells. */
    private String stayingCollation() {
        String was = from.options().get(COLLATION);
        String wanted = to.options().get(COLLATION);
        String before = rules.optionInForce(from.options(), COLLATION);
        String after = wanted != null ? wanted : was == null ? before : rules.optionInForce(to.options(), COLLATION);
        return Objects.equals(before, after) ? before : null;
    }

    private List<Column> columns() {
        ColumnDiff diff = new ColumnDiff(rules, stayingCollation());
        Map<Name, Column> wanted = new HashMap<>();
        to.columns().forEach(c -> wanted.put(c.name(), c));
        List<Column> aligned = new ArrayList<>();
        List<TableChange> modified = new ArrayList<>();
        for (Column column : from.columns()) {
            Column want = wanted.remove(column.name());
            if (want == null) {
                dropColumns.add(new TableChange.DropColumn(column));
                continue;
            }
            Column same = diff.align(column, want);
            aligned.add(same);
            if (same != column && !same.equals(column)) {
                modified.add(new TableChange.ModifyColumn(column, same));
            }
        }
        for (Column column : to.columns()) {
            if (wanted.containsKey(column.name())) {
                aligned.add(column);
                adds.add(new TableChange.AddColumn(column));
            }
        }
        adds.addAll(modified);
        return aligned;
    }

    private PrimaryKey primaryKey() {
        PrimaryKey is = from.primaryKey();
        PrimaryKey want = to.primaryKey();
        if (want == null) {
            if (is != null) {
                adds.add(new TableChange.ModifyPrimaryKey(is, null));
            }
            return null;
        }
        if (is == null || !is.columns().equals(want.columns()) || !Objects.equals(is.options(), want.options())) {
            Name free = is == null
                    ? naming.fresh(want.name(), want.named())
                    : naming.instead(is.name(), want.name(), want.named());
            PrimaryKey anew = want.withName(rules.keepsName("pk") ? free : want.name(), want.named());
            adds.add(new TableChange.ModifyPrimaryKey(is, anew));
            return anew;
        }
        Name name =
                rules.keepsName("pk") ? naming.kept("pk", is.name(), want.name(), want.named(), List.of()) : is.name();
        PrimaryKey aligned = is.withName(name, want.named());
        if (!Objects.equals(name, is.name())) {
            if (rules.renamesConstraints() && is.name() != null && name != null) {
                renames.add(new TableChange.RenameConstraint("constraint", is.name(), name));
            } else {
                adds.add(new TableChange.ModifyPrimaryKey(is, aligned));
            }
        }
        return aligned;
    }

    private void keyed(List<Unique> uniques, List<Index> indexes) {
        List<Keyed> existing = new ArrayList<>();
        from.uniques().forEach(u -> existing.add(Keyed.of(u)));
        from.indexes().forEach(i -> existing.add(Keyed.of(i)));
        List<Keyed> desired = new ArrayList<>();
        to.uniques().forEach(u -> desired.add(Keyed.of(u)));
        to.indexes().forEach(i -> desired.add(Keyed.of(i)));
        for (Match<Keyed> match : Match.all(existing, desired, shapes.keyed)) {
            Keyed aligned = keyed(match);
            if (aligned != null && aligned.unique() != null) {
                uniques.add(aligned.unique());
            } else if (aligned != null) {
                indexes.add(aligned.index());
            }
        }
    }

    private Keyed keyed(Match<Keyed> match) {
        Keyed is = match.from();
        Keyed want = match.to();
        if (want == null) {
            drops.add(replace(is, null));
            return null;
        }
        String prefix = want.unique() != null || want.index().unique() ? "uk" : "ix";
        if (is == null) {
            Keyed named = want.withName(naming.fresh(want.name(), want.named()), want.named());
            adds.add(replace(null, named));
            return named;
        }
        if (!same(is, want, shapes.keyed)) {
            Keyed anew = want.withName(naming.instead(is.name(), want.name(), want.named()), want.named());
            if (is.unique() != null == (want.unique() != null)) {
                adds.add(replace(is, anew));
            } else {
                drops.add(replace(is, null));
                adds.add(replace(null, anew));
            }
            return anew;
        }
        boolean otherForm = is.unique() != null != (want.unique() != null);
        Name name = otherForm && is.unique() != null || is.unique() != null && !rules.keepsName("unique")
                ? is.name()
                : naming.kept(prefix, is.name(), want.name(), want.named(), is.columns());
        Keyed aligned = is.withName(name, want.named());
        if (!Objects.equals(name, is.name())) {
            rename(is.unique() != null ? "constraint" : "index", is.name(), name, replace(is, aligned));
        }
        return aligned;
    }

    private static TableChange replace(Keyed from, Keyed to) {
        boolean unique = (from == null ? to : from).unique() != null;
        return unique
                ? new TableChange.ModifyUnique(from == null ? null : from.unique(), to == null ? null : to.unique())
                : new TableChange.ModifyIndex(from == null ? null : from.index(), to == null ? null : to.index());
    }

    private List<Check> checks() {
        List<Check> aligned = new ArrayList<>();
        for (Match<Check> match : Match.all(from.checks(), to.checks(), shapes.check)) {
            Check is = match.from();
            Check want = match.to();
            if (want == null) {
                drops.add(new TableChange.ModifyCheck(is, null));
            } else if (is == null || !same(is, want, shapes.check)) {
                Check anew = want.withName(
                        is == null
                                ? naming.fresh(want.name(), want.named())
                                : naming.instead(is.name(), want.name(), want.named()));
                adds.add(new TableChange.ModifyCheck(is, anew));
                aligned.add(anew);
            } else {
                List<Name> column = want.column() == null ? List.of() : List.of(want.column());
                Name name = rules.keepsName("check")
                        ? naming.kept("ck", is.name(), want.name(), want.named(), column)
                        : is.name();
                Check stays = new Check(name, want.named(), is.expression(), want.column(), is.options());
                if (!Objects.equals(name, is.name())) {
                    rename("constraint", is.name(), name, new TableChange.ModifyCheck(is, stays));
                }
                aligned.add(stays);
            }
        }
        return aligned;
    }

    private List<ForeignKey> foreignKeys() {
        List<ForeignKey> aligned = new ArrayList<>();
        for (Match<ForeignKey> match : Match.all(from.foreignKeys(), to.foreignKeys(), shapes.foreignKey)) {
            ForeignKey is = match.from();
            ForeignKey want = match.to();
            if (want == null) {
                drops.add(new TableChange.ModifyForeignKey(is, null));
            } else if (is == null || !same(is, want, shapes.foreignKey)) {
                ForeignKey anew = want.withName(
                        is == null
                                ? naming.fresh(want.name(), want.named())
                                : naming.instead(is.name(), want.name(), want.named()));
                adds.add(new TableChange.ModifyForeignKey(is, anew));
                aligned.add(anew);
            } else {
                Name name = rules.keepsName("fk")
                        ? naming.kept("fk", is.name(), want.name(), want.named(), is.columns())
                        : is.name();
                ForeignKey stays = new ForeignKey(
                        name,
                        want.named(),
                        is.columns(),
                        is.refTable(),
                        is.refColumns(),
                        is.onUpdate(),
                        is.onDelete(),
                        is.options(),
                        is.definition());
                if (!Objects.equals(name, is.name())) {
                    rename("constraint", is.name(), name, new TableChange.ModifyForeignKey(is, stays));
                }
                aligned.add(stays);
            }
        }
        return aligned;
    }

    /** In place where the database can; otherwise the element is made anew under its name. */
    private void rename(String kind, Name from, Name to, TableChange anew) {
        if (rules.renamesConstraints() && from != null && to != null) {
            renames.add(new TableChange.RenameConstraint(kind, from, to));
        } else {
            adds.add(anew);
        }
    }

    private static <T> boolean same(T from, T to, Match.Shape<T> shape) {
        return shape.key(from).equals(shape.key(to)) && shape.same(from, to);
    }

    private Map<String, String> options() {
        Map<String, String> aligned = new TreeMap<>(from.options());
        Set<String> keys = new HashSet<>(from.options().keySet());
        keys.addAll(to.options().keySet());
        keys.stream().sorted().filter(key -> rules.comparesOption(key, true)).forEach(key -> {
            String is = from.options().get(key);
            String want = to.options().get(key);
            if (rules.sameOption(key, from.options(), to.options())) {
                return;
            }
            adds.add(new TableChange.ModifyOption(key, is, want));
            if (want == null) {
                aligned.remove(key);
            } else {
                aligned.put(key, want);
            }
        });
        to.options().forEach(aligned::putIfAbsent);
        return aligned;
    }
}
