/** Databases that Hibernate 6.6, 7.2 and 7.4 made of given entities, and what Portolan finds to change in them: nothing. */
package dev.portolan.acceptance.generations;
