package dev.portolan.processor.graph;

import dev.portolan.processor.model.Attribute.Mark;
import dev.portolan.processor.model.AttributeModel.Basic;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.Leeway.Kind;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.util.List;
import java.util.Map;

/** Columns as Hibernate 6.6 and 7.2 make them, where 7.4, whose form new columns get, makes them otherwise. */
final class OtherForms {
    private static final int MICROSECONDS = 6;

    private OtherForms() {}

    /** @param basic whose column it is */
    static void of(TableDraft table, Column column, Basic basic) {
        Name name = column.name();
        if (basic.attribute().marks().contains(Mark.EITHER_NULL)) {
            table.leeway(Kind.NULL, List.of(name));
        }
        if (basic.column().secondPrecision() == null && column.type().value() instanceof ColumnType.Time t) {
            table.leeway(name, PerDialect.of(new ColumnType.Time(MICROSECONDS, t.zone())));
        }
        type(table, name, column.type().value());
    }

    /** Until 7.0 characters were fixed on MySQL and MariaDB, and arrays were bytes. */
    static void type(TableDraft table, Name column, ColumnType type) {
        if (type instanceof ColumnType.Char c) {
            table.leeway(column, mysql(Native.of("char", c.length())));
        } else if (type instanceof ColumnType.Array) {
            table.leeway(column, mysql(Native.of("varbinary", 255)));
        }
    }

    private static PerDialect<ColumnType> mysql(ColumnType type) {
        return new PerDialect<>(null, Map.of("mariadb", type, "mysql", type));
    }
}
