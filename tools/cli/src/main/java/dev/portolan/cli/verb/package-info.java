/** The verbs, one file each. A verb is a word, its options, and what it answers. */
package dev.portolan.cli.verb;
