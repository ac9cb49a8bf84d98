package dev.portolan.migrate;

import dev.portolan.replay.Secrets;
import dev.portolan.schema.PortolanException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.function.UnaryOperator;

/** The command line of a generated main. */
public final class GenerateCommand {
    private GenerateCommand() {}

    /**
     * Runs the command; never exits the JVM.
     *
     * @return 0 done or in sync, 1 failed, 2 wrong usage, 3 a check found something
     */
    public static int run(SchemaSource source, PrintStream out, PrintStream err, String... args) {
        return run(unit -> source, out, err, args);
    }

    /** {@link #run} on the standard streams in UTF-8; exits the JVM with the code unless it is 0. */
    public static void main(SchemaSource source, String... args) {
        main(unit -> source, args);
    }

    /** As {@link #main(SchemaSource, String...)}, with a source that depends on {@code --unit} (null when not given). */
    public static void main(Function<String, SchemaSource> sources, String... args) {
        onStandardStreams((out, err) -> run(sources, out, err, args));
    }

    /** Gives a command the standard streams in UTF-8; exits the JVM with the code that it returns unless that is 0. */
    public static void onStandardStreams(ToIntBiFunction<PrintStream, PrintStream> command) {
        PrintStream out = utf8(System.out);
        PrintStream err = utf8(System.err);
        int exit = command.applyAsInt(out, err);
        out.flush();
        err.flush();
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** As {@link #run(SchemaSource, PrintStream, PrintStream, String...)}, with a source that depends on {@code --unit}. */
    public static int run(Function<String, SchemaSource> sources, PrintStream out, PrintStream err, String... args) {
        boolean json = Arrays.asList(args).contains(Flag.JSON.text);
        // until options are known: wrong usage repeats a word, which may be a URL
        UnaryOperator<String> hide = Secrets.of(String.join(" ", args), null)::hide;
        try {
            Arguments arguments = Arguments.parse(args);
            if (arguments.has(Flag.HELP)) {
                out.print(Flag.usage());
                return 0;
            }
            Options options = OptionsReader.read(arguments, System::getenv);
            hide = secrets(options);
            Result result = new Generation(sources.apply(arguments.one(Flag.UNIT)), options).run();
            return new Report(out, err, json, hide).result(result);
        } catch (PortolanException e) {
            return new Report(out, err, json, hide).error(e);
        } catch (RuntimeException e) {
            return new Report(out, err, json, hide).error(PortolanException.bug(e));
        }
    }

    /**
     * An option of this command.
     *
     * @param text {@code --dir}
     * @param value what its value is called; null when it takes none
     * @param meaning one line
     */
    public record Option(String text, String value, String meaning) {}

    /** All options, in the order of the usage text. */
    public static List<Option> options() {
        List<Option> options = new ArrayList<>();
        for (Flag flag : Flag.values()) {
            options.add(new Option(flag.text, flag.value, flag.meaning));
        }
        return List.copyOf(options);
    }

    private static UnaryOperator<String> secrets(Options options) {
        Secrets target = Secrets.of(options.target().url(), options.target().password());
        Secrets dev = Secrets.of(options.dev().url(), options.dev().password());
        return text -> dev.hide(target.hide(text));
    }

    private static PrintStream utf8(PrintStream platform) {
        // the platform's charset would lose names that it cannot say
        return new PrintStream(platform, false, StandardCharsets.UTF_8);
    }
}
