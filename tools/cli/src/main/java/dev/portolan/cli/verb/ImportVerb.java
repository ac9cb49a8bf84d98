package dev.portolan.cli.verb;

import dev.portolan.dialect.Dialect;
import dev.portolan.dialect.Dialects;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.DirState;
import dev.portolan.dir.Formats;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.Placeholders;
import dev.portolan.dir.format.Import;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class ImportVerb implements Verb {
    private static final Option FROM = new Option("--from", "DIR", "the directory that is read, and left as it is");
    private static final Option FROM_FORMAT = new Option("--from-format", "F", "its format (what its files say)");
    private static final Option DIALECT = new Option(
            "--dialect", "N", "sqlite, postgres, mysql, mariadb, h2; only where the statements' ends depend on it");
    private static final Option PLACEHOLDER =
            new Option("--placeholder", "K=V", "a value for ${K} in files of flyway, liquibase and goose; repeatable");
    private static final Option RENUMBER =
            new Option("--renumber", null, "new versions, 000001 and so on, where the others cannot be kept");

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "Writes the migrations of a directory into a new one, as files of another tool.";
    }

    @Override
    public List<Option> options() {
        return List.of(FROM, FROM_FORMAT, Option.DIR, Option.FORMAT, DIALECT, PLACEHOLDER, RENUMBER, Option.JSON);
    }

    @Override
    public String example() {
        return "portolan import --from src/main/resources/db/migration --from-format flyway --dir migrations";
    }

    @Override
    public Answer run(Words words) {
        Path from = words.path(FROM);
        if (from == null) {
            throw PortolanException.usage(
                    "usage", "import needs --from, the directory that is read. See portolan import --help.");
        }
        String said = words.one(FROM_FORMAT);
        DirFormat source = Formats.of(from, said);
        String wanted = words.one(Option.FORMAT);
        DirFormat target = Formats.named(wanted == null ? "atlas" : wanted);
        if (source.name().equals(target.name())) {
            throw PortolanException.usage(
                    "usage",
                    "both directories are of the format " + source.name()
                            + ": say --from-format or --format. A directory that stays as it is can be copied.");
        }
        MigrationDir dir = MigrationDir.open(words.dir(), target);
        checkEmpty(dir, dir.isEmpty());
        DirState state = MigrationDir.open(from, source.with(Placeholders.parse(words.all(PLACEHOLDER))))
                .read();
        String dialect = words.one(DIALECT);
        Import read = Import.of(state, dialect, rules(state, dialect), target, words.has(RENUMBER));
        dir.locked(PATIENCE, () -> {
            DirState now = dir.read();
            checkEmpty(dir, target.executed(now.names()).isEmpty());
            return dir.write(now, read.files(), null);
        });
        return answer(from, source, dir, read);
    }

    private static void checkEmpty(MigrationDir dir, boolean empty) {
        if (!empty) {
            throw PortolanException.failed(
                    "import-target",
                    dir.path() + " is not empty. Name a new directory with --dir; nothing was written");
        }
    }

    private static SplitRules rules(DirState state, String dialect) {
        if (dialect != null) {
            return Dialects.named(dialect).splitRules();
        }
        for (MigrationFile file : state.files()) {
            List<String> generic = statements(state.format(), state, file, SplitRules.GENERIC);
            for (Dialect one : Dialects.available()) {
                DirFormat format = state.format().on(one.name());
                if (!statements(format, state, file, one.splitRules()).equals(generic)) {
                    throw PortolanException.usage(
                            "which-dialect",
                            "Where a statement of " + file.name()
                                    + " ends, or which are executed, depends on the database: say --dialect.");
                }
            }
        }
        return SplitRules.GENERIC;
    }

    private static List<String> statements(DirFormat format, DirState state, MigrationFile file, SplitRules rules) {
        try {
            List<Statement> all = new ArrayList<>(format.statements(file, rules));
            String back = format.reverseFile(file.name(), state.names());
            if (back != null) {
                all.addAll(format.reverse(state.file(back), rules));
            }
            return all.stream().map(Statement::text).toList();
        } catch (PortolanException e) {
            if (!e.code().equals("sql-split")) {
                throw e;
            }
            return List.of(e.code());
        }
    }

    private static Answer answer(Path from, DirFormat source, MigrationDir dir, Import read) {
        List<String> text = new ArrayList<>();
        read.names().forEach((old, now) -> text.add(old + " is " + dir.path().resolve(now)));
        List<String> notes = new ArrayList<>();
        read.repeatable()
                .forEach(n -> notes.add(n + " is executed once from now on: a change of it needs a new migration."));
        read.left().forEach(n -> notes.add(n + " was not taken over: an empty database does not execute it."));
        if (!read.oneWay().isEmpty()) {
            notes.add("The way back is left behind, " + dir.format().name() + " has none.");
        }
        notes.add("A database that has run these migrations must be told so in the words of the new tool.");
        List<String> written = new ArrayList<>();
        read.files().forEach(f -> written.add(dir.path().resolve(f.name()).toString()));
        dir.sums().forEach(s -> written.add(s.toString()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "imported");
        json.put("from", from.toString());
        json.put("fromFormat", source.name());
        json.put("dir", dir.path().toString());
        json.put("format", dir.format().name());
        json.put("names", read.names());
        json.put("repeatable", read.repeatable());
        json.put("left", read.left());
        json.put("oneWay", read.oneWay());
        json.put("written", written);
        return new Answer(0, text, notes, json);
    }
}
