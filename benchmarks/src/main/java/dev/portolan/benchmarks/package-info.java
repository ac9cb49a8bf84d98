/** Whole-process comparisons: {@link dev.portolan.benchmarks.Benchmarks} makes the input from a seed, runs and prints a table. */
package dev.portolan.benchmarks;
