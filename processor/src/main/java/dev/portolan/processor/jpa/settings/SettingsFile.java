package dev.portolan.processor.jpa.settings;

import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Place;
import dev.portolan.processor.report.Reporter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads {@code .properties} and {@code .yml}. Documents that Spring takes for a profile only are left out. */
public final class SettingsFile {
    private static final Set<String> PROFILES = Set.of("spring.config.activate.on-profile", "spring.profiles");

    private SettingsFile() {}

    /** @param name for messages @return in the order of the file; empty after an error */
    public static List<Property> read(byte[] bytes, String name, Reporter reporter) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String lower = name.toLowerCase(Locale.ROOT);
        try {
            if (lower.endsWith(".properties")) {
                return without(PropertiesText.read(text, name), reporter);
            }
            if (lower.endsWith(".yml") || lower.endsWith(".yaml")) {
                return without(YamlText.read(text, name), reporter);
            }
            throw new SettingsFailure("its name ends with neither .properties nor .yml", 1);
        } catch (SettingsFailure e) {
            reporter.reportAt(Message.SETTINGS_READ, new Place(name, e.line()), e.getMessage());
            return List.of();
        }
    }

    private static List<Property> without(List<List<Property>> documents, Reporter reporter) {
        List<Property> all = new ArrayList<>();
        for (List<Property> document : documents) {
            Property profile = document.stream()
                    .filter(p -> PROFILES.contains(p.key()))
                    .findFirst()
                    .orElse(null);
            if (profile == null) {
                all.addAll(document);
            } else {
                reporter.reportAt(Message.SETTINGS_PROFILE, profile.place(), profile.value());
            }
        }
        return List.copyOf(all);
    }
}
