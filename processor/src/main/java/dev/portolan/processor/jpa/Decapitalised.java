package dev.portolan.processor.jpa;

import java.util.Locale;

/** Property names as the JavaBeans specification derives them. */
public final class Decapitalised {
    private Decapitalised() {}

    /** {@code Name} gives {@code name}; {@code URLName} stays, because its first two letters are capitals. */
    public static String of(String text) {
        if (text.isEmpty()
                || text.length() > 1
                        && Character.isUpperCase(text.charAt(1))
                        && Character.isUpperCase(text.charAt(0))) {
            return text;
        }
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
