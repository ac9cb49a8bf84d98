/**
 * What all real servers from packages need: unpacked once, their data folder copied from a template at each start, gone with the
 * process that started them. A database adds its {@link dev.portolan.devdb.server.Software}.
 */
package dev.portolan.devdb.server;
