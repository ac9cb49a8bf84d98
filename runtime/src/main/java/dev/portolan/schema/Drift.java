package dev.portolan.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * One thing that the entities say now and did not say when the last migration was made, or the other way round. Both are logical
 * graphs, so a dialect may yet find that two different sayings are one to it.
 *
 * @param at the table, view, sequence or column; of what is gone, the table where it was
 * @param what half a sentence
 */
public record Drift(ElementRef at, String what) {
    /** All of it, in the order of the graph; empty when no dialect can find a difference. */
    public static List<Drift> between(Desired last, Desired now) {
        return last.graph().equals(now.graph()) ? List.of() : new Run(last, now).run();
    }

    private static final class Run {
        private final Desired last;
        private final Desired now;
        private final List<Drift> drifts = new ArrayList<>();

        private Run(Desired last, Desired now) {
            this.last = last;
            this.now = now;
        }

        private List<Drift> run() {
            Map<QName, Table> before = new LinkedHashMap<>(last.graph().tablesByName());
            for (Table table : now.graph().tables()) {
                Table was = before.remove(table.name());
                QName old = was == null ? renamedFrom(table, before) : null;
                if (old != null) {
                    was = before.remove(old);
                    add(table.name(), null, shown("table", table.name()) + " is renamed from \"" + old + "\"");
                }
                if (was == null) {
                    add(table.name(), null, shown("table", table.name()) + " is new");
                } else {
                    table(was, table);
                }
            }
            before.keySet().forEach(gone -> add(gone, null, shown("table", gone) + " is gone"));
            objects("view", last.graph().views(), now.graph().views(), View::name);
            objects("sequence", last.graph().sequences(), now.graph().sequences(), Sequence::name);
            objects("enum", last.graph().enums(), now.graph().enums(), EnumType::name);
            objects("rows of", last.graph().seeds(), now.graph().seeds(), Seed::table);
            objects("schema", last.graph().schemas(), now.graph().schemas(), s -> QName.of(s.name()));
            objects("extension", last.graph().extensions(), now.graph().extensions(), e -> QName.of(e.name()));
            return List.copyOf(drifts);
        }

        private QName renamedFrom(Table table, Map<QName, Table> before) {
            for (Name old : now.hints().renamedFrom().getOrDefault(ElementRef.of(table.name()), List.of())) {
                if (before.containsKey(table.name().sibling(old))) {
                    return table.name().sibling(old);
                }
            }
            return null;
        }

        private void table(Table was, Table is) {
            Map<Name, Column> before = new LinkedHashMap<>();
            was.columns().forEach(c -> before.put(c.name(), c));
            for (Column column : is.columns()) {
                Column old = before.remove(column.name());
                String shown = shown("column", column.name(), is);
                if (old != null) {
                    if (!old.equals(column)) {
                        add(is.name(), column.name(), shown + " has changed" + how(old, column));
                    }
                    continue;
                }
                ElementRef ref = new ElementRef(is.name(), column.name());
                Name from = now.hints().renamedFrom().getOrDefault(ref, List.of()).stream()
                        .filter(before::containsKey)
                        .findFirst()
                        .orElse(null);
                before.remove(from);
                add(is.name(), column.name(), shown + (from == null ? " is new" : " is renamed from \"" + from + "\""));
            }
            before.keySet().forEach(gone -> add(is.name(), null, shown("column", gone, is) + " is gone"));
            if (!Objects.equals(was.primaryKey(), is.primaryKey())) {
                add(is.name(), null, "the primary key of " + shown("table", is.name()) + " has changed");
            }
            parts("unique constraint", was.uniques(), is.uniques(), is, Unique::columns);
            parts("index", was.indexes(), is.indexes(), is, Run::columns);
            parts("foreign key", was.foreignKeys(), is.foreignKeys(), is, ForeignKey::columns);
            parts(
                    "check",
                    checks(was, is),
                    checks(is, was),
                    is,
                    c -> c.column() == null ? List.of() : List.of(c.column()));
            boolean same =
                    Objects.equals(was.comment(), is.comment()) && was.options().equals(is.options());
            if (!same) {
                add(is.name(), null, shown("table", is.name()) + " has another comment or other options");
            }
        }

        private static String how(Column old, Column is) {
            List<String> how = new ArrayList<>();
            if (!old.type().equals(is.type())) {
                how.add("its type");
            }
            if (old.nullable() != is.nullable()) {
                how.add(is.nullable() ? "it may be null" : "it must not be null");
            }
            if (!Objects.equals(old.defaultSql(), is.defaultSql())) {
                how.add("its default");
            }
            return how.isEmpty() ? "" : ": " + String.join(", ", how);
        }

        private static List<Name> columns(Index index) {
            List<Name> columns = new ArrayList<>();
            index.parts().stream().filter(p -> p.column() != null).forEach(p -> columns.add(p.column()));
            return columns;
        }

        /** Checks; one whose values only the classes know is that of the same column on the other side, whose values are there. */
        private static List<Check> checks(Table of, Table other) {
            Set<Name> unknown = new HashSet<>();
            for (Table table : List.of(of, other)) {
                table.checks().stream().filter(c -> c.values() != null).forEach(c -> unknown.add(c.column()));
            }
            return of.checks().stream()
                    .filter(c -> c.column() == null || !unknown.contains(c.column()))
                    .toList();
        }

        private <T> void parts(String kind, List<T> was, List<T> is, Table table, Function<T, List<Name>> columns) {
            List<T> gone = new ArrayList<>(was);
            for (T part : is) {
                if (!gone.remove(part)) {
                    List<Name> over = columns.apply(part);
                    add(
                            table.name(),
                            over.size() == 1 ? over.get(0) : null,
                            part(kind, over, table) + " is new or has changed");
                }
            }
            for (T part : gone) {
                List<Name> over = columns.apply(part);
                boolean changed = is.stream().anyMatch(p -> columns.apply(p).equals(over));
                if (!changed) {
                    add(table.name(), null, part(kind, over, table) + " is gone");
                }
            }
        }

        private <T> void objects(String kind, List<T> was, List<T> is, Function<T, QName> name) {
            Map<QName, T> before = new HashMap<>();
            was.forEach(o -> before.put(name.apply(o), o));
            for (T object : is) {
                T old = before.remove(name.apply(object));
                if (!object.equals(old)) {
                    add(
                            name.apply(object),
                            null,
                            shown(kind, name.apply(object)) + (old == null ? " is new" : " has changed"));
                }
            }
            was.stream()
                    .map(name)
                    .filter(before::containsKey)
                    .forEach(gone -> add(gone, null, shown(kind, gone) + " is gone"));
        }

        private static String part(String kind, List<Name> over, Table table) {
            List<String> names = new ArrayList<>();
            over.forEach(n -> names.add("\"" + n + "\""));
            return "the " + kind + (names.isEmpty() ? "" : " over " + String.join(", ", names)) + " of "
                    + shown("table", table.name());
        }

        private static String shown(String kind, QName name) {
            return kind + " \"" + name + "\"";
        }

        private static String shown(String kind, Name name, Table table) {
            return kind + " \"" + name + "\" of " + shown("table", table.name());
        }

        private void add(QName object, Name column, String what) {
            drifts.add(new Drift(new ElementRef(object, column), what));
        }
    }
}
