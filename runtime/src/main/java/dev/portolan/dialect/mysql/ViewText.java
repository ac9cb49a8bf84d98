package dev.portolan.dialect.mysql;

import dev.portolan.schema.QName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The query of a view as the server keeps it: every name is quoted and begins with its database.
 *
 * @param query without the default database
 * @param mentioned what it reads, by full name
 */
record ViewText(String query, List<QName> mentioned) {
    static ViewText of(String stored, Session session) {
        StringBuilder query = new StringBuilder();
        Set<QName> mentioned = new TreeSet<>();
        List<String> path = new ArrayList<>();
        String introduced = Expressions.withoutIntroducers(stored);
        int i = 0;
        while (i < introduced.length()) {
            char c = introduced.charAt(i);
            if (c == '`') {
                int end = name(introduced, i);
                String text = introduced.substring(i + 1, end - 1).replace("``", "`");
                boolean first = path.isEmpty();
                path.add(text);
                boolean more = end < introduced.length() && introduced.charAt(end) == '.';
                if (path.size() == 2 && session.knows(path.get(0))) {
                    mentioned.add(session.name(path.get(0), text));
                }
                if (first && more && text.equals(session.defaultSchema())) {
                    i = end + 1;
                    continue;
                }
                query.append(introduced, i, end);
                if (more) {
                    query.append('.');
                    end++;
                } else {
                    path.clear();
                }
                i = end;
            } else if (c == '\'' || c == '"') {
                int end = Math.min(Expressions.quoted(introduced, i) + 1, introduced.length());
                query.append(introduced, i, end);
                i = end;
            } else {
                query.append(c);
                i++;
            }
        }
        return new ViewText(query.toString(), List.copyOf(mentioned));
    }

    /** Behind the quote that closes the name. */
    private static int name(String text, int open) {
        int i = open + 1;
        while (i < text.length()) {
            if (text.charAt(i) == '`') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '`') {
                    return i + 1;
                }
                i++;
            }
            i++;
        }
        return text.length();
    }
}
