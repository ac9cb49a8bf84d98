package dev.portolan.cli.verb;

import dev.portolan.dir.PasswordFile;
import dev.portolan.migrate.Ddl;
import dev.portolan.migrate.Inspection;
import dev.portolan.schema.PortolanException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class Inspect implements Verb {
    private static final Option URL = new Option("--url", "U", "JDBC URL of the database [PORTOLAN_URL]");
    private static final Option USER = new Option("--user", "U", "its user");
    private static final Option PASSWORD_FILE =
            new Option("--password-file", "F", "file with its password [PORTOLAN_PASSWORD]");
    private static final Option EXCLUDE =
            new Option("--exclude", "GLOB", "table or schema.table that is left out; repeatable");
    private static final Option AS = new Option("--as", "sql|graph", "statements, or a line a column (sql)");

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String summary() {
        return "Prints what a database holds.";
    }

    @Override
    public List<Option> options() {
        return List.of(URL, USER, PASSWORD_FILE, Option.SCHEMA, EXCLUDE, AS, Option.CLASSPATH, Option.JSON);
    }

    @Override
    public String example() {
        return "portolan inspect --url jdbc:postgresql://localhost/shop --user me";
    }

    @Override
    public Answer run(Words words) {
        String url = words.one(URL, "PORTOLAN_URL");
        if (url == null) {
            throw PortolanException.usage("usage", "inspect needs the database: --url or PORTOLAN_URL.");
        }
        String as = words.has(AS) ? words.one(AS) : "sql";
        if (!as.equals("sql") && !as.equals("graph")) {
            throw PortolanException.usage("usage", "--as is sql or graph, not \"" + as + "\".");
        }
        Path file = words.path(PASSWORD_FILE);
        String password = file == null ? System.getenv("PORTOLAN_PASSWORD") : PasswordFile.read(file);
        Inspection inspection =
                Inspection.of(url, words.one(USER), password, words.all(Option.SCHEMA), words.all(EXCLUDE));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "done");
        json.put("dialect", inspection.dialect());
        if (as.equals("graph")) {
            json.put("graph", inspection.graph());
            return Answer.done(inspection.graph().lines().toList(), json);
        }
        Ddl ddl = inspection.ddl();
        json.put("statements", Sql.json(ddl.steps()));
        return Answer.done(Sql.text(ddl.steps()), json);
    }
}
