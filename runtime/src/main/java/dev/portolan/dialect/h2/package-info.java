/** H2 2.x in its regular mode. */
package dev.portolan.dialect.h2;
