package dev.portolan.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Named ones by name, the others by structure, then what bears the same name, then what is about the same. */
final class Matching<T> {
    private final List<T> existing;
    private final List<T> desired;
    private final Match.Shape<T> shape;
    private final int[] partner;
    private final boolean[] taken;

    Matching(List<T> existing, List<T> desired, Match.Shape<T> shape) {
        this.existing = existing;
        this.desired = desired;
        this.shape = shape;
        this.partner = new int[desired.size()];
        this.taken = new boolean[existing.size()];
        Arrays.fill(partner, -1);
    }

    List<Match<T>> run() {
        Map<String, Integer> byName = new HashMap<>();
        Map<Object, Deque<Integer>> byKey = new HashMap<>();
        Map<Object, Deque<Integer>> bySubject = new HashMap<>();
        for (int e = 0; e < existing.size(); e++) {
            T element = existing.get(e);
            if (shape.name(element) != null && shape.keepsName(element)) {
                byName.putIfAbsent(shape.nameKey(shape.name(element)), e);
            }
            byKey.computeIfAbsent(shape.key(element), k -> new ArrayDeque<>()).add(e);
            Object subject = shape.subject(element);
            if (subject != null) {
                bySubject.computeIfAbsent(subject, k -> new ArrayDeque<>()).add(e);
            }
        }
        byName(byName, true, false);
        byName(byName, false, true);
        byStructure(byKey, false);
        byStructure(byKey, true);
        byName(byName, false, false);
        for (int d = 0; d < partner.length; d++) {
            Object subject = shape.subject(desired.get(d));
            if (partner[d] < 0 && subject != null) {
                bySubject(d, bySubject.getOrDefault(subject, new ArrayDeque<>()));
            }
        }
        return result();
    }

    private void byName(Map<String, Integer> names, boolean named, boolean onlySame) {
        for (int d = 0; d < partner.length; d++) {
            T want = desired.get(d);
            if (partner[d] >= 0 || shape.name(want) == null || named && !(shape.named(want) && shape.keepsName(want))) {
                continue;
            }
            int e = names.getOrDefault(shape.nameKey(shape.name(want)), -1);
            if (e >= 0 && (!onlySame || isSame(e, d))) {
                pair(d, e);
            }
        }
    }

    private void byStructure(Map<Object, Deque<Integer>> byKey, boolean named) {
        for (int d = 0; d < partner.length; d++) {
            T want = desired.get(d);
            boolean byItsName = shape.named(want) && shape.keepsName(want);
            if (partner[d] >= 0 || byItsName != named) {
                continue;
            }
            for (int e : byKey.getOrDefault(shape.key(want), new ArrayDeque<>())) {
                if (!taken[e] && isSame(e, d)) {
                    pair(d, e);
                    break;
                }
            }
        }
    }

    private void bySubject(int d, Iterable<Integer> candidates) {
        int best = -1;
        int most = 0;
        for (int e : candidates) {
            int likeness = taken[e] ? 0 : shape.likeness(existing.get(e), desired.get(d));
            if (likeness > most) {
                most = likeness;
                best = e;
            }
        }
        if (best >= 0) {
            pair(d, best);
        }
    }

    private boolean isSame(int e, int d) {
        return shape.key(existing.get(e)).equals(shape.key(desired.get(d)))
                && shape.same(existing.get(e), desired.get(d));
    }

    private void pair(int d, int e) {
        if (!taken[e]) {
            partner[d] = e;
            taken[e] = true;
        }
    }

    private List<Match<T>> result() {
        List<Match<T>> all = new ArrayList<>();
        for (int d = 0; d < partner.length; d++) {
            all.add(new Match<>(partner[d] < 0 ? null : existing.get(partner[d]), desired.get(d)));
        }
        for (int e = 0; e < taken.length; e++) {
            if (!taken[e]) {
                all.add(new Match<>(existing.get(e), null));
            }
        }
        return all;
    }
}
