package dev.portolan.acceptance.hibernate;

import java.util.Map;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitJoinTableNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;

/** A naming of ours and what a Hibernate is told for the same names. */
public enum Naming {
    JPA(Map.of(
            "hibernate.implicit_naming_strategy", ImplicitNamingStrategyJpaCompliantImpl.class.getName(),
            "hibernate.physical_naming_strategy", PhysicalNamingStrategyStandardImpl.class.getName())),
    SPRING(Map.of(
            "hibernate.implicit_naming_strategy", LikeSpring.class.getName(),
            "hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName()));

    /** For Hibernate. */
    public final Map<String, String> settings;

    Naming(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Spring Boot names a join table after the attribute that owns it, not after the other table. */
    public static final class LikeSpring extends ImplicitNamingStrategyJpaCompliantImpl {
        private static final long serialVersionUID = 1;

        @Override
        public Identifier determineJoinTableName(ImplicitJoinTableNameSource source) {
            String name = source.getOwningPhysicalTableName() + "_"
                    + source.getAssociationOwningAttributePath().getProperty();
            return toIdentifier(name, source.getBuildingContext());
        }
    }
}
