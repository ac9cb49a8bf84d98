package dev.portolan.cli.verb;

import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Statements as they are printed. */
final class Sql {
    private Sql() {}

    static List<String> text(List<Step> steps) {
        List<String> text = new ArrayList<>();
        for (Step step : steps) {
            if (step.comment() != null) {
                text.add("-- " + step.comment().replace("\r", "\\r").replace("\n", "\\n"));
            }
            text.add(step.sql() + ";");
        }
        return text;
    }

    static List<Object> json(List<Step> steps) {
        List<Object> json = new ArrayList<>();
        for (Step step : steps) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("comment", step.comment());
            one.put("sql", step.sql());
            json.add(one);
        }
        return json;
    }
}
