/** What the processor tells its user, and where. */
package dev.portolan.processor.report;
