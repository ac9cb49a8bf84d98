package dev.portolan.cli.verb;

import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.SumFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class Hash implements Verb {
    @Override
    public String name() {
        return "hash";
    }

    @Override
    public String summary() {
        return "Writes the sums anew, after a file was changed on purpose.";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.DIR, Option.FORMAT, Option.JSON);
    }

    @Override
    public String example() {
        return "portolan hash --dir migrations";
    }

    @Override
    public Answer run(Words words) {
        MigrationDir dir = words.present();
        return answer(dir, dir.locked(PATIENCE, dir::rehash));
    }

    private static Answer answer(MigrationDir dir, SumFile sum) {
        List<String> written = dir.sums().stream().map(Path::toString).toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "rehashed");
        json.put("dir", dir.path().toString());
        json.put("files", sum.entries().size());
        json.put("total", "h1:" + sum.total());
        json.put("written", written);
        return Answer.done(written.stream().map(path -> "Wrote " + path).toList(), json);
    }
}
