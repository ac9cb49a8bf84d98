package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Name;
import dev.portolan.schema.Opaque;
import dev.portolan.schema.PortolanException;
import dev.portolan.schema.Table;
import dev.portolan.sql.Quoting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of a trigger whose table is built anew, after renames. SQLite itself rewrites triggers when something is renamed, but
 * this one goes with its table and must be written again.
 */
final class TriggerText {
    private static final Quoting QUOTING = SqliteNames.QUOTING;

    private final State state;
    private final Map<String, String> tables = new HashMap<>();
    /** By folded new table name, folded old column name to new one. */
    private final Map<String, Map<String, String>> columns = new HashMap<>();
    /** By folded old column name, the folded new names of all tables that have one. */
    private final Map<String, List<String>> owners = new HashMap<>();

    private final Set<String> tableNames = new HashSet<>();

    TriggerText(State state, List<TableWork> works) {
        this.state = state;
        state.newNames.forEach((old, name) -> tables.put(SqliteNames.fold(old.text()), name.text()));
        for (TableWork work : works) {
            Map<Name, Name> oldNames = new HashMap<>();
            work.renames.forEach(r -> {
                Name first = oldNames.remove(r.from());
                oldNames.put(r.to(), first == null ? r.from() : first);
            });
            Map<String, String> renamed = new HashMap<>();
            oldNames.forEach((name, old) -> renamed.put(SqliteNames.fold(old.text()), name.text()));
            if (!renamed.isEmpty()) {
                columns.put(SqliteNames.fold(work.name().text()), renamed);
            }
        }
        if (!tables.isEmpty() || !columns.isEmpty()) {
            for (Table table : state.from.tables()) {
                String name = SqliteNames.fold(state.newName(table.name()).text());
                tableNames.add(name);
                Spelling.columns(table)
                        .keySet()
                        .forEach(c -> owners.computeIfAbsent(c, k -> new ArrayList<>())
                                .add(name));
            }
        }
    }

    /** @throws PortolanException when it cannot be told what a renamed name in it means */
    String of(Opaque trigger) {
        if (tables.isEmpty() && columns.isEmpty()) {
            return trigger.sql();
        }
        String own = SqliteNames.fold(state.newName(trigger.table()).text());
        List<Token> tokens = Lexer.tokens(trigger.sql());
        StringBuilder sql = new StringBuilder(trigger.sql());
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            String name = token.isIdentifier() ? rename(tokens, i, own, trigger) : null;
            if (name != null) {
                sql.replace(token.start(), token.end(), QUOTING.name(name));
            }
        }
        return sql.toString();
    }

    /** Null when the name stays. */
    private String rename(List<Token> tokens, int i, String own, Opaque trigger) {
        String name = SqliteNames.fold(tokens.get(i).name());
        String table = tables.get(name);
        boolean qualified = i > 1 && tokens.get(i - 1).isSymbol(".");
        if (qualified) {
            Token qualifier = tokens.get(i - 2);
            if (qualifier.is("NEW") || qualifier.is("OLD")) {
                return columns.getOrDefault(own, Map.of()).get(name);
            }
            String of = SqliteNames.fold(qualifier.name());
            String renamed = SqliteNames.fold(tables.getOrDefault(of, of));
            if (tableNames.contains(renamed)) {
                return columns.getOrDefault(renamed, Map.of()).get(name);
            }
        }
        String column = column(name, trigger);
        if (table != null && owners.containsKey(name)) {
            throw doubtful(trigger, name);
        }
        return table != null ? table : column;
    }

    /** What a column of that name is called now; null when no table renames one of that name. */
    private String column(String name, Opaque trigger) {
        Set<String> now = new HashSet<>();
        for (String owner : owners.getOrDefault(name, List.of())) {
            now.add(columns.getOrDefault(owner, Map.of()).getOrDefault(name, name));
        }
        if (now.size() > 1) {
            throw doubtful(trigger, name);
        }
        return now.isEmpty() || now.contains(name) ? null : now.iterator().next();
    }

    private static PortolanException doubtful(Opaque trigger, String name) {
        return PortolanException.failed(
                "sqlite-trigger-rename",
                "Trigger \"" + trigger.name() + "\" names \"" + name
                        + "\", which is renamed, and may mean something else of that name. Its table has to be built anew, so the"
                        + " trigger has to be written again. Make two migrations: first only the rename (SQLite then rewrites"
                        + " the trigger by itself), then the other changes.");
    }
}
