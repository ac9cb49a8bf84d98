/** What is deliberately another in our tables than in Hibernate's, and what of Hibernate's scripts no server takes: one list each. */
package dev.portolan.acceptance.parity;
