package dev.portolan.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated;
import dev.portolan.schema.ColumnType.Enumerated.Storage;
import dev.portolan.schema.Table;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As Hibernate 7 declares them on SQLite. */
class SqliteTypesTest {
    private static final Map<ColumnType, String> DECLARED = new LinkedHashMap<>();

    static {
        DECLARED.put(new ColumnType.Bool(), "boolean");
        DECLARED.put(new ColumnType.Int(8), "tinyint");
        DECLARED.put(new ColumnType.Int(16), "smallint");
        DECLARED.put(new ColumnType.Int(32), "integer");
        DECLARED.put(new ColumnType.Int(64), "bigint");
        DECLARED.put(new ColumnType.Decimal(38, 2), "numeric(38,2)");
        DECLARED.put(new ColumnType.Decimal(20, 0), "numeric(20,0)");
        DECLARED.put(new ColumnType.Floating(24), "float");
        DECLARED.put(new ColumnType.Floating(53), "float");
        DECLARED.put(new ColumnType.Char(1), "char(1)");
        DECLARED.put(new ColumnType.Text(255, false), "varchar(255)");
        DECLARED.put(new ColumnType.Text(ColumnType.MAX, false), "varchar(2147483647)");
        DECLARED.put(new ColumnType.Text(255, true), "clob");
        DECLARED.put(new ColumnType.Bytes(16, false), "blob");
        DECLARED.put(new ColumnType.Bytes(65536, true), "blob");
        DECLARED.put(new ColumnType.Date(), "date");
        DECLARED.put(new ColumnType.Time(0, true), "time(0)");
        DECLARED.put(new ColumnType.Timestamp(6, false), "timestamp");
        DECLARED.put(new ColumnType.Timestamp(6, true), "timestamp");
        DECLARED.put(new ColumnType.Uuid(), "blob");
        DECLARED.put(new ColumnType.Json(), "clob");
        DECLARED.put(new ColumnType.Inet(), "blob");
        DECLARED.put(new ColumnType.Array(new ColumnType.Int(32)), "blob");
        DECLARED.put(new Enumerated("E", List.of("B", "A"), Storage.ORDINAL, 255), "tinyint");
        DECLARED.put(new Enumerated("E", List.of("B", "A"), Storage.STRING, 1), "char(1)");
        DECLARED.put(new Enumerated("E", Collections.nCopies(200, "X"), Storage.ORDINAL, 255), "smallint");
        DECLARED.put(new Enumerated("E", List.of("B", "A"), Storage.STRING, 30), "varchar(30)");
        DECLARED.put(new ColumnType.Raw("varchar(7)"), "varchar(7)");
    }

    @Test
    void areDeclaredAndReadBack() throws SQLException {
        for (Map.Entry<ColumnType, String> type : DECLARED.entrySet()) {
            ColumnType own = Database.DIALECT.types().toNative(type.getKey());
            assertEquals(
                    type.getValue(),
                    Database.DIALECT.types().sql(own),
                    type.getKey().toString());
            Table table = Database.read("CREATE TABLE t (c " + type.getValue() + ")")
                    .graph()
                    .tables()
                    .get(0);
            ColumnType read = table.columns().get(0).physicalType();
            assertEquals(type.getValue(), Database.DIALECT.types().sql(read));
            if (own instanceof ColumnType.Native) {
                assertEquals(own, read);
            }
        }
    }

    @Test
    void aNativeEnumIsATextWithACheck() {
        ColumnType type = new Enumerated("Color", List.of("RED"), Storage.NATIVE, 255);
        assertEquals(
                ColumnType.Native.of("varchar", 255), Database.DIALECT.types().toNative(type));
    }
}
