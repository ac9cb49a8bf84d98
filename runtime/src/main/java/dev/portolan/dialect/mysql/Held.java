package dev.portolan.dialect.mysql;

import dev.portolan.schema.Name;
import java.util.Set;

/**
 * Columns of a table that foreign keys hold: the server then allows some changes of them in place only.
 *
 * @param before of its keys and of those that refer to it, as they are called before
 * @param referred of the keys that refer to it afterwards
 */
record Held(Set<Name> before, Set<Name> referred) {}
