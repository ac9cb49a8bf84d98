package dev.portolan.processor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options of the processor, {@code -Aportolan.<name>}. */
enum Option {
    PACKAGE("package", null),
    INCLUDE("include", null),
    NAMING("naming", "jpa", "jpa", "spring", "spring3"),
    BEAN_VALIDATION("beanValidation", "auto", "auto", "on", "off"),
    CONVERTERS("converters", null),
    PERSISTENCE_XML("persistenceXml", null),
    ORM_XML("ormXml", null),
    HIBERNATE("hibernate", null),
    DIALECT("dialect", "sqlite"),
    DIR("dir", "migrations"),
    FORMAT("format", "atlas"),
    SHAPE("shape", ""),
    CHECK("check", "off", "off", "warn", "error"),
    ROOT("root", null);

    static final String PREFIX = "portolan.";

    private final String name;
    private final String byDefault;
    private final List<String> values;

    /** @param values that it may have; none for any */
    Option(String name, String byDefault, String... values) {
        this.name = name;
        this.byDefault = byDefault;
        this.values = List.of(values);
    }

    /** {@code portolan.naming} */
    String key() {
        return PREFIX + name;
    }

    /** Null for none. */
    String byDefault() {
        return byDefault;
    }

    List<String> allowed() {
        return values;
    }

    static Optional<Option> of(String key) {
        return Arrays.stream(values()).filter(o -> o.key().equals(key)).findFirst();
    }
}
