package dev.portolan.acceptance.corpus;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A published artifact with entities that no one here wrote. Nothing of it is kept in this repository. */
enum CodeBase {
    /** Apache-2.0; 29 entities: indexes, composite keys and foreign keys, sequences. */
    HAPI_FHIR("ca.uhn.hapi.fhir", "hapi-fhir-jpaserver-model", "8.8.0", false) {
        /** Its own generator class needs its Spring context: a plain sequence of the same name instead. */
        @Override
        UnaryOperator<String> rewritten() {
            Pattern generator =
                    Pattern.compile("@GenericGenerator\\(\\s*name = (\"\\w+\"),\\s*type = [\\w.]+\\.class\\s*\\)");
            return text -> generator
                    .matcher(text)
                    .replaceAll("@jakarta.persistence.SequenceGenerator(name = $1, sequenceName = $1)");
        }
    },
    /** Apache-2.0; 63 entities in 8 persistence units: inheritance, collections, maps, converters. */
    HIBERNATE_TESTING("org.hibernate.orm", "hibernate-testing", "7.3.0.Final", true);

    final String group;
    final String artifact;
    final String version;
    /** Whether each package with entities is a persistence unit of its own. */
    final boolean unitAPackage;

    CodeBase(String group, String artifact, String version, boolean unitAPackage) {
        this.group = group;
        this.artifact = artifact;
        this.version = version;
        this.unitAPackage = unitAPackage;
    }

    /** What is changed in its sources, where Hibernate takes more than its annotations say. */
    UnaryOperator<String> rewritten() {
        return UnaryOperator.identity();
    }

    @Override
    public String toString() {
        return artifact;
    }
}
