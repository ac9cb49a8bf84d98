package dev.portolan.processor;

import dev.portolan.processor.report.DidYouMean;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Reporter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The options of a compilation, checked. */
final class Settings {
    private final Map<Option, String> given = new EnumMap<>(Option.class);

    Settings(Map<String, String> options, Reporter reporter) {
        new TreeMap<>(options).forEach((key, value) -> {
            if (key.startsWith(Option.PREFIX)) {
                read(key, value, reporter);
            }
        });
    }

    private void read(String key, String value, Reporter reporter) {
        Option option = Option.of(key).orElse(null);
        if (option == null) {
            List<String> known = Arrays.stream(Option.values()).map(Option::key).toList();
            reporter.report(Message.UNKNOWN_OPTION, null, "-A" + key, DidYouMean.among(known, key));
        } else if (value == null
                || !option.allowed().isEmpty() && !option.allowed().contains(value)) {
            String allowed = option.allowed().isEmpty() ? "a value" : String.join(", ", option.allowed());
            reporter.report(Message.OPTION_VALUE, null, "-A" + key, value == null ? "" : value, allowed);
        } else if (!value.isBlank()) {
            given.put(option, value.strip());
        }
    }

    /** As given, else the default; null for neither. */
    String get(Option option) {
        return given.getOrDefault(option, option.byDefault());
    }

    /** As given; null otherwise. */
    String given(Option option) {
        return given.get(option);
    }

    /** Separated by commas. */
    List<String> list(Option option) {
        String value = get(option);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
    }
}
