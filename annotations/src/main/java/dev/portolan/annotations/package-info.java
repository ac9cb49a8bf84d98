/** What {@code jakarta.persistence} cannot say. Read at compile time; kept in class files; no dependencies. */
package dev.portolan.annotations;
