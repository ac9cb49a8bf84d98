package dev.portolan.acceptance.property;

import java.sql.SQLException;

/** What a trial found wrong. */
final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    private final String kind;
    private final String shown;

    private Wrong(String kind, String shown, Throwable cause) {
        super(shown, cause);
        this.kind = kind;
        this.shown = shown;
    }

    /** @param kind which of the rules was broken, the same words each time */
    Wrong(String kind, Object detail) {
        this(kind, kind + ": " + detail, null);
    }

    /** Also when a statement did not run: then the server's code tells one failure from another. */
    Wrong(String kind, Exception cause) {
        this(kind + " " + code(cause), kind + ": " + cause.getMessage() + " (" + code(cause) + ")", cause);
    }

    private static String code(Exception e) {
        return e instanceof SQLException s
                ? s.getSQLState() + "/" + s.getErrorCode()
                : e.getClass().getSimpleName();
    }

    /** Two with the same words are the same failure, to whom it concerns. */
    String kind() {
        return kind;
    }

    Wrong with(String more) {
        return new Wrong(kind, shown + more, getCause());
    }
}
