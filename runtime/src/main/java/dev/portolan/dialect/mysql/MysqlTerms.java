package dev.portolan.dialect.mysql;

import dev.portolan.dialect.Advice;
import dev.portolan.schema.Change;
import dev.portolan.schema.Check;
import dev.portolan.schema.Column;
import dev.portolan.schema.ColumnType;
import dev.portolan.schema.Name;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has to be known to tell which changes may fail on rows. */
final class MysqlTerms implements Advice.Terms {
    private static final String VALUE = "(?:'(?:[^'\\\\]|''|\\\\.)*'|-?\\d+)";
    private static final Pattern ITEM = Pattern.compile(VALUE);
    private static final Pattern LIST =
            Pattern.compile("(`(?:[^`]|``)*`) in \\((" + VALUE + "(?:,\\s*" + VALUE + ")*)\\)");
    private static final Pattern RANGE = Pattern.compile("(`(?:[^`]|``)*`) between (-?\\d+) and (-?\\d+)");
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'|`((?:[^`]|``)*)`|([\\p{L}_][\\p{L}\\p{N}_$]*)");

    private final String dialect;
    private final Syntax syntax;

    MysqlTerms(String dialect, Syntax syntax) {
        this.dialect = dialect;
        this.syntax = syntax;
    }

    @Override
    public String dialect() {
        return dialect;
    }

    @Override
    public String type(ColumnType type) {
        return syntax.sql(type);
    }

    @Override
    public boolean narrows(Column from, Column to) {
        return conversion(from, to).narrows();
    }

    @Override
    public boolean converts(Column from, Column to) {
        return conversion(from, to).isOtherKind();
    }

    private static Conversion conversion(Column from, Column to) {
        return new Conversion(from.physicalType(), to.physicalType(), Syntax.quoted(to.name()));
    }

    @Override
    public boolean allowsAll(Check from, Check to, List<Change.RenameValue> renamed) {
        Matcher rangeBefore = RANGE.matcher(Syntax.text(from.expression()));
        Matcher rangeAfter = RANGE.matcher(Syntax.text(to.expression()));
        if (rangeBefore.matches() && rangeAfter.matches()) {
            return rangeBefore.group(1).equals(rangeAfter.group(1))
                    && Long.parseLong(rangeAfter.group(2)) <= Long.parseLong(rangeBefore.group(2))
                    && Long.parseLong(rangeAfter.group(3)) >= Long.parseLong(rangeBefore.group(3));
        }
        Matcher before = LIST.matcher(Syntax.text(from.expression()));
        Matcher after = LIST.matcher(Syntax.text(to.expression()));
        if (!before.matches() || !after.matches() || !before.group(1).equals(after.group(1))) {
            return false;
        }
        Set<String> values = values(before.group(2));
        renamed.forEach(r -> values.remove(Syntax.literal(r.from())));
        renamed.forEach(r -> values.add(Syntax.literal(r.to())));
        return values(after.group(2)).containsAll(values);
    }

    private static Set<String> values(String list) {
        Set<String> values = new HashSet<>();
        Matcher item = ITEM.matcher(list);
        while (item.find()) {
            values.add(item.group());
        }
        return values;
    }

    @Override
    public boolean mentions(String expression, Name column) {
        return expression != null && names(expression).contains(column.text().toLowerCase(java.util.Locale.ROOT));
    }

    /** Names in an expression, in lower case: the server knows no difference. */
    static Set<String> names(String expression) {
        Set<String> names = new HashSet<>();
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            String name = token.group(1) != null ? token.group(1).replace("``", "`") : token.group(2);
            if (name != null) {
                names.add(name.toLowerCase(java.util.Locale.ROOT));
            }
        }
        return names;
    }

    /** An expression in the new names of columns. @param names new names by old ones, in any case */
    static String renamed(String expression, Map<String, Name> names) {
        return TOKEN.matcher(expression).replaceAll(token -> {
            String name = token.group(1) != null ? token.group(1).replace("``", "`") : token.group(2);
            Name other = name == null ? null : names.get(name);
            return Matcher.quoteReplacement(other == null ? token.group() : Syntax.quoted(other));
        });
    }
}
