package dev.portolan.acceptance.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.acceptance.Apply;
import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.hibernate.Naming;
import dev.portolan.acceptance.parity.Difference;
import dev.portolan.acceptance.parity.Repair;
import dev.portolan.migrate.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The entities of each case of {@code rows}, migrated, are the tables that its file tells, and those that Hibernate makes of them.
 * {@code -Drows=} runs the cases that hold that text; {@code -Dgolden.update=true} writes their tables anew.
 */
class RowsTest {
    private static final String HEAD = "package p; import jakarta.persistence.*; import org.hibernate.annotations.*;"
            + " import jakarta.persistence.Entity; import jakarta.persistence.Table; import jakarta.persistence.Index;"
            + " import jakarta.persistence.ForeignKey; import jakarta.persistence.OrderBy; import jakarta.persistence.Transient;"
            + " import java.util.*; import java.time.*; import java.math.*; import java.io.Serializable;\n";

    @TempDir
    static Path work;

    private static final Map<Integer, Compilation> COMPILED = new HashMap<>();
    private static final Map<Case, Map<Target, List<Fact>>> FOUND = new HashMap<>();

    static Stream<Arguments> cases() {
        String only = System.getProperty("rows", "");
        return Case.all().stream()
                .filter(c -> (c.file().getFileName() + " " + c).contains(only))
                .flatMap(c -> c.targets().stream().map(t -> Arguments.of(c, t)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("cases")
    void isAsHibernateMakesIt(Case one, Target target) throws IOException, SQLException, ClassNotFoundException {
        Compilation compiled = compiled(one);
        List<Fact> ours = migrated(one, compiled, target);
        FOUND.computeIfAbsent(one, k -> new EnumMap<>(Target.class)).put(target, ours);
        assertEquals("", unexplained(one, target, hibernates(one, compiled, target), ours));
        if (!Boolean.getBoolean("golden.update")) {
            List<String> is = ours.stream().map(Fact::toString).toList();
            assertEquals("", difference(one.expected(target), is), "- is expected, + is there");
        }
    }

    /** Differences that the case does not name, and those that it names and does not have. */
    private static String unexplained(Case one, Target target, List<Fact> hibernates, List<Fact> ours) {
        List<String> all = Alike.of(target, ours);
        List<String> missing = new ArrayList<>(Alike.of(target, hibernates));
        List<String> besides = new ArrayList<>(all);
        all.forEach(missing::remove);
        Alike.of(target, hibernates).forEach(besides::remove);
        List<String> lines = new ArrayList<>();
        for (Difference difference : one.differences()) {
            int before = missing.size() + besides.size();
            difference.explain(target, missing, besides, all);
            if (difference.isOf(target) && missing.size() + besides.size() == before) {
                lines.add(difference + " does not show here");
            }
        }
        missing.forEach(l -> lines.add("only in what Hibernate makes: " + l));
        besides.forEach(l -> lines.add("only in ours: " + l));
        return String.join("\n", lines);
    }

    @AfterAll
    static void update() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            for (Map.Entry<Case, Map<Target, List<Fact>>> found : FOUND.entrySet()) {
                found.getKey().write(found.getValue());
            }
        }
    }

    private static String difference(List<String> expected, List<String> is) {
        List<String> missing = new ArrayList<>(expected);
        List<String> besides = new ArrayList<>(is);
        is.forEach(missing::remove);
        expected.forEach(besides::remove);
        return Stream.concat(
                        missing.stream().map(l -> "- " + l), besides.stream().map(l -> "+ " + l))
                .collect(Collectors.joining("\n"));
    }

    private static Compilation compiled(Case one) throws IOException {
        int key = one.hashCode();
        Compilation known = COMPILED.get(key);
        if (known == null) {
            Map<String, String> sources = new TreeMap<>();
            one.sources().forEach((name, text) -> sources.put(name, text.contains("package ") ? text : HEAD + text));
            List<String> options = new ArrayList<>(List.of("-Aportolan.package=p"));
            if (one.settings().keySet().stream().noneMatch(k -> k.endsWith("_naming_strategy"))) {
                options.add("-Aportolan.naming=" + one.naming());
            }
            if (!one.validated()) {
                options.add("-Aportolan.beanValidation=off");
            }
            if (!one.settings().isEmpty()) {
                options.add("-Aportolan.hibernate=" + file(one.settings()));
            }
            known = Compilation.of(work.resolve("classes" + COMPILED.size()), sources, options.toArray(String[]::new));
            COMPILED.put(key, known);
        }
        return known;
    }

    private static Path file(Map<String, String> settings) throws IOException {
        Path file = work.resolve("settings" + COMPILED.size() + ".properties");
        String text = settings.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                .collect(Collectors.joining());
        return Files.writeString(file, text);
    }

    private static List<Fact> migrated(Case one, Compilation compiled, Target target) throws IOException, SQLException {
        Path dir = work.resolve("migrations" + one.file().getFileName() + one.number() + target);
        Result result = target.generator(compiled.source(), dir).diff("init");
        assertEquals(Result.Outcome.WRITTEN, result.outcome());
        try (Connection database = target.fresh()) {
            Apply.file(database, target, result.files().get(0));
            return facts(one, target, database);
        }
    }

    /** On SQLite with the keys that it makes on H2: it has no foreign keys there, and not all unique ones. */
    private static List<Fact> hibernates(Case one, Compilation compiled, Target target)
            throws IOException, SQLException, ClassNotFoundException {
        List<Fact> facts = made(one, compiled, target);
        if (!Difference.SQLITE_FOREIGN_KEYS.isOf(target)) {
            return facts;
        }
        List<Fact> all = new ArrayList<>(facts);
        all.removeIf(RowsTest::isKey);
        made(one, compiled, Target.H2).stream()
                .filter(RowsTest::isKey)
                .map(RowsTest::withoutQuotes)
                .forEach(all::add);
        return all;
    }

    /** No name needs them on SQLite. */
    private static Fact withoutQuotes(Fact fact) {
        String text = fact.text().contains("\"") ? fact.text().replace("\"", "").toLowerCase(Locale.ROOT) : fact.text();
        return new Fact(fact.table().replace("\"", "").toLowerCase(Locale.ROOT), fact.kind(), fact.subject(), text);
    }

    private static boolean isKey(Fact fact) {
        return fact.kind() == Fact.Kind.REFERENCE || fact.kind() == Fact.Kind.UNIQUE;
    }

    private static List<Fact> made(Case one, Compilation compiled, Target target)
            throws IOException, SQLException, ClassNotFoundException {
        String url = target.freshUrl();
        Map<String, String> settings = new HashMap<>(Naming.valueOf(one.naming().toUpperCase(Locale.ROOT)).settings);
        settings.putAll(one.settings());
        settings.put("jakarta.persistence.create-database-schemas", "true");
        settings.put("jakarta.persistence.validation.mode", one.validated() ? "ddl" : "none");
        try (Connection database = DriverManager.getConnection(url);
                var statement = database.createStatement()) {
            List<String> script = Hibernate.script(compiled.classes(), compiled.loader(), target, url, settings);
            for (String sql : Repair.all(script, target)) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    throw new SQLException(sql + ": " + e.getMessage(), e);
                }
            }
            return facts(one, target, database);
        }
    }

    /** What is there; another database is dropped then, for the next to make it. */
    private static List<Fact> facts(Case one, Target target, Connection database) throws SQLException {
        String catalog = one.catalog().orElse(null);
        List<Fact> facts = Facts.of(target, database, catalog);
        if (catalog != null) {
            try (var statement = database.createStatement()) {
                statement.execute("set foreign_key_checks = 0");
                statement.execute("drop database " + catalog);
            }
        }
        return facts;
    }
}
