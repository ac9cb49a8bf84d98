/** Running migrations on databases: as Atlas does it where it is right, on real servers, with processes that are killed. */
package dev.portolan.acceptance.apply;
