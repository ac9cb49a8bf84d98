package dev.portolan.dir.format;

import dev.portolan.schema.PortolanException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables of the environment in files of goose: {@code $X}, {@code ${X}}, <code>${X:-otherwise}</code>. */
final class Variables {
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$(?:(?<plain>[A-Za-z_][A-Za-z0-9_]*)|\\{(?<braced>[A-Za-z_][A-Za-z0-9_]*)(?::?-(?<otherwise>[^}]*))?\\})");

    private Variables() {}

    /** @throws PortolanException usage {@code placeholder-missing} for one that nobody gives a value */
    static String expand(String file, String line, Map<String, String> values) {
        return VARIABLE.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(value(file, (Matcher) found, values)));
    }

    private static String value(String file, Matcher found, Map<String, String> values) {
        String name = found.group("plain") == null ? found.group("braced") : found.group("plain");
        String value = values.get(name);
        if (value == null) {
            value = System.getenv(name);
        }
        if (value == null) {
            value = found.group("otherwise");
        }
        if (value == null) {
            throw missing(file, name);
        }
        return value;
    }

    static PortolanException missing(String file, String name) {
        return PortolanException.usage(
                "placeholder-missing",
                file + " leaves \"" + name + "\" open: give it with --placeholder " + name + "=VALUE");
    }
}
