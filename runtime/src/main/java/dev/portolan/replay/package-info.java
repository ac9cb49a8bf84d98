/** Scratch databases: replaying a migration directory, and bringing the desired state into the form in which a server returns it. */
package dev.portolan.replay;
