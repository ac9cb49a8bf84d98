package dev.portolan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portolan.schema.PortolanException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** What holds for every text. */
final class Whole {
    private Whole() {}

    /** @param window in which the text is read once more */
    static void check(String text, SplitRules rules, int window) {
        String whole;
        try {
            whole = whole(text, rules);
        } catch (PortolanException e) {
            whole = e.getMessage();
            assertTrue(whole.matches("(?s)\\[sql-split] \\d+:\\d+: .+"), whole);
        }
        assertEquals(whole, inParts(text, rules, window), () -> "in windows of " + window + ": " + text);
    }

    private static String whole(String text, SplitRules rules) {
        List<Statement> statements = Splitter.split(text, rules);
        StringBuilder joined = new StringBuilder();
        List<String> texts = new ArrayList<>();
        int at = 0;
        for (Piece piece : Splitter.pieces(text, rules)) {
            assertEquals(at, piece.from(), text);
            assertTrue(piece.to() > at, text);
            at = piece.to();
            String part = piece.in(text);
            joined.append(part);
            switch (piece.kind()) {
                case SPACE ->
                    assertTrue(part.equals("\ufeff") || part.chars().allMatch(c -> SkipText.isSpace((char) c)), text);
                case COMMENT -> assertTrue(part.matches("(?s)(--|#|//|/\\*).*"), text);
                case COMMAND -> assertTrue(part.matches("(?si)(delimiter[ \t]|-- atlas:delimiter ).*"), text);
                case STATEMENT -> {
                    Statement statement = statements.get(texts.size());
                    assertEquals(statement.text(), part, text);
                    assertEquals(statement.position(), piece.from(), text);
                    texts.add(part);
                }
                case DELIMITER -> assertTrue(!part.isEmpty(), text);
            }
        }
        assertEquals(text, joined.toString());
        assertEquals(statements.size(), texts.size(), text);
        return statements.toString();
    }

    private static String inParts(String text, SplitRules rules, int window) {
        List<Statement> statements = new ArrayList<>();
        try {
            new StatementReader(new StringReader(text), rules, window).forEachRemaining(statements::add);
        } catch (PortolanException e) {
            return e.getMessage();
        }
        return statements.toString();
    }
}
