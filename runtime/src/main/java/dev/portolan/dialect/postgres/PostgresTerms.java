package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Advice;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import java.util.List;

/** What PostgreSQL knows of changes that may fail. */
final class PostgresTerms implements Advice.Terms {
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
}
