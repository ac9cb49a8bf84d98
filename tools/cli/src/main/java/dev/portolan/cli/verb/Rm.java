package dev.portolan.cli.verb;

import dev.portolan.dir.MigrationDir;
import dev.portolan.schema.PortolanException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class Rm implements Verb {
    @Override
    public String name() {
        return "rm";
    }

    @Override
    public String summary() {
        return "Takes files out of the directory, and what goes with them, and writes the sum anew.";
    }

    @Override
    public String argument() {
        return "FILE";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.DIR, Option.FORMAT, Option.JSON);
    }

    @Override
    public String example() {
        return "portolan rm 20260301120000_add_phone.sql";
    }

    @Override
    public Answer run(Words words) {
        if (words.names().isEmpty()) {
            throw PortolanException.usage("usage", "rm needs the files that are to go. See portolan rm --help.");
        }
        MigrationDir dir = words.present();
        List<String> gone = dir.locked(PATIENCE, () -> dir.remove(dir.read(), words.names()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "removed");
        json.put("dir", dir.path().toString());
        json.put("removed", gone);
        List<String> notes = List.of(
                "What the entities still want of it, the next portolan diff writes again. A database that has run it keeps what it did.");
        return new Answer(
                0,
                gone.stream().map(name -> "Removed " + dir.path().resolve(name)).toList(),
                notes,
                json);
    }
}
