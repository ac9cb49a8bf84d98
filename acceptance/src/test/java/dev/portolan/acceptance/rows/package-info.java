/** Every row of JPA's and Hibernate's mappings, and the tables that it makes on each database, held against a running Hibernate. */
package dev.portolan.acceptance.rows;
