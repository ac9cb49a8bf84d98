package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import dev.portolan.schema.PerDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads one column of a {@code CREATE TABLE} statement. */
final class ColumnParser {
    private static final Set<String> CONSTRAINT = Set.of(
            "constraint",
            "primary",
            "not",
            "null",
            "unique",
            "check",
            "default",
            "collate",
            "references",
            "as",
            "deferrable");

    private final Cursor in;
    private final TableParts parts;
    private final ConstraintParser constraints;
    private final Name name;
    private boolean nullable = true;
    private String defaultSql;
    private Column.Generated generated;
    private String collation;
    private String options;

    ColumnParser(Cursor in, TableParts parts, ConstraintParser constraints) {
        this.in = in;
        this.parts = parts;
        this.constraints = constraints;
        this.name = in.name();
    }

    void column() {
        ColumnType type = type();
        Name constraint = null;
        while (!in.atEnd() && !in.peek().isSymbol(",")) {
            if (in.accept("CONSTRAINT")) {
                constraint = in.name();
            } else {
                constraint(constraint);
                constraint = null;
            }
        }
        PerDialect<String> value = defaultSql == null ? null : PerDialect.of(defaultSql);
        parts.columns.add(
                new Column(name, PerDialect.of(type), nullable, value, generated, null, collation, null, options));
    }

    private ColumnType type() {
        List<String> words = new ArrayList<>();
        while (isTypeWord()) {
            Token token = in.next();
            words.add(token.kind() == Token.Kind.WORD ? token.text().toLowerCase(Locale.ROOT) : token.text());
        }
        if (words.isEmpty()) {
            return ColumnType.Native.of("blob");
        }
        List<String> arguments = new ArrayList<>();
        if (in.peek().isSymbol("(")) {
            for (List<Token> item : Expressions.items(in.parenthesised())) {
                StringBuilder argument = new StringBuilder();
                item.forEach(t -> argument.append(t.text()));
                arguments.add(argument.toString());
            }
        }
        return new ColumnType.Native(String.join(" ", words), arguments);
    }

    private boolean isTypeWord() {
        Token token = in.peek();
        if (token.kind() != Token.Kind.WORD) {
            return token.kind() == Token.Kind.QUOTED || token.kind() == Token.Kind.STRING;
        }
        return !CONSTRAINT.contains(SqliteNames.fold(token.text()))
                && !(token.is("GENERATED") && in.peek(1).is("ALWAYS"));
    }

    private void constraint(Name constraint) {
        if (in.accept("NOT", "NULL")) {
            nullable = false;
            String conflict = in.conflictClause();
            if (conflict != null) {
                options = "NOT NULL " + conflict;
            }
        } else if (in.accept("NULL")) {
            in.conflictClause();
        } else if (in.accept("DEFAULT")) {
            defaultSql = defaultValue();
        } else if (in.accept("COLLATE")) {
            collation = in.name().text().toUpperCase(Locale.ROOT);
        } else if (in.accept("PRIMARY", "KEY")) {
            String order = in.accept("DESC") ? "DESC" : null;
            in.accept("ASC");
            String conflict = in.conflictClause();
            parts.autoincrement |= in.accept("AUTOINCREMENT");
            parts.primaryKey(constraint, List.of(name), ConstraintParser.join(order, conflict));
        } else if (in.accept("UNIQUE")) {
            parts.unique(constraint, List.of(name), in.conflictClause());
        } else if (in.accept("CHECK")) {
            parts.check(constraint, in.parenthesised(), in.conflictClause());
        } else if (in.accept("REFERENCES")) {
            constraints.references(constraint, List.of(name));
        } else if (in.accept("GENERATED", "ALWAYS", "AS") || in.accept("AS")) {
            String expression = Expressions.canonical(in.parenthesised(), parts.table.text());
            boolean stored = in.accept("STORED");
            in.accept("VIRTUAL");
            generated = new Column.Generated(PerDialect.of(expression), stored);
        } else if (in.peek().is("DEFERRABLE") || in.peek().is("NOT")) {
            constraints.deferral();
        } else {
            throw in.unreadable();
        }
    }

    private String defaultValue() {
        if (in.peek().isSymbol("(")) {
            String value = nullIsNone(Expressions.canonical(in.parenthesised(), null));
            return value != null && Expressions.isConstant(value) ? "(" + value + ")" : value;
        }
        String sign = in.acceptSymbol("-") ? "-" : "";
        in.acceptSymbol("+");
        Token value = in.next();
        boolean bareName = value.kind() == Token.Kind.QUOTED
                || value.kind() == Token.Kind.WORD && !Expressions.isKnownValue(value.text());
        return bareName ? SqliteNames.QUOTING.literal(value.name()) : nullIsNone(sign + value.text());
    }

    private static String nullIsNone(String value) {
        return value.equalsIgnoreCase("null") ? null : value;
    }
}
