/** The goals of the Maven plugin: each is thin over what the command line calls. */
package dev.portolan.maven;
