/**
 * SQL as text: the statements that a file splits into, the steps that a plan consists of, and how names and literals are quoted.
 */
package dev.portolan.sql;
