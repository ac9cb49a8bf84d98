package dev.portolan.acceptance.parity;

import dev.portolan.acceptance.Target;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Where Portolan means to make another table than Hibernate; docs/parity.md has a row for each that says why, and there are at most
 * fifteen. It is told in two forms: as a change to what Hibernate made, and as a difference between the facts of two databases.
 */
public enum Difference {
    /** Hibernate makes no foreign keys on SQLite. */
    SQLITE_FOREIGN_KEYS(
            EnumSet.of(Target.SQLITE),
            (table, change) -> change instanceof TableChange.ModifyForeignKey key && key.from() == null,
            FactRule.NONE),
    /** Hibernate makes no unique constraints over several columns on SQLite, and no unique indexes. */
    SQLITE_UNIQUES(
            EnumSet.of(Target.SQLITE),
            (table, change) -> change instanceof TableChange.ModifyIndex index
                    && index.from() == null
                    && index.to().unique(),
            FactRule.NONE),
    /** On SQLite only the key that is {@code integer primary key} is numbered by the database. */
    SQLITE_ROW_NUMBERS(
            EnumSet.of(Target.SQLITE),
            (table, change) -> change instanceof TableChange.ModifyColumn column
                    && column.from().identity() == null
                    && column.to().identity() != null
                    && table.primaryKey().columns().equals(List.of(column.to().name())),
            FactRule.pairs("(\\S+: \\S+)(?: integer)?", "$1 integer not null")),
    /** A column of a large object is as large as can be, not as {@code @Column}'s default of 255. */
    LOB_LENGTH(
            EnumSet.of(Target.MYSQL, Target.MARIADB),
            (table, change) -> change instanceof TableChange.ModifyColumn column
                    && List.of("tinytext", "tinyblob").contains(type(column.from()))
                    && List.of("longtext", "longblob").contains(type(column.to())),
            FactRule.pairs("(\\S+: \\S+ )tiny(text|blob)(.*)", "$1long$2$3")),
    /** Hibernate 6.6's {@code utf8} has no characters beyond U+FFFF; what is declared now has them. */
    NATIONAL_CHARACTERS(
            EnumSet.of(Target.MYSQL),
            (table, change) -> change instanceof TableChange.ModifyColumn column
                    && String.valueOf(column.from().collation()).startsWith("utf8mb3_")
                    && !String.valueOf(column.to().collation()).startsWith("utf8mb3_")
                    && column.from().withCollation(null).equals(column.to().withCollation(null)),
            FactRule.NONE),
    /** A named enum is H2's own type of the column, not a domain over a text. */
    H2_ENUMS(
            EnumSet.of(Target.H2),
            (table, change) -> change instanceof TableChange.ModifyColumn column
                    && type(column.from()).startsWith("\"")
                    && type(column.to()).equals("enum"),
            FactRule.NONE),
    /** {@code CheckConstraint.options} of a table, which Hibernate writes on MySQL only. */
    CHECK_OPTIONS(
            EnumSet.of(Target.POSTGRES),
            (table, change) -> false,
            FactRule.pairs("(\\S+: check my_.*)", "$1 NO INHERIT")),
    /** A computed column may be NULL, whatever its Java type: it is what its expression is. */
    COMPUTED_NULL(
            EnumSet.of(Target.SQLITE, Target.MYSQL, Target.H2),
            (table, change) -> false,
            FactRule.pairs("(\\S+: \\S+ .* as \\(.*\\)) not null", "$1")),
    /** {@code @PartitionKey} is part of the key on each database, as it is where Hibernate knows partitions. */
    PARTITION_KEY(
            EnumSet.of(Target.SQLITE, Target.H2),
            (table, change) -> false,
            (missing, besides, ours) -> FactRule.remove(
                    missing,
                    besides,
                    "(.*: primary key \\(.*)\\)",
                    (m, b) -> b.startsWith(m.substring(0, m.length() - 1) + ", "))),
    /** A generator that another class declares is known everywhere; to Hibernate 7.4 it is not there, so it is by 50. */
    GENERATOR_ELSEWHERE(
            EnumSet.of(Target.POSTGRES, Target.MARIADB, Target.H2),
            (table, change) -> false,
            (missing, besides, ours) -> FactRule.remove(
                    missing, besides, "sequence \\S+ from 1 by 50", (m, b) -> b.startsWith("sequence "))),
    /** Unique constraints and indexes of {@code @TableGenerator}. */
    TABLE_GENERATOR_KEYS(
            EnumSet.allOf(Target.class),
            (table, change) -> false,
            (missing, besides, ours) -> besides.removeIf(b -> b.matches("\\S+: (unique|index) .*")
                    && ours.contains(b.substring(0, b.indexOf(':')) + ": primary key (sequence_name)"))),
    /** Words of SQL as names: Hibernate's script fails, see {@link Repair#RESERVED_WORD}. */
    RESERVED_WORDS(EnumSet.allOf(Target.class), (table, change) -> false, FactRule.NONE),
    /** A key of more than 3,072 bytes: Hibernate's statement fails. */
    LONG_KEYS(EnumSet.of(Target.MYSQL, Target.MARIADB), (table, change) -> false, FactRule.NONE),
    /** A foreign key that is called as an index of its table: Hibernate's statement fails. */
    FOREIGN_KEY_NAMES(EnumSet.of(Target.MYSQL, Target.MARIADB), (table, change) -> false, FactRule.NONE);

    private final Set<Target> targets;
    private final BiPredicate<Table, TableChange> explains;
    private final FactRule facts;

    Difference(Set<Target> targets, BiPredicate<Table, TableChange> explains, FactRule facts) {
        this.targets = targets;
        this.explains = explains;
        this.facts = facts;
    }

    public boolean isOf(Target target) {
        return targets.contains(target);
    }

    /** As docs/parity.md writes it: {@code lob-length}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean explains(Target target, Table table, TableChange change) {
        return targets.contains(target) && explains.test(table, change);
    }

    /**
     * Takes away what it explains.
     *
     * @param missing facts of Hibernate's tables only
     * @param besides facts of ours only
     * @param ours all of them
     */
    public void explain(Target target, List<String> missing, List<String> besides, List<String> ours) {
        if (targets.contains(target)) {
            facts.explain(missing, besides, ours);
        }
    }

    private static String type(Column column) {
        return column.physicalType() instanceof ColumnType.Native n ? n.name() : "";
    }

    /** What none explains, a line each. @param described a change as a line */
    public static List<String> unexplained(
            Target target,
            List<Change> changes,
            Function<Change, String> other,
            java.util.function.BiFunction<Table, TableChange, String> described) {
        List<String> lines = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.ModifyTable m) {
                m.changes().stream()
                        .filter(c -> Arrays.stream(values()).noneMatch(r -> r.explains(target, m.to(), c)))
                        .forEach(c -> lines.add(described.apply(m.to(), c)));
            } else {
                lines.add(other.apply(change));
            }
        }
        return lines;
    }
}
