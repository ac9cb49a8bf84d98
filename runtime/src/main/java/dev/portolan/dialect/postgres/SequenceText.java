package dev.portolan.dialect.postgres;

import dev.portolan.dialect.Script;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType.Native;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import dev.portolan.schema.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of sequences, of their own and behind columns. */
final class SequenceText {
    private SequenceText() {}

    static void create(Script script, Sequence sequence) {
        script.step(
                "create sequence \"" + sequence.name().name() + "\"",
                "CREATE SEQUENCE " + Ddl.quoted(sequence.name()) + " START WITH " + sequence.start() + " INCREMENT BY "
                        + sequence.increment() + (sequence.options() == null ? "" : " " + sequence.options()));
    }

    static void drop(Script script, Sequence sequence) {
        script.step("drop sequence \"" + sequence.name().name() + "\"", "DROP SEQUENCE " + Ddl.quoted(sequence.name()));
        script.notice(
                "drop-sequence",
                sequence.name().toString(),
                "Sequence " + sequence.name() + " is dropped with the number that it has reached.");
    }

    static void rename(Script script, QName from, QName to) {
        script.step(
                "rename a sequence from \"" + from.name() + "\" to \"" + to.name() + "\"",
                "ALTER SEQUENCE " + Ddl.quoted(from) + " RENAME TO " + Ddl.quoted(to.name()));
    }

    static void alter(Script script, Sequence from, Sequence to) {
        List<String> clauses = new ArrayList<>();
        if (!Objects.equals(from.options(), to.options())) {
            String options = to.options() == null ? "" : to.options().toUpperCase(Locale.ROOT);
            clauses.add(option(to.options(), "AS \\w+", "AS bigint"));
            clauses.add(option(to.options(), "MINVALUE -?\\d+", "NO MINVALUE"));
            clauses.add(option(to.options(), "MAXVALUE -?\\d+", "NO MAXVALUE"));
            clauses.add(option(to.options(), "CACHE \\d+", "CACHE 1"));
            clauses.add(options.contains("CYCLE") && !options.contains("NO CYCLE") ? "CYCLE" : "NO CYCLE");
        }
        if (from.start() != to.start()) {
            clauses.add("START WITH " + to.start());
        }
        if (from.increment() != to.increment()) {
            clauses.add("INCREMENT BY " + to.increment());
        }
        if (!clauses.isEmpty()) {
            script.step(
                    "modify \"" + to.name().name() + "\" sequence",
                    "ALTER SEQUENCE " + Ddl.quoted(to.name()) + " " + String.join(" ", clauses));
        }
    }

    private static String option(String options, String wanted, String otherwise) {
        Matcher found = Pattern.compile("(?i)" + wanted).matcher(options == null ? "" : options);
        return found.find() ? found.group() : otherwise;
    }

    /** The sequence of a serial column. */
    static QName ofSerial(QName table, Column column) {
        if (column.physicalType() instanceof Native type && !type.args().isEmpty()) {
            return table.sibling(Name.quoted(type.args().get(0)));
        }
        return table.sibling(Name.quoted(table.text() + "_" + column.name().text() + "_seq"));
    }

    static String nextval(QName sequence) {
        return "nextval(" + PostgresNames.QUOTING.literal(Ddl.quoted(sequence)) + ")";
    }

    /** The next number follows the rows that exist; where there are none it is the first. */
    static void follow(Script script, QName table, Column column) {
        Column.Identity identity = column.identity() == null ? Column.Identity.DEFAULT : column.identity();
        boolean down = identity.increment() != null && identity.increment() < 0;
        long start = identity.start() != null ? identity.start() : down ? -1 : 1;
        String last = (down ? "MIN(" : "MAX(") + Ddl.quoted(column.name()) + ")";
        script.step(
                "set sequence of column \"" + column.name() + "\" on table: \"" + table.name() + "\"",
                "SELECT setval(pg_get_serial_sequence(" + PostgresNames.QUOTING.literal(Ddl.quoted(table)) + ", "
                        + PostgresNames.QUOTING.literal(column.name().text()) + "), " + (down ? "LEAST(" : "GREATEST(")
                        + last + ", "
                        + start + "), COALESCE(" + last + (down ? " <= " : " >= ") + start + ", false)) FROM "
                        + Ddl.quoted(table));
    }
}
