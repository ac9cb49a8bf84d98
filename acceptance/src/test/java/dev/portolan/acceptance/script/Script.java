package dev.portolan.acceptance.script;

import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One script. Lines of its comment that begin with {@code #} are for readers, each other one is a command:
 *
 * <ul>
 *   <li>{@code given X}: executes {@code X.sql} on the empty database
 *   <li>{@code rows X}: executes {@code X.sql}
 *   <li>{@code diff X}: plans the way to the state {@code X}, compares it with {@code X.up.sql}, {@code X.down.sql} and
 *       {@code X.notices.txt}, executes it, looks whether the state is reached, executes the way back, looks again, and goes there
 *       once more. {@code X} is what {@code X.sql} makes, or the entities {@code X/*.java}
 *   <li>{@code synced X}: there is nothing to do on the way to {@code X}
 *   <li>{@code refused X}: rows stand in the way to {@code X}: it fails, and nothing has happened
 *   <li>{@code fails X CODE}: there is no way to {@code X}, with that error
 *   <li>{@code check X}: queries with their rows, in {@code X.txt}
 *   <li>{@code schemas S …}: those that are looked at besides the default one
 *   <li>{@code only D …}: the dialects on which the rest runs
 * </ul>
 *
 * A file may have a dialect in its name, before its ending: that one is for it, the plain one for all others.
 */
final class Script {
    private final Path file;
    private final String dialect;
    private final Archive archive;

    Script(Path file, String dialect) {
        this.file = file;
        this.dialect = dialect;
        this.archive = new Archive(Checkout.text(file));
    }

    List<String[]> commands() {
        List<String[]> commands = new ArrayList<>();
        archive.comment()
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .forEach(l -> commands.add(l.split(" +")));
        return commands;
    }

    private String own(String name) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "." + dialect + name.substring(dot);
    }

    /** Null when it is not there. */
    String find(String name) {
        String text = archive.files().get(own(name));
        return text != null ? text : archive.files().get(name);
    }

    String text(String name) {
        String text = find(name);
        if (text == null) {
            throw new AssertionError(file + " has no " + name);
        }
        return text;
    }

    /** Java sources by file name; empty when the state is said in SQL. */
    Map<String, String> sources(String state) {
        Map<String, String> sources = new TreeMap<>();
        archive.files().forEach((name, text) -> {
            if (name.startsWith(state + "/") && name.endsWith(".java")) {
                sources.put(name.substring(state.length() + 1), text);
            }
        });
        return sources;
    }

    /** As a new expectation: one for all where all are the same, which SQL that is for every dialect seldom is. */
    void expect(String name, String text) throws IOException {
        Map<String, String> files = archive.files();
        String plain = files.get(name);
        boolean common = file.getParent().endsWith("common");
        boolean forAll = !common
                || (plain == null
                        ? !name.endsWith(".sql")
                        : plain.equals(text)
                                || !plain.isEmpty() && plain.lines().allMatch(l -> l.startsWith("select ")));
        if (forAll) {
            files.remove(own(name));
        }
        files.put(forAll && !files.containsKey(own(name)) ? name : own(name), text);
        Files.writeString(file, archive.toString(), StandardCharsets.UTF_8);
    }
}
