package dev.portolan.sql;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Statements of a text of which a window is held: it grows while a piece does not fit, by doubling, and moves on. */
final class StatementReader implements Iterator<Statement> {
    private static final int WINDOW = 1 << 16;

    private final Reader in;
    private final int least;
    private final char[] chunk;
    private final SplitScan scan;
    private Statement next;

    StatementReader(Reader in, SplitRules rules) {
        this(in, rules, WINDOW);
    }

    /** @param least what is read at a time */
    StatementReader(Reader in, SplitRules rules, int least) {
        this.in = in;
        this.least = least;
        this.chunk = new char[least];
        this.scan = new SplitScan("", false, rules);
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            Piece piece = scan.next();
            if (piece == null) {
                if (scan.isLast()) {
                    return false;
                }
                grow();
            } else if (piece.kind() == Piece.Kind.STATEMENT) {
                next = scan.statement();
            }
        }
        return true;
    }

    @Override
    public Statement next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Statement statement = next;
        next = null;
        return statement;
    }

    /** As much again as is left, so that a long piece is not read again too often. */
    private void grow() {
        String rest = scan.rest();
        StringBuilder window = new StringBuilder(rest);
        boolean last = false;
        try {
            for (int wanted = Math.max(least, rest.length()); wanted > 0 && !last; ) {
                int read = in.read(chunk, 0, Math.min(wanted, chunk.length));
                last = read < 0;
                if (!last) {
                    window.append(chunk, 0, read);
                    wanted -= read;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scan.window(window.toString(), last);
    }
}
