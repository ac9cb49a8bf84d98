package dev.portolan.dialect.sqlite;

import dev.portolan.schema.Change.RenameValue;
import dev.portolan.schema.Check;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks as those of an enum are written: {@code c in ('A', 'B')} and {@code c between 0 and 2}. */
final class Checks {
    private Checks() {}

    /** Whether every row that satisfies one satisfies the other; false when that cannot be told. */
    static boolean allowsAll(Check from, Check to, List<RenameValue> renames) {
        List<Token> before = Expressions.unwrapped(Lexer.tokens(Ddl.text(from.expression())));
        List<Token> after = Expressions.unwrapped(Lexer.tokens(Ddl.text(to.expression())));
        if (before.size() < 5
                || after.size() < 5
                || !before.get(0).meaning().equals(after.get(0).meaning())) {
            return false;
        }
        if (isRange(before) && isRange(after)) {
            return number(after.get(2)).compareTo(number(before.get(2))) <= 0
                    && number(before.get(4)).compareTo(number(after.get(4))) <= 0;
        }
        return isList(before) && isList(after) && values(after).containsAll(renamed(values(before), renames));
    }

    private static boolean isRange(List<Token> tokens) {
        return tokens.size() == 5
                && tokens.get(1).is("BETWEEN")
                && tokens.get(2).text().matches("[0-9]+")
                && tokens.get(4).text().matches("[0-9]+");
    }

    private static BigDecimal number(Token token) {
        return new BigDecimal(token.text());
    }

    private static boolean isList(List<Token> tokens) {
        return tokens.get(1).is("IN")
                && tokens.get(2).isSymbol("(")
                && Expressions.close(tokens, 2) == tokens.size() - 1;
    }

    private static Set<String> values(List<Token> tokens) {
        Set<String> values = new HashSet<>();
        for (List<Token> item : Expressions.items(tokens.subList(3, tokens.size() - 1))) {
            values.add(item.size() == 1 ? item.get(0).text() : item.toString());
        }
        return values;
    }

    private static Set<String> renamed(Set<String> values, List<RenameValue> renames) {
        Set<String> renamed = new HashSet<>(values);
        renames.forEach(r -> renamed.remove(SqliteNames.QUOTING.literal(r.from())));
        renames.forEach(r -> renamed.add(SqliteNames.QUOTING.literal(r.to())));
        return renamed;
    }
}
