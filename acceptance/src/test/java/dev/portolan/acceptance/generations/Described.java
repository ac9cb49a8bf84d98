package dev.portolan.acceptance.generations;

import dev.portolan.schema.Change;
import dev.portolan.schema.Column;
import dev.portolan.schema.Table;
import dev.portolan.schema.TableChange;
import java.util.Objects;

/** Changes as short lines. */
final class Described {
    private Described() {}

    static String of(Change change) {
        if (change instanceof Change.AddTable a) {
            return "AddTable " + a.table().name();
        }
        return change instanceof Change.DropTable d ? "DropTable " + d.table().name() : change.toString();
    }

    static String of(Table table, TableChange change) {
        String what = change instanceof TableChange.ModifyColumn m
                ? m.to().name() + of(m.from(), m.to())
                : plain(change.toString());
        return table.name() + ": " + what;
    }

    /** Without what is as usual. */
    private static String plain(String record) {
        return record.replaceAll("(?:, )?\\w+=(?:null|\\[]|\\{}|false|0|NO_ACTION)(?=[,\\]])", "")
                .replaceAll("(?:, )?dialects=DialectSet\\[]", "")
                .replace("PerDialect[value=", "[");
    }

    private static String of(Column from, Column to) {
        StringBuilder line = new StringBuilder();
        part(line, "type", from.physicalType(), to.physicalType());
        part(line, "nullable", from.nullable(), to.nullable());
        part(line, "default", from.physicalDefault(), to.physicalDefault());
        part(line, "generated", from.generated(), to.generated());
        part(line, "identity", from.identity(), to.identity());
        part(line, "collation", from.collation(), to.collation());
        part(line, "comment", from.comment(), to.comment());
        part(line, "options", from.options(), to.options());
        part(line, "onUpdate", from.physicalOnUpdate(), to.physicalOnUpdate());
        return line.toString();
    }

    private static void part(StringBuilder line, String what, Object from, Object to) {
        if (!Objects.equals(from, to)) {
            line.append(", ")
                    .append(what)
                    .append(' ')
                    .append(from)
                    .append(" -> ")
                    .append(to);
        }
    }
}
