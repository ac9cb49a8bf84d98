/**
 * Scripts: text archives in {@code src/test/resources/scripts} that say what is there, what is wanted, and the SQL that leads from one
 * to the other. {@code common} runs on every dialect, another folder on the dialect of its name.
 */
package dev.portolan.acceptance.script;
