package dev.portolan.processor.graph.naming;

import java.util.Map;
import java.util.Set;

/** Naming strategies by the names that settings give them. */
public final class Strategies {
    private static final String HIBERNATE = "org.hibernate.boot.model.naming.";
    private static final String BOOT3 = "org.springframework.boot.orm.jpa.hibernate.";
    private static final Map<String, Naming> PHYSICAL = Map.of(
            HIBERNATE + "PhysicalNamingStrategyStandardImpl", Naming.JPA,
            HIBERNATE + "CamelCaseToUnderscoresNamingStrategy", Naming.SPRING,
            HIBERNATE + "PhysicalNamingStrategySnakeCaseImpl", Naming.SPRING,
            BOOT3 + "SpringPhysicalNamingStrategy", Naming.SPRING3);
    private static final Set<String> JPA =
            Set.of("default", "jpa", HIBERNATE + "ImplicitNamingStrategyJpaCompliantImpl");
    private static final Set<String> SPRING = Set.of(
            BOOT3 + "SpringImplicitNamingStrategy", "org.springframework.boot.hibernate.SpringImplicitNamingStrategy");

    private Strategies() {}

    /** Whether a physical strategy of that name is understood. */
    public static boolean isPhysical(String name) {
        return PHYSICAL.containsKey(name);
    }

    /** Whether an implicit strategy of that name is understood. */
    public static boolean isImplicit(String name) {
        return JPA.contains(name) || SPRING.contains(name);
    }

    /**
     * Both together.
     *
     * @param physical one that is understood, or null for the default
     * @param implicit one that is understood, or null for the default
     * @param spring whether the defaults are Spring Boot's
     */
    public static Naming of(String physical, String implicit, boolean spring) {
        boolean ofProperty = implicit == null ? spring : SPRING.contains(implicit);
        Naming names = physical == null ? spring ? Naming.SPRING : Naming.JPA : PHYSICAL.get(physical);
        if (names == Naming.JPA) {
            return ofProperty ? Naming.AS_WRITTEN : Naming.JPA;
        }
        boolean three = names == Naming.SPRING3 || implicit != null && implicit.startsWith(BOOT3);
        return !ofProperty ? Naming.SNAKE : three ? Naming.SPRING3 : Naming.SPRING;
    }
}
