package dev.portolan.acceptance.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each repair changes what it is for, where it is for it, and nothing that looks alike. */
class RepairTest {
    private record Example(Target target, String wrong, String meant, String alike) {}

    private static final Map<Repair, Example> EXAMPLES = Map.ofEntries(
            of(
                    Repair.RESERVED_WORD,
                    Target.POSTGRES,
                    "create table user (id int)",
                    "create table \"user\" (id int)",
                    "create table users (id int)"),
            of(
                    Repair.UNIQUE_ASC,
                    Target.POSTGRES,
                    "constraint u unique (b asc)",
                    "constraint u unique (b)",
                    "create index i on t (b asc)"),
            of(
                    Repair.QUOTED_TYPE,
                    Target.H2,
                    "c \"varchar(40)\" not null",
                    "c varchar(40) not null",
                    "c \"varchar\" varchar(40)"),
            of(Repair.BITS, Target.MYSQL, "d float(177)", "d float(53)", "d float(34)"),
            of(
                    Repair.EMPTY_CHECK,
                    Target.POSTGRES,
                    "f_conv int check ((f_conv in () or f_conv is null))",
                    "f_conv int",
                    "f_conv int check ((f_conv in (1)))"),
            of(
                    Repair.COLLISION,
                    Target.MYSQL,
                    "insert into G6(sequence_name) values ('G6')",
                    "",
                    "insert into G7(sequence_name) values ('G7')"),
            of(
                    Repair.ATTACHED,
                    Target.SQLITE,
                    "create table sales.t (id int)",
                    "create table t (id int)",
                    "create table t (sales int)"),
            of(
                    Repair.HOME,
                    Target.H2,
                    "alter table if exists sales.t add foreign key (a) references Cust",
                    "alter table if exists sales.t add foreign key (a) references public.Cust",
                    "alter table if exists sales.t add foreign key (a) references sales.u"),
            of(Repair.COMMENTS, Target.SQLITE, "comment on table t is 'x'", "", "create table t (comment int)"),
            of(Repair.COLLATION, Target.H2, "s varchar(9) collate \"C\"", "s varchar(9)", "s varchar(9) collate \"D\""),
            of(
                    Repair.TABLESPACE,
                    Target.POSTGRES,
                    "create table t (i int) tablespace ts",
                    "create table t (i int)",
                    "create table t (i int) tablespace other"),
            of(
                    Repair.ROW_SIZE,
                    Target.MYSQL,
                    "a int, f_str16383 varchar(16383), b int",
                    "a int, b int",
                    "a int, f_str varchar(16383), b int"),
            of(Repair.NANOSECONDS, Target.MARIADB, "t time(9)", "t time(6)", "t time(3)"),
            of(Repair.OPTIONS, Target.MYSQL, "check (lo < hi) not valid", "check (lo < hi)", "check (valid = 1)"));

    private static Map.Entry<Repair, Example> of(
            Repair repair, Target target, String wrong, String meant, String alike) {
        return Map.entry(repair, new Example(target, wrong, meant, alike));
    }

    @ParameterizedTest
    @EnumSource(Repair.class)
    void changesWhatItIsFor(Repair repair) {
        Example example = EXAMPLES.get(repair);
        assertTrue(repair.applies(example.wrong(), example.target()));
        assertFalse(repair.applies(example.alike(), example.target()));
        assertEquals(
                example.meant().isEmpty() ? List.of() : List.of(example.meant()),
                Repair.all(List.of(example.wrong()), example.target()));
        assertEquals(List.of(example.alike()), Repair.all(List.of(example.alike()), example.target()));
    }
}
