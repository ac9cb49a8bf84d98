package dev.portolan.dialect.mysql;

import dev.portolan.schema.ColumnType.Native;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Types as {@code COLUMN_TYPE} of the information schema writes them. */
final class TypeText {
    private static final Set<String> INTS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    private TypeText() {}

    static Native parse(String written) {
        for (String list : List.of("enum", "set")) {
            if (written.startsWith(list + "(")) {
                return new Native(list, values(written, list.length() + 1));
            }
        }
        int comment = written.indexOf(" /*");
        String text = (comment < 0 ? written : written.substring(0, comment)).strip();
        int open = text.indexOf('(');
        if (open < 0) {
            return Native.of(text);
        }
        String base = text.substring(0, open);
        int close = text.indexOf(')', open);
        String name = base + text.substring(close + 1);
        List<String> args = List.of(text.substring(open + 1, close).split("\\s*,\\s*"));
        return isDisplayWidth(base, name, args) || base.equals("year") ? Native.of(name) : new Native(name, args);
    }

    /** How wide a number is shown says nothing of what it holds; but one digit makes a {@code tinyint} a boolean to drivers. */
    private static boolean isDisplayWidth(String base, String name, List<String> args) {
        boolean isBoolean = name.equals("tinyint") && args.equals(List.of("1"));
        return INTS.contains(base) && !isBoolean && !name.endsWith("zerofill");
    }

    /** Values in quotes, doubled inside, with backslashes before what would not be seen. */
    private static List<String> values(String text, int from) {
        List<String> values = new ArrayList<>();
        int i = from;
        while (i < text.length() && text.charAt(i) == '\'') {
            StringBuilder value = new StringBuilder();
            i++;
            while (i < text.length()) {
                char c = text.charAt(i);
                if (c == '\\' && i + 1 < text.length()) {
                    value.append(Expressions.escaped(text.charAt(i + 1)));
                    i += 2;
                    continue;
                }
                if (c == '\'') {
                    if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
                        i++;
                    } else {
                        break;
                    }
                }
                value.append(c);
                i++;
            }
            values.add(value.toString());
            i += 2;
        }
        return values;
    }
}
