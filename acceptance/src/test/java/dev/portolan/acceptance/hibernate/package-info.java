/** A running Hibernate on databases that our migrations built. */
package dev.portolan.acceptance.hibernate;
