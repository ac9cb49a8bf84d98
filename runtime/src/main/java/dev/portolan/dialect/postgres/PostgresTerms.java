package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Advice;
import dev.portolan.dialect.ViewPlan;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import dev.portolan.schema.TableChange;
import dev.portolan.sql.Quoting;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** What PostgreSQL knows of changes that may fail, and of those that a view stands in the way of. */
final class PostgresTerms implements Advice.Terms, ViewPlan.Terms {
    @Override
    public String dialect() {
        return PostgresDialect.NAME;
    }

    @Override
    public boolean numbersItself(ColumnType type) {
        return PostgresTypes.isSerial(type);
    }

    @Override
    public String type(ColumnType type) {
        return PostgresTypes.sqlOf(type);
    }

    @Override
    public boolean narrows(Column from, Column to) {
        return conversion(from, to).narrows();
    }

    @Override
    public boolean converts(Column from, Column to) {
        return conversion(from, to).using() != null;
    }

    private static Conversion conversion(Column from, Column to) {
        return new Conversion(from.physicalType(), to.physicalType(), Ddl.quoted(to.name()));
    }

    @Override
    public boolean allowsAll(Check from, Check to, List<Change.RenameValue> renamed) {
        return Checks.allowsAll(from, to, renamed);
    }

    @Override
    public boolean mentions(String expression, Name column) {
        return Mentions.any(expression, List.of(column));
    }

    @Override
    public boolean mentions(String expression, Collection<Name> names) {
        return Mentions.any(expression, names);
    }

    @Override
    public Quoting quoting() {
        return PostgresNames.QUOTING;
    }

    @Override
    public boolean disturbs(TableChange change) {
        return change instanceof TableChange.ModifyColumn c
                && (!c.from().physicalType().equals(c.to().physicalType())
                        || !Objects.equals(c.from().collation(), c.to().collation())
                        || !Objects.equals(c.from().generated(), c.to().generated()));
    }
}
