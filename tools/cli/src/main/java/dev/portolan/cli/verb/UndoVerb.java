package dev.portolan.cli.verb;

import dev.portolan.dir.DirState;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.PasswordFile;
import dev.portolan.migrate.Applied;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class UndoVerb implements Verb {
    private static final Option URL =
            new Option("--url", "U", "JDBC URL of a database that must not have run it [PORTOLAN_URL]");
    private static final Option USER = new Option("--user", "U", "its user");
    private static final Option PASSWORD_FILE =
            new Option("--password-file", "F", "file with its password [PORTOLAN_PASSWORD]");

    @Override
    public String name() {
        return "undo";
    }

    @Override
    public String summary() {
        return "Takes the last generation back: its files, the snapshot as it was, and the sum.";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.DIR, Option.FORMAT, URL, USER, PASSWORD_FILE, Option.JSON);
    }

    @Override
    public String example() {
        return "portolan undo --url jdbc:postgresql://localhost/shop --user me";
    }

    @Override
    public Answer run(Words words) {
        MigrationDir dir = words.present();
        List<String> gone = dir.locked(PATIENCE, () -> undone(dir, words));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "undone");
        json.put("dir", dir.path().toString());
        json.put("removed", gone);
        return Answer.done(
                gone.stream().map(name -> "Removed " + dir.path().resolve(name)).toList(), json);
    }

    private static List<String> undone(MigrationDir dir, Words words) {
        DirState state = dir.read();
        String url = words.one(URL, "PORTOLAN_URL");
        if (url != null) {
            Path file = words.path(PASSWORD_FILE);
            String password = file == null ? System.getenv("PORTOLAN_PASSWORD") : PasswordFile.read(file);
            for (String name : dir.lastGeneration(state)) {
                String table = Applied.in(
                        url, words.one(USER), password, name, dir.format().version(name));
                if (table != null) {
                    throw PortolanException.failed(
                            "undo-applied",
                            name + " has run on that database, says its table " + table
                                    + ". Nothing was taken back: write a new migration that goes the way back");
                }
            }
        }
        return dir.undo(state);
    }
}
