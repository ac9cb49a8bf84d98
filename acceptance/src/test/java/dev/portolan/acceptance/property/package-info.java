/**
 * The property test: random pairs of schemas A and B with rows, migrated as a user would and judged by an oracle that knows nothing
 * of the planner.
 */
package dev.portolan.acceptance.property;
