/**
 * The program {@code portolan}: words of a command line in, text or JSON out. What it does is done by the runtime; each verb is a file
 * in {@code dev.portolan.cli.verb}.
 */
package dev.portolan.cli;
