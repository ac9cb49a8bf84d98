/** What MySQL and MariaDB both have to pass. */
package dev.portolan.devdb.server.mysql;
