package dev.portolan.acceptance.parity;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a deliberate difference is between the facts of two databases. */
@FunctionalInterface
interface FactRule {
    /** Facts never differ by it: they are made alike before they are compared. */
    FactRule NONE = (missing, besides, ours) -> {};

    void explain(List<String> missing, List<String> besides, List<String> ours);

    /** One of theirs, written otherwise, is one of ours. */
    static FactRule pairs(String theirs, String is) {
        Pattern pattern = Pattern.compile(theirs);
        return (missing, besides, ours) -> missing.removeIf(m -> {
            Matcher matcher = pattern.matcher(m);
            return matcher.matches() && besides.remove(matcher.replaceFirst(is));
        });
    }

    /** One of theirs stands for one of ours. */
    static void remove(
            List<String> missing, List<String> besides, String theirs, BiPredicate<String, String> standsFor) {
        missing.removeIf(m -> {
            Optional<String> ours = m.matches(theirs)
                    ? besides.stream().filter(b -> standsFor.test(m, b)).findFirst()
                    : Optional.empty();
            ours.ifPresent(besides::remove);
            return ours.isPresent();
        });
    }
}
