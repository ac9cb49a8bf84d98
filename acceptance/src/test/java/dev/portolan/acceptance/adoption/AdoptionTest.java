package dev.portolan.acceptance.adoption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.acceptance.Apply;
import dev.portolan.acceptance.Target;
import dev.portolan.dir.MigrationFile;
import dev.portolan.migrate.Result;
import dev.portolan.migrate.SchemaSource;
import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.ColumnType.Enumerated.Storage;
import dev.portolan.schema.Desired;
import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;
import dev.portolan.schema.Name;
import dev.portolan.schema.PrimaryKey;
import dev.portolan.schema.QName;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import dev.portolan.schema.Unique;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdoptionTest {
    /** As Hibernate makes them, with a column, an index and tables that no entity has. */
    private static final String HIBERNATE = """
            create table account (id bigint not null, email varchar(255) unique, kind varchar(255) check ((kind in ('A','B'))), legacy varchar(20) not null, primary key (id))
            create table invoice (id bigint not null, account_id bigint, primary key (id), constraint FKqvhvl0hvn1c8b6nfv3bnvx29w foreign key (account_id) references account)
            create index by_hand on invoice (account_id)
            create table qrtz_locks (name varchar(20) not null primary key)
            create table flyway_schema_history (installed_rank integer)""";

    @TempDir
    Path work;

    private static SchemaSource source(String... kinds) {
        Name id = Name.of("id");
        Column key = Column.of(id, new ColumnType.Int(64), false);
        Table account = Table.of(
                        QName.of("Account"),
                        List.of(
                                key,
                                Column.of(Name.of("email"), new ColumnType.Text(255, false), true),
                                Column.of(
                                        Name.of("kind"),
                                        new ColumnType.Enumerated("Kind", List.of(kinds), Storage.STRING, 255),
                                        true)),
                        PrimaryKey.of(id))
                .withUniques(List.of(Unique.of(Name.of("email"))));
        Table invoice = Table.of(
                        QName.of("Invoice"),
                        List.of(key, Column.of(Name.of("account_id"), new ColumnType.Int(64), true)),
                        PrimaryKey.of(id))
                .withForeignKeys(
                        List.of(ForeignKey.of(null, List.of(Name.of("account_id")), QName.of("Account"), List.of(id))));
        return SchemaSource.of(new Desired("u", Graph.ofTables(List.of(account, invoice)), Hints.NONE));
    }

    /** Columns that become optional; fails for any other change. */
    private static List<String> optional(List<Change> changes) {
        return changes.stream()
                .flatMap(c -> ((Change.ModifyTable) c).changes().stream())
                .map(c -> (TableChange.ModifyColumn) c)
                .filter(c -> c.from().withNullable(true).equals(c.to()))
                .map(c -> c.to().name().text())
                .toList();
    }

    /** Where enums are types of a column, and where names are not folded. */
    private static String hibernate(Target target) {
        String inline = HIBERNATE.replace("varchar(255) check ((kind in ('A','B')))", "enum ('A','B')");
        return switch (target) {
            case H2 -> inline;
            case MYSQL, MARIADB ->
                inline.replace("table account", "table Account")
                        .replace("table invoice", "table Invoice")
                        .replace("on invoice", "on Invoice")
                        .replace("references account", "references Account (id)");
            default -> HIBERNATE;
        };
    }

    /** Whether the server takes the index that is there for the one that a foreign key needs. */
    private static boolean servesTheForeignKey(Target target) {
        return target == Target.MYSQL || target == Target.MARIADB;
    }

    private Result inspect(Target target, Connection database, SchemaSource source) throws Exception {
        return target.generator(source, work.resolve("migrations"))
                .inspect(database)
                .diff("step");
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfHibernateNeedsNothingAndANewConstantReplacesItsCheck(Target target) throws Exception {
        try (Connection database = target.fresh()) {
            Apply.script(database, hibernate(target));
            Result first = inspect(target, database, source("A", "B"));
            assertEquals(List.of(), first.changes());
            assertTrue(first.notices().stream()
                    .filter(n -> n.code().equals("not-ours"))
                    .map(n -> n.message().toLowerCase(Locale.ROOT)) // H2 has them in upper case
                    .anyMatch(m -> m.contains("qrtz_locks")
                            && m.contains("account.legacy")
                            && (m.contains("by_hand") || servesTheForeignKey(target))
                            && !m.contains("flyway")));
            Result second = inspect(target, database, source("A", "B", "C"));
            for (MigrationFile file : second.files()) {
                Apply.file(database, target, file);
            }
            Apply.script(
                    database,
                    "INSERT INTO " + (hibernate(target).contains("Account") ? "Account" : "account")
                            + " (id, kind, legacy) VALUES (1, 'C', 'x')");
            Result again = target.generator(source("A", "B", "C"), work.resolve("migrations"))
                    .inspect(database)
                    .drop(Set.of())
                    .dryRun()
                    .diff("again");
            assertEquals(
                    List.of(target == Target.H2 ? "LEGACY" : "legacy"),
                    optional(again.changes()),
                    "now ours, so its required column would fail");
        }
    }
}
