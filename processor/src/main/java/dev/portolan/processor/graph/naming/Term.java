package dev.portolan.processor.graph.naming;

import dev.portolan.schema.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A name and what it is made of. Where a part had other names before ({@code @RenamedFrom}), all names that this one would have
 * had with them can be told.
 */
public final class Term {
    /** Beyond it parts are varied one at a time: nobody renames so much at once. */
    private static final int COMBINATIONS = 64;

    private final List<Part> parts;
    private final boolean changed;

    private sealed interface Part {}

    private record Text(String text, boolean quoted) implements Part {}

    /** @param options oldest first, the last is the current one */
    private record Choice(String key, List<Term> options) implements Part {}

    private Term(List<Part> parts) {
        this.parts = List.copyOf(parts);
        boolean any = false;
        for (Part part : this.parts) {
            any |= part instanceof Choice;
        }
        this.changed = any;
    }

    /** A name made by us or by Java: never quoted. */
    public static Term of(String text) {
        return new Term(List.of(new Text(text, false)));
    }

    /** A name as the mapping writes it: quoted when it stands in backticks, double quotes or brackets. */
    public static Term written(String text) {
        String trimmed = text.strip();
        int last = trimmed.length() - 1;
        if (last > 0) {
            char open = trimmed.charAt(0);
            char close = trimmed.charAt(last);
            if (open == '`' && close == '`' || open == '"' && close == '"' || open == '[' && close == ']') {
                return new Term(List.of(new Text(trimmed.substring(1, last), true)));
            }
        }
        return of(trimmed);
    }

    /**
     * A name that may have had others.
     *
     * @param key equal for the same decision in several names: they change together
     * @param earlier oldest first
     */
    public static Term choice(String key, List<Term> earlier, Term current) {
        if (earlier.isEmpty()) {
            return current;
        }
        List<Term> options = new ArrayList<>(earlier);
        options.add(current);
        return new Term(List.of(new Choice(key, List.copyOf(options))));
    }

    public Term plus(String text) {
        return plus(of(text));
    }

    public Term plus(Term other) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Term(all);
    }

    /** The same, nowhere quoted. */
    public Term unquoted() {
        List<Part> plain = new ArrayList<>();
        for (Part part : parts) {
            plain.add(
                    part instanceof Choice choice
                            ? new Choice(
                                    choice.key(),
                                    choice.options().stream()
                                            .map(Term::unquoted)
                                            .toList())
                            : new Text(((Text) part).text(), false));
        }
        return new Term(plain);
    }

    /** The current logical name. */
    public Name logical() {
        return whole(Map.of());
    }

    public Name physical(Naming naming) {
        return physical(naming::physical);
    }

    public Name physical(UnaryOperator<Name> naming) {
        return naming.apply(logical());
    }

    /** Physical names that it had before, oldest first, without the current one. */
    public List<Name> earlier(Naming naming) {
        return earlier(naming::physical);
    }

    /** @param naming from the logical name to the physical one */
    public List<Name> earlier(UnaryOperator<Name> naming) {
        if (!changed) {
            return List.of();
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        count(counts);
        Set<Name> names = new LinkedHashSet<>();
        long product = counts.values().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        if (product <= COMBINATIONS) {
            combine(new ArrayList<>(counts.keySet()), counts, 0, new LinkedHashMap<>(), names, naming);
        } else {
            counts.forEach((key, n) -> {
                for (int i = 0; i < n; i++) {
                    names.add(naming.apply(whole(Map.of(key, i))));
                }
            });
        }
        names.remove(physical(naming));
        return List.copyOf(names);
    }

    private void combine(
            List<String> keys,
            Map<String, Integer> counts,
            int at,
            Map<String, Integer> chosen,
            Set<Name> names,
            UnaryOperator<Name> naming) {
        if (at == keys.size()) {
            names.add(naming.apply(whole(chosen)));
            return;
        }
        String key = keys.get(at);
        for (int i = 0; i < counts.get(key); i++) {
            chosen.put(key, i);
            combine(keys, counts, at + 1, chosen, names, naming);
        }
        chosen.remove(key);
    }

    private void count(Map<String, Integer> counts) {
        for (Part part : parts) {
            if (part instanceof Choice choice) {
                counts.put(choice.key(), choice.options().size());
                choice.options().forEach(o -> o.count(counts));
            }
        }
    }

    /** Quoted also when it has signs that no server takes without quotes: so Hibernate has it since 6. */
    private Name whole(Map<String, Integer> chosen) {
        Name name = evaluate(chosen);
        return name.quoted() || isPlain(name.text()) ? name : Name.quoted(name.text());
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            boolean plain = Character.isLetter(at) || at == '_' || i > 0 && (Character.isDigit(at) || at == '$');
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private Name evaluate(Map<String, Integer> chosen) {
        if (parts.size() == 1 && parts.get(0) instanceof Text only) {
            return new Name(only.text(), only.quoted());
        }
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (Part part : parts) {
            Name name;
            if (part instanceof Choice choice) {
                int last = choice.options().size() - 1;
                name = choice.options()
                        .get(chosen.getOrDefault(choice.key(), last))
                        .evaluate(chosen);
            } else {
                Text literal = (Text) part;
                name = new Name(literal.text(), literal.quoted());
            }
            text.append(name.text());
            quoted |= name.quoted();
        }
        return new Name(text.toString(), quoted);
    }

    @Override
    public String toString() {
        return logical().toString();
    }
}
