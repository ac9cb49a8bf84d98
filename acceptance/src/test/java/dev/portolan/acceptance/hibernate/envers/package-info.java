/** Hibernate Envers: its tables as it makes them itself. */
package dev.portolan.acceptance.hibernate.envers;
