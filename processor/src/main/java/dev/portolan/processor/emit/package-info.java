/** What a compilation leaves in the class output: the graph of each unit, its generated classes, and the service file. */
package dev.portolan.processor.emit;
