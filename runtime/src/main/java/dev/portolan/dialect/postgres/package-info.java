/** PostgreSQL 12 and later. */
package dev.portolan.dialect.postgres;
