package dev.portolan.acceptance.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text archive: a comment, then files, each after a line {@code -- name --}. */
final class Archive {
    private static final Pattern MARK = Pattern.compile("-- (\\S+) --");

    private final String comment;
    private final Map<String, String> files = new LinkedHashMap<>();

    Archive(String text) {
        StringBuilder into = new StringBuilder();
        String name = null;
        String first = null;
        for (String line : text.split("(?<=\n)")) {
            Matcher mark = MARK.matcher(line.strip());
            if (!mark.matches()) {
                into.append(line);
                continue;
            }
            first = name == null ? into.toString() : first;
            put(name, into.toString());
            name = mark.group(1);
            into.setLength(0);
        }
        this.comment = name == null ? into.toString() : first;
        put(name, into.toString());
    }

    private void put(String name, String text) {
        if (name != null && files.put(name, text) != null) {
            throw new IllegalArgumentException(name + " is there twice");
        }
    }

    String comment() {
        return comment;
    }

    /** By name, in order; may be changed. */
    Map<String, String> files() {
        return files;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(comment);
        files.forEach(
                (name, file) -> text.append("-- ").append(name).append(" --\n").append(file));
        return text.toString();
    }
}
