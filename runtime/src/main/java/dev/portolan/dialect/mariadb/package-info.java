/** MariaDB, 10.6 and later: MySQL, and what is otherwise there. */
package dev.portolan.dialect.mariadb;
