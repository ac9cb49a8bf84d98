package dev.portolan.sql;

/**
 * What a person should know before the SQL runs: printed on standard error.
 *
 * @param code stable, lower-case words joined by dashes ({@code drop-column}, {@code required-column-without-value} …)
 * @param element table or {@code table.column} that it is about; null for none
 * @param message one or more lines; says what to do
 */
public record Notice(String code, String element, String message) {}
