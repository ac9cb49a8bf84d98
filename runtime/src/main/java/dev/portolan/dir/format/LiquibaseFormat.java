package dev.portolan.dir.format;

import dev.portolan.dir.ByteOrder;
import dev.portolan.dir.Contents;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.Versions;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Utf8;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Liquibase's formatted SQL, as {@code includeAll} takes it: in the order of the names. */
public final class LiquibaseFormat implements DirFormat {
    private static final String ENDING = ".sql";
    private static final List<String> OTHERS = List.of(".xml", ".yaml", ".yml", ".json");

    private final Map<String, String> given;
    private final Map<String, String> parameters;
    private final String dialect;

    /** For no directory and no dialect in particular, without values for parameters. */
    public LiquibaseFormat() {
        this(Map.of(), Map.of(), null);
    }

    private LiquibaseFormat(Map<String, String> given, Map<String, String> parameters, String dialect) {
        this.given = Map.copyOf(given);
        this.parameters = Map.copyOf(parameters);
        this.dialect = dialect;
    }

    @Override
    public String name() {
        return "liquibase";
    }

    @Override
    public boolean ownsText(String head) {
        return LiquibaseText.isFormatted(head);
    }

    @Override
    public List<String> summed(Collection<String> names) {
        return ByteOrder.sorted(names, ENDING);
    }

    @Override
    public List<String> executed(Collection<String> names) {
        return summed(names);
    }

    @Override
    public List<String> consulted(Collection<String> names) {
        return names.stream()
                .filter(n -> OTHERS.stream().anyMatch(n::endsWith))
                .sorted(ByteOrder::compare)
                .toList();
    }

    @Override
    public List<Path> settings(Path dir) {
        Path parent = dir.toAbsolutePath().getParent();
        List<Path> folders = parent == null ? List.of(Path.of(""), dir) : List.of(Path.of(""), parent, dir);
        return folders.stream()
                .map(f -> f.toAbsolutePath().resolve("liquibase.properties"))
                .toList();
    }

    @Override
    public DirFormat in(Contents contents) {
        for (String name : consulted(contents.names())) {
            LiquibaseChangelog.check(name, contents.text(name), executed(contents.names()));
        }
        TreeMap<String, String> found = new TreeMap<>();
        contents.settings()
                .values()
                .forEach(text -> text.lines()
                        .filter(l -> l.startsWith("parameter.") && l.indexOf('=') > 0)
                        .forEach(l -> found.put(
                                l.substring("parameter.".length(), l.indexOf('='))
                                        .strip(),
                                l.substring(l.indexOf('=') + 1).strip())));
        // the first one to name a property wins, a file's own ones are global
        for (String name : executed(contents.names())) {
            String text = contents.text(name);
            if (text.contains("property")) {
                LiquibaseText.of(text).properties().forEach(found::putIfAbsent);
            }
        }
        return new LiquibaseFormat(given, found, dialect);
    }

    @Override
    public DirFormat with(Map<String, String> placeholders) {
        return new LiquibaseFormat(placeholders, parameters, dialect);
    }

    @Override
    public DirFormat on(String other) {
        return new LiquibaseFormat(given, parameters, other);
    }

    @Override
    public String key() {
        return name() + new TreeMap<>(parameters) + new TreeMap<>(given);
    }

    @Override
    public String version(String fileName) {
        String stem = fileName.endsWith(ENDING) ? fileName.substring(0, fileName.length() - ENDING.length()) : fileName;
        int end = stem.indexOf('_');
        return end < 0 ? stem : stem.substring(0, end);
    }

    @Override
    public String fileName(String version, String name) {
        return version + "_" + name + ENDING;
    }

    @Override
    public List<MigrationFile> render(String version, String name, Plan plan, SplitRules rules) {
        List<MigrationFile> files = new ArrayList<>();
        for (There there : There.alike(There.of(plan))) {
            String of = Versions.plus(version, files.size());
            files.add(MigrationFile.of(fileName(of, there.named(name)), LiquibaseRender.text(of, there, rules)));
        }
        return files;
    }

    @Override
    public List<MigrationFile> blank(String version, String name) {
        return List.of(MigrationFile.of(
                fileName(version, name), LiquibaseRender.HEAD + "\n--changeset portolan:" + version + "-1\n\n"));
    }

