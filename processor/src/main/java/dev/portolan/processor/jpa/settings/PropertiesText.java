package dev.portolan.processor.jpa.settings;

import dev.portolan.processor.report.Place;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Java's properties, with their lines. {@code #---} begins another document, as Spring has it. */
final class PropertiesText {
    private PropertiesText() {}

    static List<List<Property>> read(String text, String file) throws SettingsFailure {
        List<List<Property>> documents = new ArrayList<>();
        List<Property> current = new ArrayList<>();
        documents.add(current);
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int first = i + 1;
            String line = lines[i].stripLeading();
            if (line.startsWith("#---") || line.startsWith("!---")) {
                current = new ArrayList<>();
                documents.add(current);
            }
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("!")) {
                continue;
            }
            StringBuilder logical = new StringBuilder(line);
            while (continues(logical) && i + 1 < lines.length) {
                logical.setLength(logical.length() - 1);
                logical.append(lines[++i].stripLeading());
            }
            one(logical.toString(), new Place(file, first), current);
        }
        return documents;
    }

    private static boolean continues(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static void one(String line, Place place, List<Property> into) throws SettingsFailure {
        Properties read = new Properties();
        try {
            read.load(new StringReader(line));
        } catch (IllegalArgumentException e) {
            throw new SettingsFailure("an escape is not complete", place.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        read.forEach((key, value) -> into.add(new Property((String) key, ((String) value).strip(), place)));
    }
}
