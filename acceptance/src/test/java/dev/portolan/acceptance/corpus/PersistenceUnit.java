package dev.portolan.acceptance.corpus;

import java.util.List;

/**
 * Classes that one Hibernate is started with.
 *
 * @param include for {@code -Aportolan.include}; null for all that is compiled
 * @param classes their names
 */
record PersistenceUnit(String name, String include, List<String> classes) {}
