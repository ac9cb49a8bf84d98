package dev.portolan.acceptance.generations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.acceptance.Target;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule explains its difference and not the reverse of it, which would be a loss. */
class RuleTest {
    private static final Name ID = Name.of("id");
    private static final Table TABLE =
            Table.of(QName.of("t"), List.of(Column.of(ID, Native.of("bigint"), false)), PrimaryKey.of(ID));

    @ParameterizedTest
    @EnumSource(Rule.class)
    void oneWayOnly(Rule rule) {
        List<TableChange> both = switch (rule) {
            case SQLITE_FOREIGN_KEYS -> {
                ForeignKey key = ForeignKey.of(null, List.of(ID), QName.of("u"), List.of(ID));
                yield List.of(new TableChange.ModifyForeignKey(null, key), new TableChange.ModifyForeignKey(key, null));
            }
            case SQLITE_UNIQUES -> {
                Index index =
                        new Index(null, false, true, List.of(IndexPart.of(ID)), null, null, List.of(), null, Map.of());
                yield List.of(new TableChange.ModifyIndex(null, index), new TableChange.ModifyIndex(index, null));
            }
            case LOB_LENGTH -> columns(column("tinytext"), column("longtext"));
            case H2_ENUMS -> columns(column("\"E\""), column("enum"));
            case NATIONAL_CHARACTERS ->
                columns(
                        column("varchar").withCollation("utf8mb3_general_ci"),
                        column("varchar").withCollation("utf8mb4_0900_ai_ci"));
            case SQLITE_ROW_NUMBERS ->
                columns(column("integer"), column("integer").withIdentity(Column.Identity.DEFAULT));
        };
        for (Target target : Target.values()) {
            boolean here = rule.isOf(target);
            assertEquals(here, rule.explains(target, TABLE, both.get(0)), target.dialect());
            assertEquals(false, rule.explains(target, TABLE, both.get(1)), target.dialect());
        }
    }

    private static Column column(String type) {
        return Column.of(ID, Native.of(type), false);
    }

    private static List<TableChange> columns(Column from, Column to) {
        return List.of(new TableChange.ModifyColumn(from, to), new TableChange.ModifyColumn(to, from));
    }
}
