/** The program {@code portolan} as a user has it: the launcher, in a process of its own. */
package dev.portolan.acceptance.program;
