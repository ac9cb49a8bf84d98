package dev.portolan.review;

import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.SqlWords;
import dev.portolan.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What files do, by the words of their statements: where there is no database to try them on. It sees tables, columns, indexes and
 * constraints that a statement names; not what a function or an anonymous block does.
 */
final class WrittenTouches {
    private static final Set<String> WHOLE = Set.of("TABLE", "VIEW", "SEQUENCE", "TYPE", "INDEX");
    private static final Set<String> SKIPPED = Set.of(
            "UNIQUE",
            "TEMPORARY",
            "TEMP",
            "GLOBAL",
            "LOCAL",
            "UNLOGGED",
            "OR",
            "REPLACE",
            "MATERIALIZED",
            "IF",
            "NOT",
            "EXISTS",
            "ONLY",
            "CONCURRENTLY",
            "FULLTEXT",
            "SPATIAL",
            "ONLINE",
            "OFFLINE",
            "COLUMN",
            "FOREIGN",
            "VIRTUAL");

    private final MigrationFile file;
    /** First and last thing that is done to each, and the line where it begins. */
    private final Map<Element, Touch> touches = new LinkedHashMap<>();

    private WrittenTouches(MigrationFile file) {
        this.file = file;
    }

    static List<Touch> of(List<MigrationFile> files, DirFormat format, SplitRules rules) {
        List<Touch> all = new ArrayList<>();
        for (MigrationFile file : files) {
            WrittenTouches written = new WrittenTouches(file);
            for (Statement statement : format.statements(file, rules)) {
                written.statement(SqlWords.of(statement.text()), statement.line());
            }
            all.addAll(written.touches.values());
        }
        return List.copyOf(all);
    }

    private void statement(List<String> words, int line) {
        if (words.size() < 3) {
            return;
        }
        String verb = upper(words, 0);
        int at = skip(words, 1);
        String kind = upper(words, at);
        if (verb.equals("RENAME") && kind.equals("TABLE")) {
            renames(words, at + 1, line);
        } else if (!WHOLE.contains(kind) || skip(words, at + 1) >= words.size()) {
            return;
        } else if (verb.equals("CREATE") || verb.equals("DROP")) {
            Touch.Kind what = verb.equals("CREATE") ? Touch.Kind.CREATES : Touch.Kind.DROPS;
            for (String name : names(words, skip(words, at + 1), verb.equals("DROP"))) {
                touch(new Element(kind.toLowerCase(Locale.ROOT), null, name), what, null, line);
            }
        } else if (verb.equals("ALTER")) {
            String name = last(words.get(skip(words, at + 1)));
            alter(kind, name, SqlWords.clauses(words.subList(skip(words, at + 1) + 1, words.size())), line);
        }
    }

    /** One name, or the list of a DROP. */
    private static List<String> names(List<String> words, int from, boolean several) {
        List<String> names = new ArrayList<>(List.of(last(words.get(from))));
        for (int i = from + 1; several && i + 1 < words.size() && words.get(i).equals(","); i += 2) {
            names.add(last(words.get(i + 1)));
        }
        return names;
    }

    private void renames(List<String> words, int from, int line) {
        for (int i = from; i + 2 < words.size(); i += 4) {
            renamed(new Element(Element.TABLE, null, last(words.get(i))), last(words.get(i + 2)), line);
        }
    }

    private void alter(String kind, String name, List<List<String>> clauses, int line) {
        Element whole = new Element(kind.toLowerCase(Locale.ROOT), null, name);
        if (!kind.equals("TABLE")) {
            touch(whole, Touch.Kind.CHANGES, null, line);
            return;
        }
        for (List<String> clause : clauses) {
            clause(whole, clause, line);
        }
    }

