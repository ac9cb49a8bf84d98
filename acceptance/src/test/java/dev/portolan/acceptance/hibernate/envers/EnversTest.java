package dev.portolan.acceptance.hibernate.envers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portolan.acceptance.Compilation;
import dev.portolan.acceptance.Target;
import dev.portolan.acceptance.corpus.Comparison;
import dev.portolan.acceptance.corpus.Hibernate;
import dev.portolan.acceptance.corpus.Parity;
import dev.portolan.acceptance.hibernate.Naming;
import dev.portolan.acceptance.house.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Audited entities: the migration, applied, leaves nothing to do, the database is the one that Hibernate with Envers makes, and
 * Hibernate's validator accepts it. {@code -Denvers=} runs those whose name, dialect or naming holds that text.
 */
class EnversTest {
    private static final Path CASES = Checkout.ROOT.resolve("acceptance/src/test/resources/envers");
    private static final String HEAD =
            "package t; import jakarta.persistence.*; import java.math.*; import java.time.*;"
                    + " import java.util.*; import org.hibernate.envers.*;\n";
    private static final List<String> MANAGED = List.of("Entity", "MappedSuperclass", "Embeddable", "Converter");
    /** On SQLite Hibernate makes no key that the database numbers, see docs/parity.md. */
    private static final Pattern NUMBERED =
            Pattern.compile("^(nullable|identity) (revinfo.rev|people.id): expected (null|false)$");

    private static final Map<String, Compilation> COMPILED = new HashMap<>();

    @TempDir
    static Path classes;

    @TempDir
    Path work;

    static Stream<Arguments> everywhere() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file : files.sorted().toList()) {
                for (Target target : Target.values()) {
                    for (Naming naming : Naming.values()) {
                        String name = file.getFileName().toString().replace(".java", "");
                        // SQLite and MySQL have no schemas
                        boolean schemas = target == Target.POSTGRES || target == Target.H2;
                        // names are made before there is a dialect: two are enough for the second naming
                        boolean here = schemas || naming == Naming.JPA && !name.equals("Schemas");
                        if (here && (name + " " + target + " " + naming).contains(System.getProperty("envers", ""))) {
                            all.add(Arguments.of(name, target, naming));
                        }
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("everywhere")
    void tablesAreThoseOfEnvers(String name, Target target, Naming naming)
            throws IOException, SQLException, ClassNotFoundException {
        Compilation compilation = compiled(name, naming);
        ClassLoader loader = compilation.loader();
        Hibernate hibernate = new Hibernate(loader, managed(compilation, loader), naming.settings);
        Parity parity = new Parity(target, compilation.source(), work.resolve("migrations"));
        String url = parity.migrated();
        List<String> differences = new ArrayList<>(Comparison.of(parity.expected(hibernate), parity.facts(url), target)
                .differences());
        if (target == Target.SQLITE) {
            differences.removeIf(NUMBERED.asPredicate());
        }
        String refused = parity.refused(hibernate, url);
        if (refused != null) {
            differences.add("validator: " + refused);
        }
        assertEquals(List.of(), differences);
    }

    static Stream<Arguments> settings() {
        String p = "org.hibernate.envers.";
        String end = p + "audit_strategy_validity_";
        Map<String, String> validity = Map.of(p + "audit_strategy", p + "strategy.internal.ValidityAuditStrategy");
        Map<String, String> timed = new HashMap<>(validity);
        timed.put(end + "store_revend_timestamp", "true");
        timed.put(end + "revend_timestamp_legacy_placement", "false");
        Map<String, String> numeric = new HashMap<>(validity);
        numeric.put(end + "store_revend_timestamp", "true");
        numeric.put(end + "revend_timestamp_numeric", "true");
        numeric.put(end + "end_rev_field_name", "ended");
        numeric.put(end + "revend_timestamp_field_name", "ended_at");
        Map<String, String> names = Map.of(
                p + "audit_table_prefix", "log_",
                p + "audit_table_suffix", "_log",
                p + "revision_field_name", "rev_no",
                p + "revision_type_field_name", "rev_kind",
                p + "modified_flag_suffix", "_changed",
                p + "embeddable_set_ordinal_field_name", "nth",
                p + "global_with_modified_flag", "true",
                p + "do_not_audit_optimistic_locking_field", "false");
        Map<String, String> revisions = Map.of(
                p + "track_entities_changed_in_revision", "true",
                p + "use_revision_entity_with_native_id", "false",
                p + "cascade_delete_revision", "true");
        Map<String, String> off = Map.of("hibernate.integration.envers.enabled", "false");
        return Stream.of(
                        Map.entry("validity", validity),
                        Map.entry("timed", timed),
                        Map.entry("numeric", numeric),
                        Map.entry("names", names),
                        Map.entry("revisions", revisions),
                        Map.entry("off", off))
                .flatMap(e -> Stream.of("Basics", "Elements", "Joined", "Secondary")
                        .flatMap(c -> Stream.of(Target.H2, Target.POSTGRES)
                                .map(t -> Arguments.of(e.getKey(), c, t, e.getValue()))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("settings")
    void settingsAreThoseOfEnvers(String which, String name, Target target, Map<String, String> settings)
            throws IOException, SQLException, ClassNotFoundException {
        Path file = work.resolve("hibernate.properties");
        Files.writeString(
                file,
                settings.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                        .collect(Collectors.joining()));
        Compilation compilation = Compilation.of(
                work.resolve("classes"),
                Map.of(name + ".java", HEAD + Checkout.text(CASES.resolve(name + ".java"))),
                "-Aportolan.package=t",
                "-Aportolan.hibernate=" + file);
        ClassLoader loader = compilation.loader();
        Map<String, String> all = new HashMap<>(Naming.JPA.settings);
        all.putAll(settings);
        Hibernate hibernate = new Hibernate(loader, managed(compilation, loader), all);
        Parity parity = new Parity(target, compilation.source(), work.resolve("migrations"));
        String url = parity.migrated();
        assertEquals(
                List.of(),
                Comparison.of(parity.expected(hibernate), parity.facts(url), target)
                        .differences());
    }

    private static Compilation compiled(String name, Naming naming) throws IOException {
        String key = name + "-" + naming;
        Compilation known = COMPILED.get(key);
        if (known == null) {
            known = Compilation.of(
                    classes.resolve(key),
                    Map.of(name + ".java", HEAD + Checkout.text(CASES.resolve(name + ".java"))),
                    "-Aportolan.package=t",
                    "-Aportolan.beanValidation=off",
                    "-Aportolan.naming=" + naming.name().toLowerCase(Locale.ROOT));
            COMPILED.put(key, known);
        }
        return known;
    }

    private static List<String> managed(Compilation compilation, ClassLoader loader)
            throws IOException, ClassNotFoundException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(compilation.classes().resolve("t"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                String name = "t." + file.getFileName().toString().replace(".class", "");
                boolean managed = Stream.of(Class.forName(name, false, loader).getAnnotations())
                        .anyMatch(a -> MANAGED.contains(a.annotationType().getSimpleName()));
                if (managed) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
