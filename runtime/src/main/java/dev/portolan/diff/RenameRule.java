package dev.portolan.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Which of the renames that were said act, among names of one kind in one place.
 *
 * <p>One acts only when the old name exists, the new one does not or is renamed away itself, and nothing else claims the old
 * one: so a hint may stay forever. Of several earlier names the latest that can act does.
 *
 * @param renames new name to old name
 * @param ambiguous old names that several new ones claim: none of them acts
 */
record RenameRule<K extends Comparable<K>>(Map<K, K> renames, List<K> ambiguous) {

    /**
     * @param said new name to its earlier names, oldest first
     * @param fresh whether a rename (new, old) was said since the last run; decides for swaps
     */
    static <K extends Comparable<K>> RenameRule<K> of(
            Set<K> before, Set<K> after, Map<K, List<K>> said, BiPredicate<K, K> fresh) {
        Map<K, Deque<K>> candidates = new TreeMap<>();
        said.forEach((name, olds) -> {
            Deque<K> existing = new ArrayDeque<>();
            olds.stream().filter(o -> before.contains(o) && !o.equals(name)).forEach(existing::push);
            if (after.contains(name) && !existing.isEmpty()) {
                candidates.put(name, existing);
            }
        });
        Set<K> ambiguous = new java.util.TreeSet<>();
        boolean settled = false;
        while (!settled) {
            settled = !dropImpossible(candidates, before, after)
                    && !dropAmbiguous(candidates, ambiguous)
                    && !dropStaleCycles(candidates, fresh);
        }
        Map<K, K> renames = new LinkedHashMap<>();
        candidates.forEach((name, olds) -> renames.put(name, olds.peek()));
        return new RenameRule<>(renames, List.copyOf(ambiguous));
    }

    /** Greatest fixed point: a chain stands while every link of it does. */
    private static <K extends Comparable<K>> boolean dropImpossible(
            Map<K, Deque<K>> candidates, Set<K> before, Set<K> after) {
        boolean any = false;
        boolean changed = true;
        while (changed) {
            changed = false;
            Set<K> leaving = new HashSet<>();
            candidates.values().forEach(olds -> leaving.add(olds.peek()));
            for (Iterator<Map.Entry<K, Deque<K>>> it = candidates.entrySet().iterator(); it.hasNext(); ) {
                Map.Entry<K, Deque<K>> entry = it.next();
                K old = entry.getValue().peek();
                boolean newIsFree = !before.contains(entry.getKey()) || leaving.contains(entry.getKey());
                boolean oldIsFree = !after.contains(old) || candidates.containsKey(old);
                if (!newIsFree || !oldIsFree) {
                    entry.getValue().poll();
                    if (!newIsFree || entry.getValue().isEmpty()) {
                        it.remove();
                    }
                    changed = true;
                }
            }
            any |= changed;
        }
        return any;
    }

    private static <K extends Comparable<K>> boolean dropAmbiguous(Map<K, Deque<K>> candidates, Set<K> ambiguous) {
        Map<K, List<K>> claims = new HashMap<>();
        candidates.forEach((name, olds) ->
                claims.computeIfAbsent(olds.peek(), k -> new ArrayList<>()).add(name));
        boolean any = false;
        for (Map.Entry<K, List<K>> claim : claims.entrySet()) {
            if (claim.getValue().size() > 1) {
                ambiguous.add(claim.getKey());
                claim.getValue().forEach(candidates::remove);
                any = true;
            }
        }
        return any;
    }

    private static <K extends Comparable<K>> boolean dropStaleCycles(
            Map<K, Deque<K>> candidates, BiPredicate<K, K> fresh) {
        Set<K> seen = new HashSet<>();
        List<K> stale = new ArrayList<>();
        for (K start : candidates.keySet()) {
            List<K> path = new ArrayList<>();
            K name = start;
            while (name != null && candidates.containsKey(name) && seen.add(name)) {
                path.add(name);
                name = candidates.get(name).peek();
            }
            if (start.equals(name)
                    && !path.isEmpty()
                    && !path.stream()
                            .allMatch(n -> fresh.test(n, candidates.get(n).peek()))) {
                stale.addAll(path);
            }
        }
        stale.forEach(candidates::remove);
        return !stale.isEmpty();
    }

    /**
     * The renames as steps that can be made one after the other: a name is free when it is taken. A cycle goes through
     * {@code temporary} of one of its names.
     *
     * @return pairs of old and new name
     */
    static <K extends Comparable<K>> List<Map.Entry<K, K>> inOrder(
            Map<K, K> renames, java.util.function.UnaryOperator<K> temporary) {
        Map<K, K> newOf = new HashMap<>();
        renames.forEach((name, old) -> newOf.put(old, name));
        List<Map.Entry<K, K>> ordered = new ArrayList<>();
        Set<K> done = new HashSet<>();
        for (K start : new java.util.TreeSet<>(renames.keySet())) {
            if (done.contains(start)) {
                continue;
            }
            K last = start;
            while (newOf.containsKey(last) && !newOf.get(last).equals(start)) {
                last = newOf.get(last);
            }
            boolean cycle = newOf.containsKey(last);
            K parked = cycle ? temporary.apply(last) : null;
            if (cycle) {
                ordered.add(Map.entry(last, parked));
            }
            for (K name = last; renames.containsKey(name) && done.add(name); name = renames.get(name)) {
                K old = renames.get(name);
                ordered.add(Map.entry(cycle && old.equals(last) ? parked : old, name));
            }
        }
        return ordered;
    }
}
