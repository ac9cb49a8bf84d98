package dev.portolan.dialect.h2;

import dev.portolan.schema.Name;
import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The query of a view, as the server prints it: words in capitals, names quoted, tables with their schemas, stars written out. */
final class ViewText {
    /** Option of a view: its columns, where they are called otherwise than in its query. */
    static final String COLUMNS = "columns";

    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']|'')*'|(?:U&)?\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*" + "|\\p{N}[\\p{L}\\p{N}.]*|\\s+|.",
            Pattern.DOTALL);

    private final List<String> all = new ArrayList<>();
    /** Places of those in {@code all} that are no white space. */
    private final List<Integer> places = new ArrayList<>();

    ViewText(String query) {
        Matcher token = TOKEN.matcher(query);
        while (token.find()) {
            if (!token.group().isBlank()) {
                places.add(all.size());
            }
            all.add(token.group());
        }
    }

    private String token(int i) {
        return i >= 0 && i < places.size() ? all.get(places.get(i)) : "";
    }

    private boolean isName(int i) {
        return token(i).endsWith("\"");
    }

    /** What the server calls the columns when nothing else is said; null when that does not show in the text. */
    List<String> columns() {
        int at = 0;
        for (int depth = 0; depth > 0 || !token(at).equals("SELECT"); at++) {
            if (at == places.size()) {
                return null;
            }
            depth += depth(at);
        }
        List<String> columns = new ArrayList<>();
        at++;
        if (token(at).equals("DISTINCT")) {
            at++;
            if (token(at).equals("ON")) {
                return null;
            }
        }
        int start = at;
        for (int depth = 0; at <= places.size(); at++) {
            boolean ends = at == places.size() || depth == 0 && token(at).equals("FROM");
            if (ends || depth == 0 && token(at).equals(",")) {
                boolean alone = at - 1 == start;
                String before = token(at - 2);
                if (!isName(at - 1) || !alone && !before.equals("AS") && !before.equals(".")) {
                    return null;
                }
                columns.add(Tokens.unquoted(token(at - 1)));
                start = at + 1;
            }
            if (ends) {
                return columns;
            }
            depth += depth(at);
        }
        return null;
    }

    private int depth(int at) {
        return token(at).equals("(") ? 1 : token(at).equals(")") ? -1 : 0;
    }

    /** Whether it says something of a table that could not be said of a query in its place. */
    boolean needsTables() {
        for (int i = 0; i < places.size(); i++) {
            if (Set.of("_ROWID_", "USE").contains(token(i).toUpperCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it reads all columns of a table, whatever they are. */
    boolean readsWholeTables() {
        for (int i = 0; i < places.size(); i++) {
            if (token(i).equals("TABLE") && isName(i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it may read a column of that name of any table: nothing stands before the name. */
    boolean namesAlone(Name column) {
        for (int i = 0; i < places.size(); i++) {
            if (isName(i)
                    && !token(i - 1).equals(".")
                    && !token(i - 1).equals("AS")
                    && Tokens.unquoted(token(i)).equals(column.text())) {
                return true;
            }
        }
        return false;
    }

    /** The same over other tables and views. @param query what is read in place of one; null for itself */
    String over(Function<QName, String> query) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int i = 0; i + 2 < places.size(); i++) {
            if (!isName(i)
                    || !token(i + 1).equals(".")
                    || !isName(i + 2)
                    || token(i - 1).equals(".")) {
                continue;
            }
            String schema = Tokens.unquoted(token(i));
            QName name = new QName(
                    schema.equals(H2Names.PUBLIC) ? null : Name.quoted(schema),
                    Name.quoted(Tokens.unquoted(token(i + 2))));
            String other = query.apply(name);
            if (other == null) {
                continue;
            }
            boolean column = token(i + 3).equals(".");
            boolean whole = token(i - 1).equals("TABLE");
            append(text, from, places.get(whole ? i - 1 : i));
            if (column) {
                text.append(token(i + 2));
            } else {
                text.append(whole ? "SELECT * FROM (" : "(").append(other).append(')');
                text.append(isName(i + 3) ? "" : " " + token(i + 2));
            }
            from = places.get(i + 2) + 1;
            i += 2;
        }
        append(text, from, all.size());
        return text.toString();
    }

    private void append(StringBuilder text, int from, int to) {
        all.subList(from, to).forEach(text::append);
    }
}
