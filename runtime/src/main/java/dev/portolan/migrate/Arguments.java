package dev.portolan.migrate;

import dev.portolan.schema.PortolanException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The words of a command line, told apart: one optional name, and options as {@code --x v} or {@code --x=v}. */
final class Arguments {
    private final Map<Flag, List<String>> values = new EnumMap<>(Flag.class);
    private String name;

    private Arguments() {}

    /** @throws PortolanException wrong usage */
    static Arguments parse(String... args) {
        Arguments parsed = new Arguments();
        for (int i = 0; i < args.length; i++) {
            String word = args[i];
            if (!word.startsWith("-") || word.equals("-")) {
                parsed.name(word);
                continue;
            }
            int equals = word.indexOf('=');
            Flag flag = flag(equals < 0 ? word : word.substring(0, equals));
            String value = equals < 0 ? null : word.substring(equals + 1);
            if (flag.value == null && value != null) {
                throw usage(flag.text + " takes no value.");
            }
            if (flag.value != null && value == null) {
                if (++i == args.length) {
                    throw usage(flag.text + " needs a value: " + flag.text + " " + flag.value + ".");
                }
                value = args[i];
            }
            parsed.values.computeIfAbsent(flag, f -> new ArrayList<>()).add(value == null ? "" : value);
        }
        return parsed;
    }

    private void name(String word) {
        if (name != null) {
            throw usage("One NAME only: \"" + name + "\" and \"" + word + "\" were given.");
        }
        name = word;
    }

    private static Flag flag(String text) {
        String close = null;
        for (Flag flag : Flag.values()) {
            if (flag.text.equals(text)) {
                return flag;
            }
            if (close == null && (flag.text.startsWith(text) || text.startsWith(flag.text))) {
                close = flag.text;
            }
        }
        throw usage("Unknown option " + text + "." + (close == null ? "" : " Did you mean " + close + "?"));
    }

    static PortolanException usage(String message) {
        return PortolanException.usage("usage", message + " See --help.");
    }

    String name() {
        return name;
    }

    boolean has(Flag flag) {
        return values.containsKey(flag);
    }

    List<String> all(Flag flag) {
        return values.getOrDefault(flag, List.of());
    }

    /** The value of an option that may stand once; null when it is absent. */
    String one(Flag flag) {
        List<String> all = all(flag);
        if (all.size() > 1) {
            throw usage(flag.text + " was given " + all.size() + " times.");
        }
        return all.isEmpty() ? null : all.get(0);
    }
}
