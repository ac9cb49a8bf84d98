/** Inner parts, measured with JMH. */
package dev.portolan.benchmarks.parts;
