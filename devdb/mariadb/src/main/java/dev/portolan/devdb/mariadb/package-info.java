/** A real MariaDB server from packages on the class path: unpacked once, its data folder copied from a template at each start. */
package dev.portolan.devdb.mariadb;
