package dev.portolan.diff;

import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.Unique;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Adds to a wanted table what its existing form has and must keep. */
final class TableMerge {
    private final Policy policy;
    private final DiffRules rules;
    private final Shapes shapes;
    private final Identifiers identifiers;
    private final QName oldName;
    private final Table is;
    private final Table want;
    private final boolean ours;
    private final Kept kept;
    private final Set<Name> keptColumns = new HashSet<>();
    /** What is in one of the two forms of the table and not in the merged one. */
    private final Set<Name> absent = new HashSet<>();

    /** @param oldName of {@code is}, which has its renames made @param ours whether anything of it may be dropped */
    TableMerge(Policy policy, DiffRules rules, QName oldName, Table is, Table want, boolean ours, Kept kept) {
        this.policy = policy;
        this.rules = rules;
        this.shapes = new Shapes(rules, want);
        this.identifiers = new Identifiers(rules::nameKey);
        this.oldName = oldName;
        this.is = is;
        this.want = want;
        this.ours = ours;
        this.kept = kept;
    }

    Table run() {
        if (ours && policy.drops().equals(DropKind.ALL) && !policy.excludes().mayNameColumns()) {
            is.columns().stream().filter(c -> want.column(c.name()).isEmpty()).forEach(c -> absent.add(c.name()));
            List<Unique> uniques = new ArrayList<>(want.uniques());
            uniques.addAll(exclusions());
            return want.withColumns(
                            want.columns().stream().map(this::withOptions).toList())
                    .withPrimaryKey(primaryKey())
                    .withUniques(uniques)
                    .withOptions(options());
        }
        List<Column> columns = columns();
        List<Keyed> keyed = new ArrayList<>();
        List<Keyed> existing = Stream.concat(
                        is.uniques().stream().map(Keyed::of),
                        is.indexes().stream().map(Keyed::of))
                .toList();
        List<Keyed> wanted = Stream.concat(
                        want.uniques().stream().map(Keyed::of),
                        want.indexes().stream().map(Keyed::of))
                .toList();
        for (Match<Keyed> match : Match.all(existing, wanted, shapes.keyed)) {
            Keyed element = match.to() != null ? match.to() : match.from();
            DropKind kind = element.unique() != null ? DropKind.CONSTRAINT : DropKind.INDEX;
            if (match.to() == null
                    && element.unique() != null
                    && element.unique().isExclusion()) {
                continue;
            }
            if (match.to() != null ? isWhole(element.columns()) : stays(kind, element.name(), element.columns())) {
                keyed.add(element);
            }
        }
        List<Unique> uniques = Stream.concat(
                        keyed.stream().map(Keyed::unique).filter(u -> u != null), exclusions().stream())
                .toList();
        List<Index> indexes =
                keyed.stream().map(Keyed::index).filter(i -> i != null).toList();
        return new Table(
                want.name(),
                columns,
                primaryKey(),
                uniques,
                indexes,
                foreignKeys(),
                checks(),
                want.comment(),
                options());
    }

    /** One that no mapping asked for was made by hand: to say nothing of it is not to ask for none. */
    private List<Unique> exclusions() {
        return is.uniques().stream()
                .filter(u -> u.isExclusion()
                        && want.uniques().stream().noneMatch(w -> Objects.equals(w.name(), u.name()))
                        && !(mayDrop(DropKind.CONSTRAINT) && policy.ownership().asked(oldName, u.name()))
                        && !identifiers.mentions(u.options(), absent))
                .toList();
    }

