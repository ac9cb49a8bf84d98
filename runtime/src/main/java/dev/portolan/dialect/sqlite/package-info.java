/**
 * SQLite. The schema is read from the SQL text that the database keeps, with a parser of its own, and checked against the pragma
 * table functions. A table that {@code ALTER} cannot change is built anew beside the old one.
 */
package dev.portolan.dialect.sqlite;