    @Override
    public List<Statement> statements(MigrationFile file, SplitRules rules) {
        LiquibaseText text = LiquibaseText.of(file.text());
        if (text.changesets() == null) {
            return SplitFile.section(file.name(), expanded(text, file.text()), 0, 1, rules);
        }
        List<Statement> statements = new ArrayList<>();
        for (LiquibaseText.Changeset changeset : executed(text)) {
            statements.addAll(split(
                    file.name(),
                    expanded(text, changeset.sql()),
                    changeset.line(),
                    changeset.offset(),
                    !changeset.says("splitStatements", "false"),
                    changeset.value("endDelimiter"),
                    rules));
        }
        return statements;
    }

    @Override
    public String reverseFile(String fileName, Collection<String> names) {
        return fileName;
    }

    @Override
    public List<Statement> reverse(MigrationFile file, SplitRules rules) {
        LiquibaseText text = LiquibaseText.of(file.text());
        List<Statement> statements = new ArrayList<>();
        List<LiquibaseText.Changeset> changesets = text.changesets() == null ? List.of() : executed(text);
        for (int i = changesets.size() - 1; i >= 0; i--) {
            LiquibaseText.Changeset changeset = changesets.get(i);
            String rollback = expanded(text, changeset.rollback());
            if (!rollback.strip().matches("(?i)empty|not required|")) {
                statements.addAll(split(
                        file.name(),
                        rollback,
                        changeset.line(),
                        changeset.offset(),
                        !changeset.says("rollbackSplitStatements", "false"),
                        changeset.value("rollbackEndDelimiter"),
                        rules));
            }
        }
        return statements;
    }

    private List<LiquibaseText.Changeset> executed(LiquibaseText text) {
        return text.changesets().stream()
                .filter(c -> !c.says("ignore", "true") && isFor(c.value("dbms")))
                .toList();
    }

    private boolean isFor(String dbms) {
        if (dbms == null || dialect == null) {
            return true;
        }
        boolean named = false;
        boolean onlyOthers = true;
        for (String one : dbms.toLowerCase(Locale.ROOT).split(",")) {
            String name = one.strip();
            // Liquibase's names begin with ours
            if (name.startsWith("!" + dialect) || name.equals("none")) {
                return false;
            }
            named |= name.startsWith(dialect) || name.equals("all");
            onlyOthers &= name.startsWith("!");
        }
        return named || onlyOthers;
    }

    private static List<Statement> split(
            String file, String sql, int line, int offset, boolean splits, String delimiter, SplitRules rules) {
        if (!splits) {
            String stripped = sql.strip();
            int begin = sql.indexOf(stripped);
            int at = line
                    + (int) sql.substring(0, begin)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            int wrong = Utf8.wrong(stripped, 0, stripped.length());
            if (wrong >= 0) {
                int lines = (int) stripped.substring(0, wrong).lines().count();
                throw SplitFile.mend(
                        "sql-encoding",
                        file + ":" + (at + Math.max(1, lines) - 1) + ": " + Utf8.message(stripped, wrong));
            }
            return stripped.isEmpty() ? List.of() : List.of(new Statement(offset + begin, at, stripped, List.of()));
        }
        if (delimiter == null) {
            return SplitFile.section(file, sql, offset, line, rules);
        }
        String head = "-- atlas:delimiter " + delimiter + "\n";
        return sql.isBlank() ? List.of() : SplitFile.section(file, head + sql, offset - head.length(), line - 1, rules);
    }

    private String expanded(LiquibaseText text, String sql) {
        String expanded = sql;
        if (!sql.contains("${")) {
            return sql;
        }
        Map<String, String> values = new TreeMap<>(text.properties());
        values.putAll(parameters);
        values.putAll(given);
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = expanded.indexOf("${"); at >= 0; at = expanded.indexOf("${", at + 2)) {
            int end = expanded.indexOf('}', at);
            String value = end < 0 ? null : values.get(expanded.substring(at + 2, end));
            if (value != null) {
                // what has no value stays as it is
                out.append(expanded, from, at).append(value);
                from = end + 1;
            }
        }
        return out.append(expanded.substring(from)).toString();
    }

    @Override
    public boolean withoutTransaction(MigrationFile file) {
        LiquibaseText text = LiquibaseText.of(file.text());
        return text.changesets() != null
                && text.changesets().stream().anyMatch(c -> c.says("runInTransaction", "false"));
    }
}
