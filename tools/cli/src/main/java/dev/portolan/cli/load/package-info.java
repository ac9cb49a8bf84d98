/** The user's classes and drivers, beside ours. */
package dev.portolan.cli.load;
