package dev.portolan.processor.graph.naming;

import dev.portolan.processor.graph.naming.Naming.Implied;
import dev.portolan.processor.graph.naming.Naming.Spelling;
import java.util.Map;
import java.util.Set;

/** Naming strategies by the names that settings give them. */
public final class Strategies {
    private static final String HIBERNATE = "org.hibernate.boot.model.naming.";
    private static final String BOOT3 = "org.springframework.boot.orm.jpa.hibernate.";
    private static final String BOOT4 = "org.springframework.boot.hibernate.";
    private static final Map<String, Spelling> PHYSICAL = Map.of(
            HIBERNATE + "PhysicalNamingStrategyStandardImpl", Spelling.AS_WRITTEN,
            HIBERNATE + "CamelCaseToUnderscoresNamingStrategy", Spelling.SNAKE,
            HIBERNATE + "PhysicalNamingStrategySnakeCaseImpl", Spelling.SNAKE,
            BOOT3 + "SpringPhysicalNamingStrategy", Spelling.SNAKE_OF_LETTERS);
    private static final Map<String, Implied> IMPLICIT = Map.of(
            "default",
            Implied.JPA,
            "jpa",
            Implied.JPA,
            HIBERNATE + "ImplicitNamingStrategyJpaCompliantImpl",
            Implied.JPA,
            "legacy-jpa",
            Implied.LEGACY_JPA,
            HIBERNATE + "ImplicitNamingStrategyLegacyJpaImpl",
            Implied.LEGACY_JPA,
            "legacy-hbm",
            Implied.LEGACY_HBM,
            HIBERNATE + "ImplicitNamingStrategyLegacyHbmImpl",
            Implied.LEGACY_HBM,
            "component-path",
            Implied.COMPONENT_PATH,
            HIBERNATE + "ImplicitNamingStrategyComponentPathImpl",
            Implied.COMPONENT_PATH);
    private static final Set<String> SPRING =
            Set.of(BOOT3 + "SpringImplicitNamingStrategy", BOOT4 + "SpringImplicitNamingStrategy");

    private Strategies() {}

    /** Whether a physical strategy of that name is understood. */
    public static boolean isPhysical(String name) {
        return PHYSICAL.containsKey(name);
    }

    /** Whether an implicit strategy of that name is understood. */
    public static boolean isImplicit(String name) {
        return IMPLICIT.containsKey(name) || SPRING.contains(name);
    }

    /**
     * Both together.
     *
     * @param physical one that is understood, or null for the default
     * @param implicit one that is understood, or null for the default
     * @param spring whether the defaults are Spring Boot's
     */
    public static Naming of(String physical, String implicit, boolean spring) {
        Implied byDefault = spring ? Implied.SPRING : Implied.JPA;
        Implied implied = implicit == null ? byDefault : IMPLICIT.getOrDefault(implicit, Implied.SPRING);
        Spelling spelling = physical == null ? spring ? Spelling.SNAKE : Spelling.AS_WRITTEN : PHYSICAL.get(physical);
        // Spring Boot 3's runs on Hibernate 6, whose snake case is the other
        boolean three = implicit != null && implicit.startsWith(BOOT3) && spelling == Spelling.SNAKE;
        return new Naming(three ? Spelling.SNAKE_OF_LETTERS : spelling, implied);
    }
}
