package dev.portolan.cli.verb;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A verb of the command line. */
public interface Verb {
    /** How long to wait for another process in the same directory. */
    Duration PATIENCE = Duration.ofMinutes(1);

    /** The word. */
    String name();

    /** What it does, in a line. */
    String summary();

    /** What the word behind it is; null when there is none. */
    default String argument() {
        return null;
    }

    /** What is told of that word. */
    default String argumentMeaning() {
        return "NAME".equals(argument())
                ? "of the migration: letters, digits, _ - . and at most 100 of them (changes)"
                : "names of files in the directory";
    }

    /** All options but {@code --help}. */
    List<Option> options();

    /** A command line that works, and is worth knowing. */
    String example();

    /** Does it. @throws dev.portolan.schema.PortolanException when it cannot */
    Answer run(Words words);

    /** The same, for one that takes its time. @param progress takes lines of the result for a person, as they come */
    default Answer run(Words words, Consumer<String> progress) {
        return run(words);
    }
}
