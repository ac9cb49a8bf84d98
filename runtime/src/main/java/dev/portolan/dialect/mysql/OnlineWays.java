package dev.portolan.dialect.mysql;

import dev.portolan.dialect.ServerVersion;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.Shape;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.TableChange.AddColumn;
import dev.portolan.schema.TableChange.ModifyCheck;
import dev.portolan.schema.TableChange.ModifyColumn;
import dev.portolan.schema.TableChange.ModifyForeignKey;
import dev.portolan.schema.TableChange.ModifyIndex;
import dev.portolan.schema.TableChange.ModifyPrimaryKey;
import dev.portolan.schema.TableChange.RenameConstraint;
import dev.portolan.sql.Work.Clause;
import java.util.List;
import java.util.Objects;

/** What InnoDB can do with a clause while others read and write. What is not known to be possible is not asked for. */
final class OnlineWays {
    /** From the best to the worst. */
    enum Way {
        INSTANT,
        IN_PLACE,
        NONE
    }

    private static final int ONE_LENGTH_BYTE = 255;
    private static final int BYTES_A_CHARACTER = 4;

    private final Syntax syntax;
    private final int[] instantSince;

    OnlineWays(Syntax syntax, int... instantSince) {
        this.syntax = syntax;
        this.instantSince = instantSince.clone();
    }

    static Shape kind(TableChange change) {
        if (change instanceof ModifyForeignKey || change instanceof ModifyCheck) {
            return Shape.CONSTRAINT;
        }
        boolean index = change instanceof ModifyIndex
                || change instanceof ModifyPrimaryKey
                || change instanceof RenameConstraint;
        return index ? Shape.INDEX : Shape.COLUMN;
    }

    static List<Name> columns(TableChange change) {
        if (change instanceof AddColumn c) {
            return List.of(c.column().name());
        } else if (change instanceof ModifyColumn c) {
            return List.of(c.to().name());
        } else if (change instanceof ModifyIndex c) {
            return columns(c.to() == null ? c.from() : c.to());
        } else if (change instanceof ModifyForeignKey c) {
            return (c.to() == null ? c.from() : c.to()).columns();
        }
        return List.of();
    }

    private static List<Name> columns(Index index) {
        return index.parts().stream()
                .map(IndexPart::column)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether no value of a row can make it fail. */
    static boolean failsOnNoRow(Clause clause) {
        return clause.change() instanceof ModifyIndex c && (c.to() == null || !c.to().unique());
    }

    boolean addsColumnInstantly(Clause clause, Table table, ServerVersion version) {
        return clause.change() instanceof AddColumn && of(clause, table, version) == Way.INSTANT;
    }

    Way of(Clause clause, Table table, ServerVersion version) {
        TableChange change = clause.change();
        if (change == null || !table.options().getOrDefault("engine", "InnoDB").equalsIgnoreCase("InnoDB")) {
            return Way.NONE;
        }
        if (change instanceof ModifyIndex c) {
            return ofIndex(clause, c);
        } else if (change instanceof RenameConstraint c) {
            return inPlaceIf(c.kind().equals("index"));
        } else if (change instanceof ModifyForeignKey c) {
            ForeignKey gone = c.from();
            return inPlaceIf(gone != null && clause.sql().equals("DROP FOREIGN KEY " + Syntax.quoted(gone.name())));
        } else if (change instanceof ModifyCheck c) {
            Check gone = c.from();
            return inPlaceIf(gone != null && clause.sql().equals(Syntax.dropCheck(gone.name())));
        } else if (change instanceof TableChange.ModifyTableComment) {
            return Way.IN_PLACE;
        } else if (table.indexes().stream().anyMatch(i -> isText(i))) {
            return Way.NONE; // such an index keeps a table from being written anew in place
        } else if (change instanceof AddColumn c) {
            return ofAdded(clause, c.column(), table, version);
        } else if (change instanceof ModifyColumn c) {
            return inPlaceIf(keepsRows(c.from(), c.to()));
        } else if (change instanceof ModifyPrimaryKey c) {
            return inPlaceIf(c.to() != null);
        }
        return inPlaceIf(change instanceof TableChange.DropColumn || change instanceof TableChange.RenameColumn);
    }

    private static Way inPlaceIf(boolean possible) {
        return possible ? Way.IN_PLACE : Way.NONE;
    }

    private static Way ofIndex(Clause clause, ModifyIndex change) {
        Index made = change.to();
        boolean adds = made != null && clause.sql().equals("ADD " + Syntax.index(made));
        return inPlaceIf(!adds || !isText(made) && made.parts().stream().allMatch(p -> p.column() != null));
    }

    private static boolean isText(Index index) {
        return "FULLTEXT".equals(index.method()) || "SPATIAL".equals(index.method());
    }

    private Way ofAdded(Clause clause, Column column, Table table, ServerVersion version) {
        boolean empty = clause.sql().equals("ADD COLUMN " + syntax.unfilled(column, table));
        boolean whole = clause.sql().equals("ADD COLUMN " + syntax.column(column, table));
        String defaultSql = whole || !empty ? Syntax.defaultOf(column) : null;
        boolean computed = column.identity() != null
                || column.generated() != null && column.generated().stored()
                || defaultSql != null && !Syntax.isLiteral(defaultSql) && !Expressions.isNow(defaultSql)
                || table.checks().stream()
                        .anyMatch(c -> Syntax.COLUMN_CHECK.equals(c.options())
                                && column.name().equals(c.column()));
        if (computed || column.options() != null) {
            return Way.NONE;
        }
        boolean instant = (empty || whole) && version.isAtLeast(instantSince) && !Storage.isCompressed(table);
        return instant ? Way.INSTANT : Way.IN_PLACE;
    }

    /** Whether values stay as they are stored. */
    private static boolean keepsRows(Column from, Column to) {
        return from.generated() == null
                && to.generated() == null
                && Objects.equals(from.identity(), to.identity())
                && Objects.equals(from.collation(), to.collation())
                && Objects.equals(from.options(), to.options())
                && (to.defaultSql() == null
                        || Syntax.isLiteral(Syntax.defaultOf(to))
                        || Expressions.isNow(Syntax.defaultOf(to)))
                && (from.physicalType().equals(to.physicalType()) || isWider(from.physicalType(), to.physicalType()));
    }

    /** A longer text whose length takes as many bytes, more values at the end of a list. */
    private static boolean isWider(ColumnType from, ColumnType to) {
        if (!(from instanceof Native a)
                || !(to instanceof Native b)
                || !a.name().equals(b.name())) {
            return false;
        }
        if (a.name().equals("varchar")) {
            int before = Integer.parseInt(MysqlTypes.args(a).get(0));
            int after = Integer.parseInt(MysqlTypes.args(b).get(0));
            return after >= before && (after * BYTES_A_CHARACTER <= ONE_LENGTH_BYTE || before > ONE_LENGTH_BYTE);
        }
        List<String> before = MysqlTypes.args(a);
        List<String> after = MysqlTypes.args(b);
        return a.name().equals("enum")
                && after.size() <= ONE_LENGTH_BYTE
                && after.size() >= before.size()
                && after.subList(0, before.size()).equals(before);
    }
}
