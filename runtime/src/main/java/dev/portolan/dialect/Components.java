package dev.portolan.dialect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Strongly connected components (Tarjan), without recursion: chains of thousands of tables are usual in tests of limits. */
public final class Components {
    private Components() {}

    /**
     * Groups of nodes that need each other, each group after those that it needs. Deterministic: nodes are visited in the order
     * given.
     *
     * @param needs what a node needs; others than {@code nodes} are passed over
     */
    public static <T> List<List<T>> of(List<T> nodes, Function<T, List<T>> needs) {
        return new Run<>(nodes, needs).run();
    }

    private static final class Run<T> {
        private final List<T> nodes;
        private final Function<T, List<T>> needs;
        private final Map<T, Visit<T>> visits = new HashMap<>();
        private final Deque<T> open = new ArrayDeque<>();
        private final List<List<T>> components = new ArrayList<>();
        private int next;

        private Run(List<T> nodes, Function<T, List<T>> needs) {
            this.nodes = nodes;
            this.needs = needs;
            nodes.forEach(n -> visits.put(n, new Visit<>()));
        }

        private List<List<T>> run() {
            for (T node : nodes) {
                if (visits.get(node).index < 0) {
                    visit(node);
                }
            }
            return components;
        }

        private void visit(T root) {
            Deque<T> path = new ArrayDeque<>();
            path.push(enter(root));
            while (!path.isEmpty()) {
                T node = path.peek();
                Visit<T> visit = visits.get(node);
                if (visit.rest.hasNext()) {
                    T needed = visit.rest.next();
                    Visit<T> other = visits.get(needed);
                    if (other == null || needed.equals(node)) {
                        continue;
                    }
                    if (other.index < 0) {
                        path.push(enter(needed));
                    } else if (other.onStack) {
                        visit.low = Math.min(visit.low, other.index);
                    }
                } else {
                    path.pop();
                    if (!path.isEmpty()) {
                        Visit<T> above = visits.get(path.peek());
                        above.low = Math.min(above.low, visit.low);
                    }
                    if (visit.low == visit.index) {
                        close(node);
                    }
                }
            }
        }

        private T enter(T node) {
            Visit<T> visit = visits.get(node);
            visit.index = next;
            visit.low = next++;
            visit.onStack = true;
            visit.rest = needs.apply(node).iterator();
            open.push(node);
            return node;
        }

        private void close(T node) {
            List<T> component = new ArrayList<>();
            T member;
            do {
                member = open.pop();
                visits.get(member).onStack = false;
                component.add(member);
            } while (!member.equals(node));
            Collections.reverse(component);
            components.add(component);
        }
    }

    private static final class Visit<T> {
        private int index = -1;
        private int low;
        private boolean onStack;
        private Iterator<T> rest;
    }
}
