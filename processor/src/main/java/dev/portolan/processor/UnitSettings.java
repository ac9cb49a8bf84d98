package dev.portolan.processor;

import dev.portolan.processor.emit.Output;
import dev.portolan.processor.graph.naming.Naming;
import dev.portolan.processor.graph.naming.Strategies;
import dev.portolan.processor.jpa.settings.Property;
import dev.portolan.processor.jpa.settings.SettingsFile;
import dev.portolan.processor.jpa.xml.Node;
import dev.portolan.processor.jpa.xml.PersistenceUnit;
import dev.portolan.processor.jpa.xml.UnitDefaults;
import dev.portolan.processor.model.EnversSettings;
import dev.portolan.processor.model.HibernateSettings;
import dev.portolan.processor.model.Setting;
import dev.portolan.processor.report.Message;
import dev.portolan.processor.report.Place;
import dev.portolan.processor.report.Reporter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the settings of a running Hibernate say for a unit: those of {@code -Aportolan.hibernate}, above those of its
 * {@code persistence.xml}, above those of its mapping files.
 *
 * @param hibernate what shapes tables
 * @param envers how Envers is set
 * @param naming null where they do not say
 * @param validates whether Bean Validation shapes columns
 */
record UnitSettings(HibernateSettings hibernate, EnversSettings envers, Naming naming, boolean validates) {
    private static final String PHYSICAL = "hibernate.physical_naming_strategy";
    private static final String IMPLICIT = "hibernate.implicit_naming_strategy";
    private static final String VALIDATION = "jakarta.persistence.validation.mode";

    /** @param unit null for none @param named whether an option of ours says how things are called */
    static UnitSettings of(
            PersistenceUnit unit,
            UnitDefaults defaults,
            boolean named,
            Settings settings,
            Output output,
            Reporter reporter) {
        List<Property> all = new ArrayList<>();
        if (unit != null) {
            all.addAll(ofUnit(unit));
        }
        all.addAll(ofFile(settings, output, reporter));
        List<Property> resolved = all.stream()
                .filter(p -> isResolved(p, named, settings, reporter))
                .toList();
        HibernateSettings hibernate =
                HibernateSettings.of(resolved, reporter).orDefaults(defaults.schema(), defaults.catalog());
        Map<String, String> properties = new HashMap<>();
        resolved.forEach(p -> properties.put(p.hibernateKey(), p.value()));
        return new UnitSettings(
                hibernate,
                EnversSettings.of(properties),
                named ? null : naming(resolved, reporter),
                validates(resolved, settings, reporter));
    }

    private static List<Property> ofUnit(PersistenceUnit unit) {
        List<Property> all = new ArrayList<>();
        Node mode = unit.node().child("validation-mode");
        if (mode != null) {
            all.add(new Property(VALIDATION, mode.text(), mode.place()));
        }
        for (Node node : unit.propertyNodes()) {
            String name = node.attribute("name");
            String value = node.attribute("value");
            if (name != null && value != null) {
                all.add(new Property(name, value, node.place()));
            }
        }
        return all;
    }

    private static List<Property> ofFile(Settings settings, Output output, Reporter reporter) {
        String file = settings.given(Option.HIBERNATE);
        if (file == null) {
            return List.of();
        }
        Optional<byte[]> bytes = Output.file(output.root(settings.given(Option.ROOT)), file);
        if (bytes.isEmpty()) {
            reporter.reportAt(Message.SETTINGS_MISSING, new Place(file, 1), "-A" + Option.HIBERNATE.key());
            return List.of();
        }
        return SettingsFile.read(bytes.get(), file, reporter);
    }

    /** Reports what is not read and matters, and what cannot be told before the program runs. */
    private static boolean isResolved(Property property, boolean named, Settings settings, Reporter reporter) {
        String key = property.hibernateKey();
        boolean naming = key.equals(PHYSICAL) || key.equals(IMPLICIT);
        boolean validation = key.equals(VALIDATION);
        if (naming && named || validation && settings.given(Option.BEAN_VALIDATION) != null) {
            return false;
        }
        if (NotRead.matters(key, property.value())) {
            reporter.reportAt(Message.PROPERTY_IGNORED, property.place(), key, "Write it into the migration");
            return false;
        }
        boolean read = naming || validation || Setting.of(key).isPresent() || EnversSettings.reads(key);
        if (read && property.value().contains("${")) {
            reporter.reportAt(Message.SETTING_PLACEHOLDER, property.place(), key, property.value());
            return false;
        }
        return read;
    }

    private static Naming naming(List<Property> properties, Reporter reporter) {
        Property physical = last(properties, PHYSICAL);
        Property implicit = last(properties, IMPLICIT);
        if (physical == null && implicit == null) {
            return null;
        }
        boolean known = true;
        if (physical != null && !Strategies.isPhysical(physical.value())) {
            known = false;
            unknown(physical, reporter);
        }
        if (implicit != null && !Strategies.isImplicit(implicit.value())) {
            known = false;
            unknown(implicit, reporter);
        }
        boolean spring = properties.stream().anyMatch(p -> p.key().startsWith("spring.jpa.hibernate.naming."));
        return known
                ? Strategies.of(
                        physical == null ? null : physical.value(), implicit == null ? null : implicit.value(), spring)
                : null;
    }

    private static void unknown(Property strategy, Reporter reporter) {
        reporter.reportAt(
                Message.PROPERTY_IGNORED,
                strategy.place(),
                strategy.hibernateKey(),
                "Pass the -A" + Option.NAMING.key() + " that comes nearest to " + strategy.value());
    }

    private static boolean validates(List<Property> properties, Settings settings, Reporter reporter) {
        String option = settings.given(Option.BEAN_VALIDATION);
        Property mode = last(properties, VALIDATION);
        if (option != null || mode == null || mode.value().isBlank()) {
            return !"off".equals(option);
        }
        List<String> words = Arrays.stream(mode.value().toLowerCase(Locale.ROOT).split(","))
                .map(String::strip)
                .toList();
        List<String> known = List.of("auto", "callback", "ddl", "none");
        for (String word : words) {
            if (!known.contains(word)) {
                reporter.reportAt(Message.SETTING_VALUE, mode.place(), VALIDATION, word, String.join(", ", known), "");
            }
        }
        return words.contains("auto") || words.contains("ddl");
    }

    /** Null for none; empty values say nothing. */
    private static Property last(List<Property> properties, String key) {
        Property found = null;
        for (Property property : properties) {
            if (property.hibernateKey().equals(key)) {
                found = property.value().isBlank() ? null : property;
            }
        }
        return found;
    }
}
