package dev.portolan.cli.verb;

import dev.portolan.Generate;
import dev.portolan.migrate.GenerateCommand;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The generated main under another name, word for word: its options are parsed where they are defined, and a run that finds nothing to
 * do costs no second parser.
 */
public final class Diff {
    /** The word. */
    public static final String NAME = "diff";

    /** What it does, in a line. */
    public static final String SUMMARY = "Writes the migration that takes the schema to where the entities want it.";

    /** A command line that works. */
    public static final String EXAMPLE = "portolan diff add_users --classpath target/classes:target/dependency/*";

    private Diff() {}

    /** Those of the generated main, and the class path. */
    public static List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(Option.CLASSPATH));
        for (GenerateCommand.Option option : GenerateCommand.options()) {
            // --help is every verb's, and what --rehash does is a verb here
            if (!option.text().equals("--help") && !option.text().equals("--rehash")) {
                options.add(new Option(option.text(), option.value(), option.meaning()));
            }
        }
        return List.copyOf(options);
    }

    /** @param words without the class path @return the exit code */
    public static int run(PrintStream out, PrintStream err, List<String> words) {
        return Generate.run(out, err, words.toArray(String[]::new));
    }
}
