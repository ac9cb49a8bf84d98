package dev.portolan.devdb.server.mysql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.dialect.Dialects;
import dev.portolan.dialect.Resolver;
import dev.portolan.schema.GraphText;
import dev.portolan.schema.Index;
import dev.portolan.schema.Physical;
import dev.portolan.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The index that a foreign key brings: what we expect without asking is what the server makes of the same table without it. */
public abstract class ForeignKeyIndexContract extends BenchContract {
    private static final String HEAD = """
            portolan-graph 1 unit "shop"
            table p
              column id int(64) not null
              primary key (id)
            table c
              column id int(64) not null
              column a int(64) null
              column b int(64) null
              primary key (id)
            """;
    private static final String PARENT = "CREATE TABLE p (id bigint NOT NULL PRIMARY KEY);";

    /** @param certain whether we say so; otherwise the server is left to decide, and has one that we do not expect */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | foreign key name f (a) references p (id)                                        |
            true  | foreign key name f (id) references p (id)                                       |
            true  | foreign key name f (a) references p (id);index name i (a)                       | INDEX i (a)
            true  | foreign key name f (a) references p (id);index name i (a, b)                    | INDEX i (a, b)
            true  | foreign key name f (a) references p (id);index name i (b, a)                    | INDEX i (b, a)
            true  | foreign key name f (a) references p (id);unique index name i (a)                | UNIQUE i (a)
            true  | foreign key name f (a) references p (id);foreign key name g (b) references p (id) |
            false | foreign key name f (a) references p (id);foreign key name g (a) references p (id) |
            """)
    void isWhatTheServerMakes(boolean certain, String lines, String index) throws SQLException {
        StringBuilder keys = new StringBuilder();
        StringBuilder graph = new StringBuilder(HEAD);
        for (String line : lines.split(";")) {
            graph.append("  ").append(line).append("\n");
            if (line.startsWith("foreign")) {
                keys.append(", ")
                        .append(line.replace("foreign key name", "CONSTRAINT")
                                .replace(" (", " FOREIGN KEY (")
                                .replace("p FOREIGN KEY (", "p ("));
            }
        }
        Physical wanted = Resolver.resolve(Dialects.named(dialect()), GraphText.read(graph.toString()))
                .physical();
        Physical made = bench.state(PARENT
                + "CREATE TABLE c (id bigint NOT NULL PRIMARY KEY, a bigint, b bigint"
                + (index == null ? "" : ", " + index)
                + keys + ")");
        if (certain) {
            assertEquals(List.of(), bench.diff(made, wanted).changes());
            assertEquals(indexes(made), indexes(wanted));
        } else {
            assertEquals(1, indexes(made).size() - indexes(wanted).size());
        }
    }

    private static Set<String> indexes(Physical state) {
        Set<String> names = new TreeSet<>();
        for (Table table : state.graph().tables()) {
            table.indexes().stream().map(Index::name).forEach(n -> names.add(n.text()));
        }
        return names;
    }
}
