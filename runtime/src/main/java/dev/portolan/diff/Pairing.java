package dev.portolan.diff;

import dev.portolan.schema.Graph;
import dev.portolan.schema.Hints;

/**
 * What belongs together in two graphs: what the differ and the policy both begin with.
 *
 * @param is what exists, with renames made
 * @param to what is wanted, spelled as what exists where a server knows no difference
 * @param hints spelled likewise
 * @param renames those that act
 * @param renamed what they do
 */
record Pairing(Graph is, Graph to, Hints hints, RenameSet renames, Renamed renamed) {
    static Pairing of(Graph from, Graph to, Hints hints, Fresh fresh, DiffRules rules) {
        Spelling spelling = Spelling.of(from, to, hints, rules);
        Graph spelled = spelling.graph(to);
        Hints spelledHints = spelling.hints(hints);
        RenameSet renames = RenameSet.of(from, spelled, spelledHints, fresh);
        Renamed renamed = new Renamed(renames, rules);
        return new Pairing(renamed.graph(from), spelled, spelledHints, renames, renamed);
    }
}
