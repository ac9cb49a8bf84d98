package dev.portolan.dir.format;

import dev.portolan.schema.PortolanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Changelogs beside formatted SQL: one that only includes is fine, one with changes of its own is no SQL. */
final class LiquibaseChangelog {
    private static final Pattern INCLUDED = Pattern.compile("[\\w./\\\\ -]+\\.sql");

    private LiquibaseChangelog() {}

    /** @param executed names of files in the order in which they are read here */
    static void check(String name, String text, List<String> executed) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.contains("databasechangelog")) {
            return;
        }
        if (lower.contains("changeset")) {
            throw SplitFile.notSql(name, "liquibase");
        }
        List<String> order = new ArrayList<>();
        INCLUDED.matcher(text).results().forEach(m -> {
            String file = m.group().strip();
            String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
            if (executed.contains(base)) {
                order.add(base);
            }
        });
        if (!order.equals(executed.stream().filter(order::contains).toList())) {
            throw PortolanException.failed(
                    "format-cannot",
                    name + " includes files in another order than that of their names, in which Portolan reads them. "
                            + "Use includeAll, or name them in their order");
        }
    }
}
