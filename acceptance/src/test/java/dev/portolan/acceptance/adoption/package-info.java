/** A database that others made: what is there stays, what is ours is found under the names that they gave. */
package dev.portolan.acceptance.adoption;
