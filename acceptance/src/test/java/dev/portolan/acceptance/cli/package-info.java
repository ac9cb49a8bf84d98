/** The generated main as its users meet it: real processes, exit codes, output, and what they leave behind. */
package dev.portolan.acceptance.cli;
