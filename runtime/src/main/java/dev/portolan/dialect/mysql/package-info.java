/** MySQL, 8.0 and later. What MariaDB does otherwise is overridden in {@code dialect.mariadb}. */
package dev.portolan.dialect.mysql;
