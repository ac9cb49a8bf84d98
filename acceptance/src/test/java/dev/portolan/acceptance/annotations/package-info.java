/** Our own annotations on real databases: made, changed and removed, with rows. */
package dev.portolan.acceptance.annotations;
