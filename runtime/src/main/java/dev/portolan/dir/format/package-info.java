/** Directory formats, one file each. */
package dev.portolan.dir.format;
