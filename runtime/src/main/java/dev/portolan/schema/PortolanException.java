package dev.portolan.schema;

import java.util.Objects;

/**
 * Something that the user can mend. Its message is one that a person reads: what is wrong, where, what to do; never a password.
 *
 * <p>{@link #getMessage()} begins with the code in brackets: {@code [sum-mismatch] …}.
 */
public final class PortolanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int exit;

    private PortolanException(String code, int exit, String message, Throwable cause) {
        super("[" + code + "] " + message, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.exit = exit;
    }

    /** The work failed: exit code 1. @param code stable, lower-case words joined by dashes */
    public static PortolanException failed(String code, String message) {
        return new PortolanException(code, 1, message, null);
    }

    /** A mistake of our own: exit code 1, with the first lines of where it happened. */
    public static PortolanException bug(RuntimeException e) {
        StringBuilder trace = new StringBuilder();
        for (int i = 0; i < Math.min(8, e.getStackTrace().length); i++) {
            trace.append("\n    at ").append(e.getStackTrace()[i]);
        }
        return failed("bug", "This is a mistake of Portolan's, please report it with these lines: " + e + trace, e);
    }

    /** The work failed: exit code 1. @param cause kept for programs, not printed */
    public static PortolanException failed(String code, String message, Throwable cause) {
        return new PortolanException(code, 1, message, cause);
    }

    /** Wrong usage: exit code 2. */
    public static PortolanException usage(String code, String message) {
        return new PortolanException(code, 2, message, null);
    }

    /** A check found something: exit code 3. */
    public static PortolanException found(String code, String message) {
        return new PortolanException(code, 3, message, null);
    }

    public String code() {
        return code;
    }

    /** The message without its code. */
    public String text() {
        return getMessage().substring(code.length() + 3);
    }

    /** The exit code of a command that ends with this. */
    public int exit() {
        return exit;
    }
}
