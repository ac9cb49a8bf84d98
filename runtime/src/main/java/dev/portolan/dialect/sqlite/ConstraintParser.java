package dev.portolan.dialect.sqlite;

import dev.portolan.schema.ForeignKey;
import dev.portolan.schema.ForeignKey.Action;
import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the constraints of a table, and those parts of a column's constraints that are written the same. */
final class ConstraintParser {
    private static final Set<String> FIRST = Set.of("constraint", "primary", "unique", "check", "foreign");

    private final Cursor in;
    private final TableParts parts;

    ConstraintParser(Cursor in, TableParts parts) {
        this.in = in;
        this.parts = parts;
    }

    boolean isTableConstraint() {
        Token token = in.peek();
        return token.kind() == Token.Kind.WORD && FIRST.contains(SqliteNames.fold(token.text()));
    }

    void tableConstraint() {
        Name name = in.accept("CONSTRAINT") ? in.name() : null;
        if (in.accept("PRIMARY", "KEY")) {
            Key key = key();
            parts.autoincrement |= key.autoincrement;
            parts.primaryKey(name, key.columns, join(key.text, in.conflictClause()));
        } else if (in.accept("UNIQUE")) {
            Key key = key();
            parts.unique(name, key.columns, join(key.text, in.conflictClause()));
        } else if (in.accept("CHECK")) {
            parts.check(name, in.parenthesised(), in.conflictClause());
        } else if (in.accept("FOREIGN", "KEY")) {
            List<Name> columns = in.namesInParentheses();
            in.expect("REFERENCES");
            references(name, columns);
        } else if (name == null) {
            throw in.unreadable();
        }
    }

    /** After {@code REFERENCES}. */
    void references(Name name, List<Name> columns) {
        QName parent = QName.of(in.name());
        List<Name> refColumns = in.peek().isSymbol("(") ? in.namesInParentheses() : List.of();
        Action onUpdate = Action.NO_ACTION;
        Action onDelete = Action.NO_ACTION;
        String match = null;
        while (true) {
            if (in.accept("ON", "DELETE")) {
                onDelete = action();
            } else if (in.accept("ON", "UPDATE")) {
                onUpdate = action();
            } else if (in.accept("MATCH")) {
                match = "MATCH " + in.next().text().toUpperCase(Locale.ROOT);
            } else {
                break;
            }
        }
        String options = join(match, deferral());
        parts.foreignKeys.add(
                new ForeignKey(name, name != null, columns, parent, refColumns, onUpdate, onDelete, options, null));
    }

    /** {@code DEFERRABLE INITIALLY DEFERRED}, the only form that SQLite does not check at once; null for all others. */
    String deferral() {
        boolean not = in.accept("NOT", "DEFERRABLE");
        if (!not && !in.accept("DEFERRABLE")) {
            return null;
        }
        boolean deferred = in.accept("INITIALLY", "DEFERRED");
        if (!deferred) {
            in.accept("INITIALLY", "IMMEDIATE");
        }
        return deferred && !not ? "DEFERRABLE INITIALLY DEFERRED" : null;
    }

    private Action action() {
        if (in.accept("SET", "NULL")) {
            return Action.SET_NULL;
        }
        if (in.accept("SET", "DEFAULT")) {
            return Action.SET_DEFAULT;
        }
        if (in.accept("CASCADE")) {
            return Action.CASCADE;
        }
        if (in.accept("RESTRICT")) {
            return Action.RESTRICT;
        }
        in.expect("NO", "ACTION");
        return Action.NO_ACTION;
    }

    /** @param text the parts in parentheses when they have an order or a collation; null otherwise */
    private record Key(List<Name> columns, String text, boolean autoincrement) {}

    private Key key() {
        List<Name> columns = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        boolean special = false;
        boolean autoincrement = false;
        for (List<Token> item : Expressions.items(in.parenthesised())) {
            Cursor part = new Cursor("", item);
            Name column = part.name();
            columns.add(column);
            StringBuilder text = new StringBuilder(SqliteNames.QUOTING.name(column));
            while (!part.atEnd()) {
                if (part.accept("COLLATE")) {
                    text.append(" COLLATE ").append(part.next().text());
                    special = true;
                } else if (part.accept("DESC")) {
                    text.append(" DESC");
                    special = true;
                } else if (part.accept("AUTOINCREMENT")) {
                    autoincrement = true;
                } else if (!part.accept("ASC")) {
                    throw in.unreadable();
                }
            }
            texts.add(text.toString());
        }
        return new Key(columns, special ? "(" + String.join(", ", texts) + ")" : null, autoincrement);
    }

    /** Those that are there, with a space between; null for none. */
    static String join(String... texts) {
        String joined = Stream.of(texts).filter(t -> t != null && !t.isEmpty()).collect(Collectors.joining(" "));
        return joined.isEmpty() ? null : joined;
    }
}
