/** What README and docs promise, held to it. */
package dev.portolan.acceptance.docs;
