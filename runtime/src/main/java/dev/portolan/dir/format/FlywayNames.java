package dev.portolan.dir.format;

import dev.portolan.dir.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which files Flyway executes, and in which order; and which Atlas sums, which are others. */
final class FlywayNames {
    private static final Pattern VERSIONED =
            Pattern.compile("([VUB])(\\d+(?:[._]\\d+)*)(?:__(.*))?\\.sql", Pattern.DOTALL);
    private static final Pattern REPEATABLE = Pattern.compile("R__(.+)\\.sql", Pattern.DOTALL);
    private static final Pattern CALLBACK = Pattern.compile(
            "(?:before|after)(?:[A-Z][A-Za-z]*)(?:__.*)?\\.sql|createSchema(?:__.*)?\\.sql", Pattern.DOTALL);
    private static final Pattern OTHER = Pattern.compile(
            "(?:[VB]\\d+(?:[._]\\d+)*(?:__.*)?|R__.+)\\.(?:java|kt|class|sh|bash|bat|cmd|ps1|py)", Pattern.DOTALL);
    private static final Comparator<String> WALK = (a, b) -> {
        List<String> x = Arrays.asList(a.split("/"));
        List<String> y = Arrays.asList(b.split("/"));
        for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
            int order = ByteOrder.compare(x.get(i), y.get(i));
            if (order != 0) {
                return order;
            }
        }
        return x.size() - y.size();
    };

    private FlywayNames() {}

    static String base(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Whether it is a migration of that kind: V, U, B or R. */
    static boolean is(char kind, String name) {
        String base = base(name);
        return kind == 'R'
                ? REPEATABLE.matcher(base).matches()
                : base.indexOf(kind) == 0 && VERSIONED.matcher(base).matches();
    }

    static boolean isCallback(String name) {
        return CALLBACK.matcher(base(name)).matches();
    }

    static boolean isOtherLanguage(String name) {
        return OTHER.matcher(base(name)).matches();
    }

    /** As it is written; the empty string for none. */
    static String version(String name) {
        Matcher parts = VERSIONED.matcher(base(name));
        return parts.matches() ? parts.group(2) : "";
    }

    /** What follows the version; the empty string for nothing. */
    static String title(String name) {
        Matcher parts = VERSIONED.matcher(base(name));
        return parts.matches() && parts.group(3) != null ? parts.group(3) : "";
    }

    /** A version of which two are the same when Flyway takes them for the same. */
    static String normal(String version) {
        String normal = Arrays.stream(version.split("[._]"))
                .map(NumberOrder::bare)
                .reduce((a, b) -> a + "." + b)
                .orElse("");
        while (normal.endsWith(".0")) {
            normal = normal.substring(0, normal.length() - 2);
        }
        return normal;
    }

    static int compare(String a, String b) {
        String[] x = a.split("[._]");
        String[] y = b.split("[._]");
        for (int i = 0; i < Math.max(x.length, y.length); i++) {
            int order = NumberOrder.compare(i < x.length ? x[i] : "0", i < y.length ? y[i] : "0");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** On an empty database: the last baseline, what comes after it, then the repeatable ones in the order of their descriptions. */
    static List<String> executed(Collection<String> names) {
        List<String> executed = history(names);
        String baseline =
                executed.stream().filter(n -> is('B', n)).reduce((a, b) -> b).orElse(null);
        executed.removeIf(n -> baseline != null
                && !n.equals(baseline)
                && !is('R', n)
                && (is('B', n) || compare(version(n), version(baseline)) <= 0));
        return executed;
    }

    /** On any database: all versions and baselines, then the repeatable ones. */
    static List<String> history(Collection<String> names) {
        // of one version, the baseline stands for the migration too
        Comparator<String> order = Comparator.<String, String>comparing(FlywayNames::version, FlywayNames::compare)
                .thenComparing(n -> is('B', n))
                .thenComparing(WALK);
        List<String> history = new ArrayList<>();
        names.stream().filter(n -> is('V', n) || is('B', n)).sorted(order).forEach(history::add);
        names.stream()
                .filter(n -> is('R', n))
                .sorted(Comparator.comparing(FlywayNames::description, ByteOrder::compare)
                        .thenComparing(WALK))
                .forEach(history::add);
        return history;
    }

    private static String description(String name) {
        Matcher parts = REPEATABLE.matcher(base(name));
        return parts.matches() ? parts.group(1).replace('_', ' ') : "";
    }

    /** As Atlas walks and picks: a version beside a baseline is compared as text, one that was met before it by its path. */
    static List<String> summed(Collection<String> names) {
        String baseline = null;
        List<String> versioned = new ArrayList<>();
        List<String> repeatable = new ArrayList<>();
        for (String name : names.stream().sorted(WALK).toList()) {
            String base = base(name);
            char kind = base.isEmpty() ? ' ' : base.charAt(0);
            if (!base.endsWith(".sql") || base.length() < 4) {
                continue;
            }
            String version = atlasVersion(base);
            if (kind == 'B' && (baseline == null || ByteOrder.compare(version, atlasVersion(base(baseline))) >= 0)) {
                baseline = name;
                versioned.removeIf(v -> ByteOrder.compare(v, version) <= 0);
            } else if (kind == 'V'
                    && (baseline == null || ByteOrder.compare(atlasVersion(base(baseline)), version) < 0)) {
                versioned.add(name);
            } else if (kind == 'R') {
                repeatable.add(name);
            }
        }
        versioned.sort((a, b) -> atlasCompare(atlasVersion(base(a)), atlasVersion(base(b))));
        List<String> summed = new ArrayList<>();
        if (baseline != null) {
            summed.add(baseline);
        }
        summed.addAll(versioned);
        summed.addAll(repeatable);
        return summed;
    }

    private static String atlasVersion(String base) {
        String stem = base.substring(0, base.length() - ".sql".length());
        int end = stem.indexOf("__");
        String first = end < 0 ? stem : stem.substring(0, end);
        return first.isEmpty() ? "" : first.substring(1);
    }

    private static int atlasCompare(String a, String b) {
        String[] x = a.replace('_', '.').split("\\.", -1);
        String[] y = b.replace('_', '.').split("\\.", -1);
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            int order = Long.compare(number(x[i]), number(y[i]));
            if (order != 0) {
                return order;
            }
        }
        return x.length - y.length;
    }

    // what is no number counts 0, what is too large the largest one
    private static long number(String text) {
        if (!text.matches("[+-]?[0-9]+")) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** What is executed on any database, or says how, and is not in Atlas's sum; a new database starts behind what a baseline replaces. */
    static List<String> beside(Collection<String> names) {
        Set<String> beside = new TreeSet<>(WALK);
        Set<String> executed = Set.copyOf(history(names));
        for (String name : names) {
            String script = name.endsWith(".conf") ? name.substring(0, name.length() - ".conf".length()) : name;
            if (is('V', script) || is('U', script) || is('B', script) || is('R', script) || isCallback(name)) {
                beside.add(name);
            }
        }
        summed(names).forEach(beside::remove);
        return List.copyOf(beside);
    }
}
