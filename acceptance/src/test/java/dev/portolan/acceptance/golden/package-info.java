/** What the tools that users come from print for the same change. */
package dev.portolan.acceptance.golden;
