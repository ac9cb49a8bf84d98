/**
 * Scratch databases: replaying a migration directory on one, and bringing the desired state into the form in which a server
 * gives it back.
 */
package dev.portolan.replay;
