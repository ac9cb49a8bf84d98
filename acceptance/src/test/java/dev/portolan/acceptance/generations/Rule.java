package dev.portolan.acceptance.generations;

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
import java.util.Set;
import java.util.function.BiPredicate;

/** Where Portolan means to have more than Hibernate; docs/parity.md says why. */
enum Rule {
    /** Hibernate makes no foreign keys on SQLite. */
    SQLITE_FOREIGN_KEYS(
            EnumSet.of(Target.SQLITE),
            (table, change) -> change instanceof TableChange.ModifyForeignKey key && key.from() == null),
    /** Hibernate makes no unique constraints over several columns on SQLite, and no unique indexes. */
    SQLITE_UNIQUES(
            EnumSet.of(Target.SQLITE),
            (table, change) -> change instanceof TableChange.ModifyIndex index
                    && index.from() == null
                    && index.to().unique()),
    /** A column of a large object is as large as can be, not as {@code @Column}'s default of 255. */
    LOB_LENGTH(
            EnumSet.of(Target.MYSQL, Target.MARIADB),
            (table, change) -> change instanceof TableChange.ModifyColumn column
                    && List.of("tinytext", "tinyblob").contains(type(column.from()))
                    && List.of("longtext", "longblob").contains(type(column.to()))),
    /** A named enum is H2's own type of the column, not a domain over a text. */
    H2_ENUMS(
            EnumSet.of(Target.H2),
            (table, change) -> change instanceof TableChange.ModifyColumn column
                    && type(column.from()).startsWith("\"")
                    && type(column.to()).equals("enum")),
    /** Hibernate 6.6's {@code utf8} has no characters beyond U+FFFF; what is declared now has them. */
    NATIONAL_CHARACTERS(
            EnumSet.of(Target.MYSQL),
            (table, change) -> change instanceof TableChange.ModifyColumn column
                    && String.valueOf(column.from().collation()).startsWith("utf8mb3_")
                    && !String.valueOf(column.to().collation()).startsWith("utf8mb3_")
                    && column.from().withCollation(null).equals(column.to().withCollation(null))),
    /** On SQLite only the key that is {@code integer primary key} is numbered by the database. */
    SQLITE_ROW_NUMBERS(
            EnumSet.of(Target.SQLITE),
            (table, change) -> change instanceof TableChange.ModifyColumn column
                    && column.from().identity() == null
                    && column.to().identity() != null
                    && table.primaryKey().columns().equals(List.of(column.to().name())));

    private final Set<Target> targets;
    private final BiPredicate<Table, TableChange> explains;

    Rule(Set<Target> targets, BiPredicate<Table, TableChange> explains) {
        this.targets = targets;
        this.explains = explains;
    }

    boolean isOf(Target target) {
        return targets.contains(target);
    }

    boolean explains(Target target, Table table, TableChange change) {
        return targets.contains(target) && explains.test(table, change);
    }

    private static String type(Column column) {
        return column.physicalType() instanceof ColumnType.Native n ? n.name() : "";
    }

    /** What no rule explains, a line each. */
    static List<String> unexplained(Target target, List<Change> changes) {
        List<String> lines = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.ModifyTable m) {
                m.changes().stream()
                        .filter(c -> Arrays.stream(values()).noneMatch(r -> r.explains(target, m.to(), c)))
                        .forEach(c -> lines.add(Described.of(m.to(), c)));
            } else {
                lines.add(Described.of(change));
            }
        }
        return lines;
    }
}
