package dev.portolan.acceptance.parity;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule explains its difference and not the reverse of it, which would be a loss. */
class DifferenceTest {
    private static final Name ID = Name.of("id");
    private static final Table TABLE =
            Table.of(QName.of("t"), List.of(Column.of(ID, Native.of("bigint"), false)), PrimaryKey.of(ID));

    @ParameterizedTest
    @EnumSource(Difference.class)
    void explainsChangesOneWayOnly(Difference rule) {
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
            default -> List.of();
        };
        if (both.isEmpty()) {
            return;
        }
        for (Target target : Target.values()) {
            boolean here = rule.isOf(target);
            assertEquals(here, rule.explains(target, TABLE, both.get(0)), target.dialect());
            assertEquals(false, rule.explains(target, TABLE, both.get(1)), target.dialect());
        }
    }

    private record Facts(Difference rule, List<String> hibernates, List<String> ours, List<String> nearMiss) {}

    static List<Facts> facts() {
        return List.of(
                new Facts(
                        Difference.SQLITE_ROW_NUMBERS,
                        List.of("a: id integer"),
                        List.of("a: id integer not null"),
                        List.of("a: id text not null")),
                new Facts(
                        Difference.LOB_LENGTH,
                        List.of("a: b tinytext"),
                        List.of("a: b longtext"),
                        List.of("a: b longblob")),
                new Facts(
                        Difference.CHECK_OPTIONS,
                        List.of("a: check my_c lo < hi"),
                        List.of("a: check my_c lo < hi NO INHERIT"),
                        List.of("a: check my_c lo > hi NO INHERIT")),
                new Facts(
                        Difference.COMPUTED_NULL,
                        List.of("a: sum integer as (lo + hi) not null"),
                        List.of("a: sum integer as (lo + hi)"),
                        List.of("a: sum integer as (lo - hi)")),
                new Facts(
                        Difference.PARTITION_KEY,
                        List.of("a: primary key (id)"),
                        List.of("a: primary key (id, part)"),
                        List.of("a: primary key (part, id)")),
                new Facts(
                        Difference.GENERATOR_ELSEWHERE,
                        List.of("sequence h from 1 by 50"),
                        List.of("sequence other_seq from 1 by 7"),
                        List.of("table other_seq")),
                new Facts(
                        Difference.TABLE_GENERATOR_KEYS,
                        List.of(),
                        List.of("idgen: unique my_u (next_val)", "idgen: primary key (sequence_name)"),
                        List.of("idgen: unique my_u (next_val)", "idgen: primary key (other)")));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void explainsFactsAndNoNearMiss(Facts facts) {
        for (Target target : Target.values()) {
            boolean here = facts.rule().isOf(target);
            List<String> key = List.of("idgen: primary key (sequence_name)", "idgen: primary key (other)");
            assertEquals(
                    here ? List.of() : facts.hibernates(),
                    explained(facts.rule(), target, facts.hibernates(), facts.ours())
                            .get(0));
            List<List<String>> not = explained(facts.rule(), target, facts.hibernates(), facts.nearMiss());
            assertEquals(facts.hibernates(), not.get(0), target.dialect());
            assertEquals(facts.nearMiss(), not.get(1), target.dialect());
            List<String> left = new ArrayList<>(explained(facts.rule(), target, facts.hibernates(), facts.ours())
                    .get(1));
            left.removeAll(key);
            assertEquals(here, left.isEmpty(), target.dialect());
        }
    }

    private static List<List<String>> explained(
            Difference rule, Target target, List<String> hibernates, List<String> ours) {
        List<String> missing = new ArrayList<>(hibernates);
        List<String> besides = new ArrayList<>(ours);
        rule.explain(target, missing, besides, ours);
        return List.of(missing, besides);
    }

    private static Column column(String type) {
        return Column.of(ID, Native.of(type), false);
    }

    private static List<TableChange> columns(Column from, Column to) {
        return List.of(new TableChange.ModifyColumn(from, to), new TableChange.ModifyColumn(to, from));
    }
}
