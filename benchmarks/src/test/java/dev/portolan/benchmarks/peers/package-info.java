/** Programs of the peers, each a process of its own. */
package dev.portolan.benchmarks.peers;
