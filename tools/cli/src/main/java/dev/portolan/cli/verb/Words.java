package dev.portolan.cli.verb;

import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.schema.PortolanException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What was said to a verb.
 *
 * @param names the words that are no options
 * @param values of each option that was given, by its text; one empty text for an option without a value
 */
public record Words(List<String> names, Map<String, List<String>> values) {
    public Words {
        names = List.copyOf(names);
        values = Map.copyOf(values);
    }

    /** The one word that is no option; null for none. @throws PortolanException usage, when there are several */
    String name() {
        if (names.size() > 1) {
            throw PortolanException.usage("usage", "One name only: " + String.join(" and ", names) + " were given.");
        }
        return names.isEmpty() ? null : names.get(0);
    }

    boolean has(Option option) {
        return values.containsKey(option.text());
    }

    /** All values; none when it was not given. */
    List<String> all(Option option) {
        return values.getOrDefault(option.text(), List.of());
    }

    /** Null when it was not given. @throws PortolanException usage, when it was given twice */
    String one(Option option) {
        List<String> all = all(option);
        if (all.size() > 1) {
            throw PortolanException.usage("usage", option.text() + " was given " + all.size() + " times.");
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /** That option, or what the environment says. */
    String one(Option option, String variable) {
        String said = one(option);
        return said == null ? System.getenv(variable) : said;
    }

    /** Null when it was not given. @throws PortolanException usage, for what is no path */
    Path path(Option option) {
        String text = one(option);
        if (text == null) {
            return null;
        }
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // falls through to the one message
        }
        throw PortolanException.usage("usage", option.text() + " \"" + text + "\" is no path.");
    }

    /** The migration directory. */
    Path dir() {
        Path dir = path(Option.DIR);
        return dir == null ? Path.of("migrations") : dir;
    }

    /** The name of the directory's format. @throws PortolanException usage {@code format-other} and its like */
    String format() {
        return Formats.of(dir(), one(Option.FORMAT)).name();
    }

    /** The migration directory. @throws PortolanException usage {@code format-other} and its like */
    MigrationDir migrations() {
        return migrations(Map.of());
    }

    /** The same with values for what its files leave open. */
    MigrationDir migrations(Map<String, String> placeholders) {
        return MigrationDir.open(dir(), Formats.of(dir(), one(Option.FORMAT)).with(placeholders));
    }

    /** The same where there is nothing to do without it. @throws PortolanException usage {@code dir-missing}, too */
    MigrationDir present() {
        return migrations().present();
    }
}
