/** Entities that no one here wrote, and the schema that Hibernate makes of them. */
package dev.portolan.acceptance.corpus;
