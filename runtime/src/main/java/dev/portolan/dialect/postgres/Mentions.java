package dev.portolan.dialect.postgres;

import dev.portolan.schema.Index;
import dev.portolan.schema.IndexPart;
import dev.portolan.schema.Name;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which names an expression may name. More than it does is harmless here, fewer is not. */
final class Mentions {
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|\"((?:[^\"]|\"\")*)\"|([\\p{L}_][\\p{L}\\p{N}_$]*)");

    private Mentions() {}

    static boolean any(String expression, Collection<Name> names) {
        if (expression == null || names.isEmpty()) {
            return false;
        }
        Set<String> used = new HashSet<>();
        Matcher token = TOKEN.matcher(expression);
        while (token.find()) {
            if (token.group(1) != null) {
                used.add(token.group(1).replace("\"\"", "\""));
            } else if (token.group(2) != null) {
                used.add(token.group(2));
            }
        }
        return names.stream().anyMatch(n -> used.contains(n.text()));
    }

    static boolean any(Index index, Collection<Name> names) {
        for (IndexPart part : index.parts()) {
            if (part.column() != null && names.contains(part.column()) || any(Ddl.text(part.expression()), names)) {
                return true;
            }
        }
        return index.include().stream().anyMatch(names::contains) || any(Ddl.text(index.where()), names);
    }
}
