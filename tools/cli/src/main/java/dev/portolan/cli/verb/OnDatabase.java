package dev.portolan.cli.verb;

import dev.portolan.dir.FileSize;
import dev.portolan.dir.MigrationDir;
import dev.portolan.dir.PasswordFile;
import dev.portolan.dir.Placeholders;
import dev.portolan.migrate.apply.Migrator;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.util.List;

/** What the verbs share that bring a directory and a database together. */
final class OnDatabase {
    private static final Option PLACEHOLDER =
            new Option("--placeholder", "K=V", "a value for ${K} in files of flyway, liquibase and goose; repeatable");
    private static final Option URL = new Option("--url", "U", "JDBC URL of the database [PORTOLAN_URL]");
    private static final Option USER = new Option("--user", "U", "its user");
    private static final Option PASSWORD_FILE =
            new Option("--password-file", "F", "file with its password [PORTOLAN_PASSWORD]");
    private static final Option REVISIONS_SCHEMA = new Option(
            "--revisions-schema", "S", "schema of the table that remembers what has run (where Atlas has it)");
    private static final Option MAX_FILE = new Option(
            "--max-file", "SIZE", "a larger migration is not read into statements (64m) [PORTOLAN_MAX_FILE]");

    static final List<Option> OPTIONS = List.of(
            Option.DIR,
            Option.FORMAT,
            PLACEHOLDER,
            URL,
            USER,
            PASSWORD_FILE,
            REVISIONS_SCHEMA,
            MAX_FILE,
            Option.CLASSPATH,
            Option.JSON);

    private OnDatabase() {}

    static MigrationDir dir(Words words) {
        return words.migrations(Placeholders.parse(words.all(PLACEHOLDER)))
                .maxFile(FileSize.parse(words.one(MAX_FILE, "PORTOLAN_MAX_FILE")));
    }

    /** @param verb for the message when there is no database */
    static Migrator migrator(Words words, String verb) {
        String url = words.one(URL, "PORTOLAN_URL");
        if (url == null) {
            throw PortolanException.usage("usage", verb + " needs the database: --url or PORTOLAN_URL.");
        }
        Path file = words.path(PASSWORD_FILE);
        String password = file == null ? System.getenv("PORTOLAN_PASSWORD") : PasswordFile.read(file);
        Migrator migrator = Migrator.of(dir(words)).database(url, words.one(USER), password);
        return words.has(REVISIONS_SCHEMA) ? migrator.revisionsSchema(words.one(REVISIONS_SCHEMA)) : migrator;
    }
}
