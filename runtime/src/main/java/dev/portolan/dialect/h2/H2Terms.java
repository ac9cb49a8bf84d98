package dev.portolan.dialect.h2;

import dev.portolan.dialect.Advice;
import dev.portolan.dialect.ViewPlan;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.View;
import dev.portolan.sql.Quoting;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** What H2 knows of changes that may fail, and of those that a view stands in the way of. */
final class H2Terms implements Advice.Terms, ViewPlan.Terms {
    @Override
    public String dialect() {
        return H2Dialect.NAME;
    }

    @Override
    public String type(ColumnType type) {
        return H2Types.sqlOf(type);
    }

    @Override
    public boolean narrows(Column from, Column to) {
        return conversion(from, to).lost() != null;
    }

    @Override
    public boolean converts(Column from, Column to) {
        return conversion(from, to).mayFail();
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
        return Tokens.mentions(expression, List.of(column));
    }

    @Override
    public boolean mentions(String expression, Collection<Name> names) {
        return Tokens.mentions(expression, names);
    }

    @Override
    public Quoting quoting() {
        return H2Names.QUOTING;
    }

    @Override
    public String options(View view) {
        String columns = view.options().get(ViewText.COLUMNS);
        return columns == null ? "" : " (" + columns + ")";
    }

    /** A view is compiled from its text, which nothing follows. */
    @Override
    public boolean disturbs(TableChange change) {
        if (change instanceof TableChange.ModifyColumn c) {
            return !c.from().physicalType().equals(c.to().physicalType())
                    || !Objects.equals(c.from().generated(), c.to().generated());
        }
        return change instanceof TableChange.RenameColumn || change instanceof TableChange.DropColumn;
    }
}
