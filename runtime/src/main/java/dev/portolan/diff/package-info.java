/**
 * What differs between two physical graphs, as a list of {@link dev.portolan.schema.Change}: generic, with the few questions that
 * only a dialect can answer behind {@link dev.portolan.diff.DiffRules}.
 */
package dev.portolan.diff;
