package dev.portolan.migrate;

import java.io.PrintStream;

/** The command line of a generated main. */
public final class GenerateCommand {
    private GenerateCommand() {}

    /**
     * Runs the command; never exits the JVM.
     *
     * @return 0 done or in sync, 1 failed, 2 wrong usage, 3 a check found something
     */
    public static int run(SchemaSource source, PrintStream out, PrintStream err, String... args) {
        throw new IllegalStateException();
    }

    /** {@link #run} on the standard streams in UTF-8; exits the JVM with the code unless it is 0. */
    public static void main(SchemaSource source, String... args) {
        throw new IllegalStateException();
    }
}
