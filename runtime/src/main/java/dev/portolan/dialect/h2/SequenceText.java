package dev.portolan.dialect.h2;

import dev.portolan.dialect.Script;
import dev.portolan.schema.Column;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of sequences. The server cannot rename one, nor change its type: another takes over where it stands. */
final class SequenceText {
    private static final Pattern TYPE = Pattern.compile("(?i)\\bAS (\\w+)");

    private SequenceText() {}

    static void create(Script script, Sequence sequence) {
        script.step("create sequence \"" + sequence.name().name() + "\"", sql(sequence.name(), sequence));
    }

    private static String sql(QName name, Sequence sequence) {
        return "CREATE SEQUENCE " + Ddl.quoted(name) + " START WITH " + sequence.start() + " INCREMENT BY "
                + sequence.increment() + (sequence.options() == null ? "" : " " + sequence.options());
    }

    static void drop(Script script, Sequence sequence) {
        drop(script, sequence.name());
        script.notice(
                "drop-sequence",
                sequence.name().toString(),
                "Sequence " + sequence.name() + " is dropped with the number that it has reached.");
    }

    private static void drop(Script script, QName name) {
        script.step("drop sequence \"" + name.name() + "\"", "DROP SEQUENCE " + Ddl.quoted(name));
    }

    /** @param as what it is, under any name */
    static void rename(Script script, QName from, QName to, Sequence as) {
        script.step(
                "create sequence \"" + to.name() + "\", which takes over from \"" + from.name() + "\"", sql(to, as));
        String schema =
                from.schema() == null ? "SCHEMA()" : Ddl.literal(from.schema().text());
        script.step(
                "go on with the numbers of \"" + from.name() + "\"",
                "ALTER SEQUENCE " + Ddl.quoted(to)
                        + " RESTART WITH (SELECT BASE_VALUE FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA = "
                        + schema + " AND SEQUENCE_NAME = " + Ddl.literal(from.text()) + ")");
        drop(script, from);
    }

    static void alter(Script script, Sequence from, Sequence to) {
        if (!type(from).equals(type(to))) {
            QName aside = to.name().sibling(Name.quoted("portolan_aside"));
            rename(script, to.name(), aside, from);
            rename(script, aside, to.name(), to);
            return;
        }
        List<String> clauses = new ArrayList<>();
        if (from.start() != to.start()) {
            clauses.add("START WITH " + to.start());
        }
        if (from.increment() != to.increment()) {
            clauses.add("INCREMENT BY " + to.increment());
        }
        if (!Objects.equals(from.options(), to.options())) {
            clauses.add(option(to.options(), "MINVALUE -?\\d+", "NO MINVALUE"));
            clauses.add(option(to.options(), "MAXVALUE -?\\d+", "NO MAXVALUE"));
            clauses.add(option(to.options(), "(?:NO )?CACHE(?: \\d+)?", "CACHE 32"));
            clauses.add(option(to.options(), "(?:NO )?CYCLE", "NO CYCLE"));
        }
        if (!clauses.isEmpty()) {
            script.step(
                    "modify \"" + to.name().name() + "\" sequence",
                    "ALTER SEQUENCE " + Ddl.quoted(to.name()) + " " + String.join(" ", clauses));
        }
    }

    private static String type(Sequence sequence) {
        Matcher type = TYPE.matcher(sequence.options() == null ? "" : sequence.options());
        return type.find() ? type.group(1).toLowerCase(Locale.ROOT) : "bigint";
    }

    private static String option(String options, String wanted, String otherwise) {
        Matcher found = Pattern.compile("(?i)\\b" + wanted).matcher(options == null ? "" : options);
        return found.find() ? found.group() : otherwise;
    }

    /** The next number of an identity column follows the rows that exist; where there are none it is the first. */
    static void follow(Script script, QName table, Column column) {
        Column.Identity identity = column.identity();
        boolean down = identity.increment() != null && identity.increment() < 0;
        long start = identity.start() != null ? identity.start() : down ? -1 : 1;
        long end = down ? -highest(column) : highest(column) - 1; // the next one is still a number of the type
        String name = Ddl.quoted(column.name());
        String next = down
                ? "LEAST(GREATEST(COALESCE(MIN(" + name + "), " + (start + 1) + "), " + end + ") - 1, " + start + ")"
                : "GREATEST(LEAST(COALESCE(MAX(" + name + "), " + (start - 1) + "), " + end + ") + 1, " + start + ")";
        script.step(
                "set the next number of column \"" + column.name() + "\" on table: \"" + table.name() + "\"",
                "ALTER TABLE " + Ddl.quoted(table) + " ALTER COLUMN " + name + " RESTART WITH (SELECT " + next
                        + " FROM " + Ddl.quoted(table) + ")");
    }

    private static long highest(Column column) {
        return switch (H2Types.text(column.physicalType())) {
            case "tinyint" -> Byte.MAX_VALUE;
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
