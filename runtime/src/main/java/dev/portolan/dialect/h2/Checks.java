package dev.portolan.dialect.h2;

import dev.portolan.schema.Change.RenameValue;
import dev.portolan.schema.Check;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks as those of an enum read: {@code "C" IN('A', 'B')}, {@code "C" = 'A'} and {@code "C" BETWEEN 0 AND 2}. */
final class Checks {
    private static final String VALUE = "(?:(?:U&)?'(?:[^']|'')*'|-?\\d+)";
    private static final Pattern ITEM = Pattern.compile(VALUE);
    private static final Pattern LIST =
            Pattern.compile("((?:U&)?\"(?:[^\"]|\"\")*\") (?:IN\\(|= )(" + VALUE + "(?:, " + VALUE + ")*)\\)?");
    private static final Pattern RANGE = Pattern.compile("((?:U&)?\"(?:[^\"]|\"\")*\") BETWEEN (-?\\d+) AND (-?\\d+)");

    private Checks() {}

    /** Whether every row that satisfies one satisfies the other; false when that cannot be told. */
    static boolean allowsAll(Check from, Check to, List<RenameValue> renames) {
        String before = Ddl.text(from.expression());
        String after = Ddl.text(to.expression());
        if (before.equals(after)) {
            return true;
        }
        Matcher rangeBefore = RANGE.matcher(before);
        Matcher rangeAfter = RANGE.matcher(after);
        if (rangeBefore.matches()
                && rangeAfter.matches()
                && rangeBefore.group(1).equals(rangeAfter.group(1))) {
            return number(rangeAfter, 2).compareTo(number(rangeBefore, 2)) <= 0
                    && number(rangeBefore, 3).compareTo(number(rangeAfter, 3)) <= 0;
        }
        Matcher listBefore = LIST.matcher(before);
        Matcher listAfter = LIST.matcher(after);
        return listBefore.matches()
                && listAfter.matches()
                && listBefore.group(1).equals(listAfter.group(1))
                && values(listAfter).containsAll(renamed(values(listBefore), renames));
    }

    private static BigInteger number(Matcher range, int group) {
        return new BigInteger(range.group(group));
    }

    private static Set<String> values(Matcher list) {
        Set<String> values = new HashSet<>();
        Matcher item = ITEM.matcher(list.group(2));
        while (item.find()) {
            String value = item.group();
            values.add(value.endsWith("'") ? "'" + Tokens.unquoted(value) : value);
        }
        return values;
    }

    private static Set<String> renamed(Set<String> values, List<RenameValue> renames) {
        Set<String> renamed = new HashSet<>(values);
        renames.forEach(r -> renamed.remove("'" + r.from()));
        renames.forEach(r -> renamed.add("'" + r.to()));
        return renamed;
    }
}
