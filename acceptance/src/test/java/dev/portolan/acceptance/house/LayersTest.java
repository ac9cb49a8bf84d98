package dev.portolan.acceptance.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One direction: who may see whom, and who may touch the world. */
class LayersTest {
    private static final String ROOT = "dev.portolan";

    /** Rank by package: a package sees those of a lower rank and itself. Two of one rank do not see each other. */
    private static final Map<String, Integer> RUNTIME = Map.of(
            "progress",
            0,
            "schema",
            1,
            "sql",
            2,
            "diff",
            3,
            "dir",
            3,
            "lint",
            4,
            "dialect",
            5,
            "replay",
            6,
            "migrate",
            7,
            "review",
            7);

    private static final Map<String, Integer> PROCESSOR =
            Map.of("report", 1, "jpa", 2, "model", 3, "graph", 4, "check", 5, "emit", 6);

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(
                        location -> !location.contains("/processor/javapoet/") && !location.contains("test-classes"))
                .importPackages(ROOT);
        assertFalse(ours.isEmpty());
    }

    @Test
    void noPackageCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(ours);
    }

    @Test
    void thePackagesOfRuntimeKeepTheirOrder() {
        classes()
                .that(resideInAPackage(ROOT + ".."))
                .should(new InOrder("runtime", ROOT + ".", RUNTIME))
                .check(ours);
    }

    @Test
    void thePackagesOfTheProcessorKeepTheirOrder() {
        classes()
                .that(resideInAPackage(ROOT + ".processor.."))
                .should(new InOrder("processor", ROOT + ".processor.", PROCESSOR))
                .check(ours);
    }

    @Test
    void theProcessorSeesOnlyTheGraphOfTheRuntime() {
        noClasses()
                .that(resideInAPackage(ROOT + ".processor.."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(ROOT + ".processor..", ROOT + ".schema.."))))
                .check(ours);
    }

    @Test
    void jdbcOnlyWhereADatabaseIsSpokenTo() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(
                        ROOT, ROOT + ".dialect..", ROOT + ".replay..", ROOT + ".migrate..", ROOT + ".devdb..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))
                .check(ours);
    }

    @Test
    void filesOnlyWhereFilesAreKept() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(
                        ROOT + ".dir..",
                        ROOT + ".replay..",
                        ROOT + ".review..",
                        ROOT + ".devdb..",
                        // makes a class path of what the command line names
                        ROOT + ".cli.load",
                        // removes output of an earlier compilation, which a Filer cannot
                        ROOT + ".processor.emit")))
                .should()
                .dependOnClassesThat(touchingFiles())
                .check(ours);
    }

    /** {@code Path} is a name; these open, list or change what it names. */
    private static DescribedPredicate<JavaClass> touchingFiles() {
        List<String> types = List.of(
                "java.io.File",
                "java.io.FileInputStream",
                "java.io.FileOutputStream",
                "java.io.FileReader",
                "java.io.FileWriter",
                "java.io.RandomAccessFile",
                "java.nio.file.Files",
                "java.nio.file.FileSystems",
                "java.nio.channels.FileChannel");
        return describe("touch files", c -> types.contains(c.getName()));
    }

    @Test
    void onlyADialectNamesADialect() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(ROOT + ".dialect.*..", ROOT + ".devdb.*..")))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".dialect.*.."))
                .check(ours);
    }

    /** A class of a ranked package depends on nothing of the same or a higher rank outside its package. */
    private static final class InOrder extends ArchCondition<JavaClass> {
        private final String prefix;
        private final Map<String, Integer> ranks;

        InOrder(String name, String prefix, Map<String, Integer> ranks) {
            super("keep the order of the packages of " + name);
            this.prefix = prefix;
            this.ranks = ranks;
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            String from = folder(type);
            if (from == null) {
                return;
            }
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                String to = folder(dependency.getTargetClass());
                if (to != null && !to.equals(from) && ranks.get(to) >= ranks.get(from)) {
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                }
            });
        }

        private String folder(JavaClass type) {
            String name = type.getPackageName();
            if (!name.startsWith(prefix)) {
                return null;
            }
            String first = name.substring(prefix.length()).split("\\.", 2)[0];
            return ranks.containsKey(first) ? first : null;
        }
    }
}