    private void clause(Element table, List<String> clause, int line) {
        String verb = upper(clause, 0);
        String second = upper(clause, 1);
        int at = skip(clause, 1);
        if (verb.equals("RENAME") && (second.equals("TO") || second.equals("AS")) && clause.size() > 2) {
            renamed(table, last(clause.get(2)), line);
        } else if (verb.equals("RENAME")
                && Set.of("INDEX", "KEY", "CONSTRAINT").contains(second)
                && clause.size() > 4) {
            renamed(part(second, table, clause.get(2)), last(clause.get(4)), line);
        } else if (verb.equals("RENAME") && clause.size() > at + 2) {
            renamed(part(Element.COLUMN, table, clause.get(at)), last(clause.get(at + 2)), line);
        } else if (verb.equals("CHANGE") && clause.size() > at + 1) {
            Element column = part(Element.COLUMN, table, clause.get(at));
            String now = last(clause.get(at + 1));
            if (now.equals(column.name())) {
                touch(column, Touch.Kind.CHANGES, null, line);
            } else {
                renamed(column, now, line);
            }
        } else if (Set.of("ADD", "DROP", "ALTER", "MODIFY", "VALIDATE").contains(verb) && at < clause.size()) {
            Touch.Kind what = verb.equals("ADD")
                    ? Touch.Kind.CREATES
                    : verb.equals("DROP") ? Touch.Kind.DROPS : Touch.Kind.CHANGES;
            part(table, clause, at, what, line);
        } else {
            touch(table, Touch.Kind.CHANGES, null, line);
        }
    }

    private void part(Element table, List<String> clause, int at, Touch.Kind what, int line) {
        String kind = upper(clause, at);
        if (Set.of("CONSTRAINT", "INDEX", "KEY").contains(kind) && skip(clause, at + 1) < clause.size()) {
            touch(part(kind, table, clause.get(skip(clause, at + 1))), what, null, line);
        } else if (Set.of("PRIMARY", "CHECK").contains(kind)
                || upper(clause, 1).equals("FOREIGN")
                || upper(clause, 1).equals("UNIQUE")) {
            touch(
                    new Element(
                            "constraint",
                            table.name(),
                            String.join(" ", clause.subList(1, clause.size())).toLowerCase(Locale.ROOT)),
                    what,
                    null,
                    line);
        } else if (kind.equals("(")) {
            SqlWords.clauses(clause.subList(at + 1, clause.size() - 1))
                    .forEach(c -> touch(part(Element.COLUMN, table, c.get(0)), what, null, line));
        } else {
            touch(part(Element.COLUMN, table, clause.get(at)), what, null, line);
        }
    }

    private static Element part(String kind, Element table, String name) {
        String of = kind.equals("KEY") ? Element.INDEX : kind.toLowerCase(Locale.ROOT);
        // names of indexes are those of a schema, mostly
        return of.equals(Element.INDEX) ? new Element(of, null, last(name)) : new Element(of, table.name(), last(name));
    }

    private void renamed(Element element, String name, int line) {
        touch(element, Touch.Kind.RENAMES, name, line);
        touch(new Element(element.kind(), element.table(), name), Touch.Kind.CREATES, null, line);
    }

    /** Adds to what was done to it before in the same file. */
    private void touch(Element element, Touch.Kind kind, String name, int line) {
        Touch before = touches.get(element);
        touches.put(
                element,
                before == null
                        ? new Touch(file, line, element, kind, name, null)
                        : new Touch(file, before.line(), element, net(before.kind(), kind), name, null));
    }

    private static Touch.Kind net(Touch.Kind first, Touch.Kind then) {
        boolean was = first != Touch.Kind.CREATES && first != Touch.Kind.PASSING;
        boolean gone = then == Touch.Kind.DROPS || then == Touch.Kind.RENAMES;
        if (gone) {
            return was ? then : Touch.Kind.PASSING;
        }
        if (!was) {
            return Touch.Kind.CREATES;
        }
        return then == Touch.Kind.CREATES || first == Touch.Kind.REBUILDS ? Touch.Kind.REBUILDS : then;
    }

    private static int skip(List<String> words, int from) {
        int at = from;
        while (at < words.size() - 1 && SKIPPED.contains(upper(words, at))) {
            at++;
        }
        return at;
    }

    private static String upper(List<String> words, int at) {
        return at < words.size() ? words.get(at).toUpperCase(Locale.ROOT) : "";
    }

    /** The name without its schema, as servers that fold names see it. */
    private static String last(String name) {
        return SqlWords.last(name).toLowerCase(Locale.ROOT);
    }
}
