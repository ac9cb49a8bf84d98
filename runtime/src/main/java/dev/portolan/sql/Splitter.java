package dev.portolan.sql;

import dev.portolan.schema.PortolanException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Tells the statements of a SQL file apart, as Atlas does and without its defects: {@code E'it\'s'}, nested comments where the
 * server nests them, {@code a$b$c} as one identifier, a comment at the end of a file that is no statement.
 *
 * <p>A statement ends at the delimiter outside parentheses, quotes, comments and the body of a routine. The delimiter is {@code ;}
 * unless the first line is {@code -- atlas:delimiter X} or a {@code DELIMITER X} line of the MySQL client changes it. Empty
 * statements are left out. The text of a statement is a part of the file, unchanged.
 */
public final class Splitter {
    private Splitter() {}

    /**
     * The statements in order; each text keeps a delimiter {@code ;} and loses any other.
     *
     * @throws PortolanException {@code sql-split} with {@code line:column: what} for what is opened and not closed, {@code
     *     sql-encoding} for a byte in a statement that {@link Utf8} keeps
     */
    public static List<Statement> split(String text, SplitRules rules) {
        SplitScan scan = new SplitScan(text, true, rules);
        List<Statement> statements = new ArrayList<>();
        for (Piece piece = scan.next(); piece != null; piece = scan.next()) {
            if (piece.kind() == Piece.Kind.STATEMENT) {
                statements.add(scan.statement());
            }
        }
        return List.copyOf(statements);
    }

    /**
     * All of the text, in order and without a gap: {@link #split} and what stands between the statements.
     *
     * @throws PortolanException as {@link #split} does
     */
    public static List<Piece> pieces(String text, SplitRules rules) {
        SplitScan scan = new SplitScan(text, true, rules);
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece = scan.next(); piece != null; piece = scan.next()) {
            pieces.add(piece);
        }
        return List.copyOf(pieces);
    }

    /**
     * The same statements, read one after the other: no more of the file is held than its longest statement.
     *
     * @param in stays the caller's
     * @throws PortolanException on the way, as {@link #split} does
     */
    public static Stream<Statement> stream(Reader in, SplitRules rules) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new StatementReader(in, rules), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }
}
