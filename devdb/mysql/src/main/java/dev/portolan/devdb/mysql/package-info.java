/** A real MySQL server for our own tests. No Maven package has one: a script unpacks Debian's into the user's cache. */
package dev.portolan.devdb.mysql;
