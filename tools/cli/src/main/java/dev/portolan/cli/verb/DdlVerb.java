package dev.portolan.cli.verb;

import dev.portolan.Generate;
import dev.portolan.migrate.Ddl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class DdlVerb implements Verb {
    @Override
    public String name() {
        return "ddl";
    }

    @Override
    public String summary() {
        return "Prints the whole schema of the entities as statements. Needs no database.";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.CLASSPATH, Option.UNIT, Option.DIALECT, Option.JSON);
    }

    @Override
    public String example() {
        return "portolan ddl --dialect postgres --classpath target/classes > schema.sql";
    }

    @Override
    public Answer run(Words words) {
        Ddl ddl = Ddl.of(Generate.unit(words.one(Option.UNIT)), words.one(Option.DIALECT));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "done");
        json.put("dialect", ddl.dialect());
        json.put("statements", Sql.json(ddl.steps()));
        return Answer.done(Sql.text(ddl.steps()), json);
    }
}