    /** Those that it asks for, and of the others those that stay unless they are asked for. */
    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>(want.options());
        is.options().forEach((key, value) -> {
            if (!rules.comparesOption(key, false) && rules.comparesOption(key, true)) {
                options.putIfAbsent(key, value);
            }
        });
        return options;
    }

    private List<Column> columns() {
        Set<Name> wanted = new HashSet<>();
        want.columns().forEach(c -> wanted.add(c.name()));
        Set<Name> before = new HashSet<>();
        is.columns().forEach(c -> before.add(c.name()));
        List<Column> columns = new ArrayList<>();
        for (Column column : is.columns()) {
            if (policy.excludes().column(is.name(), column.name())) {
                keptColumns.add(column.name());
                columns.add(column);
            } else if (!wanted.contains(column.name()) && !mayDrop(DropKind.COLUMN)) {
                keptColumns.add(column.name());
                kept.element(ours, DropKind.COLUMN, label(column.name()));
                columns.add(ours ? optional(column) : column);
            } else if (!wanted.contains(column.name())) {
                absent.add(column.name());
            }
        }
        List<Column> all = new ArrayList<>();
        for (Column column : want.columns()) {
            if (!policy.excludes().column(want.name(), column.name())) {
                all.add(withOptions(column));
            } else if (!before.contains(column.name())) {
                absent.add(column.name());
            }
        }
        all.addAll(columns);
        return all;
    }

    /** The new program does not write it: required and without a value it would make each insert fail. */
    private Column optional(Column column) {
        boolean inKey = want.primaryKey() == null
                ? is.primaryKey() != null && is.primaryKey().columns().contains(column.name())
                : want.primaryKey().columns().contains(column.name());
        boolean fails = !column.nullable()
                && column.defaultSql() == null
                && column.identity() == null
                && column.generated() == null;
        if (!fails || inKey) {
            return column;
        }
        kept.nowOptional(label(column.name()));
        return column.withNullable(true);
    }

    /** What someone set by hand stays unless the mapping asks for other. */
    private Column withOptions(Column column) {
        return is.column(column.name())
                .map(c -> column.withOptions(rules.keptColumnOptions(c.options(), column.options())))
                .orElse(column);
    }

    private PrimaryKey primaryKey() {
        boolean keeps = want.primaryKey() == null
                && is.primaryKey() != null
                && stays(
                        DropKind.CONSTRAINT,
                        is.primaryKey().name(),
                        is.primaryKey().columns());
        return keeps ? is.primaryKey() : withOptions(want.primaryKey());
    }

    /** A mapping has no words for the options of a key: it does not ask for none. */
    private PrimaryKey withOptions(PrimaryKey key) {
        boolean same = key != null
                && key.options() == null
                && is.primaryKey() != null
                && is.primaryKey().columns().equals(key.columns());
        return same
                ? new PrimaryKey(
                        key.name(), key.named(), key.columns(), is.primaryKey().options())
                : key;
    }

    private List<ForeignKey> foreignKeys() {
        List<ForeignKey> keys = new ArrayList<>();
        for (Match<ForeignKey> match : Match.all(is.foreignKeys(), want.foreignKeys(), shapes.foreignKey)) {
            if (match.to() != null) {
                if (isWhole(match.to().columns())) {
                    keys.add(match.to());
                }
            } else if (stays(
                    DropKind.CONSTRAINT, match.from().name(), match.from().columns())) {
                keys.add(match.from());
            }
        }
        return keys;
    }

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (Match<Check> match : Match.all(is.checks(), want.checks(), shapes.check)) {
            Check check = match.from();
            String expression =
                    (check == null ? match.to() : check).expression().value();
            if (!absent.isEmpty() && match.to() == null && identifiers.mentions(expression, absent)) {
                continue;
            }
            if (match.to() != null) {
                checks.add(match.to());
            } else if (identifiers.mentions(expression, keptColumns)
                    || stays(DropKind.CONSTRAINT, check.name(), List.of())) {
                checks.add(check);
            }
        }
        return checks;
    }

    /** What hangs on a column that is kept is kept with it. */
    private boolean stays(DropKind kind, Name name, Collection<Name> columns) {
        if (!isWhole(columns)) {
            return false;
        }
        if (columns.stream().anyMatch(keptColumns::contains)) {
            return true;
        }
        if (mayDrop(kind)) {
            return false;
        }
        kept.element(ours, kind, name == null ? is.name().toString() : label(name));
        return true;
    }

    private boolean isWhole(Collection<Name> columns) {
        return columns.stream().noneMatch(absent::contains);
    }

    private boolean mayDrop(DropKind kind) {
        return ours && policy.drops().contains(kind);
    }

    private String label(Name name) {
        return is.name() + "." + name;
    }
}
