package dev.portolan.acceptance.rows;

import dev.portolan.acceptance.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Facts as those of two makers are compared. */
final class Alike {
    private static final Pattern SET = Pattern.compile("(unique (?:my_\\w+ )?)\\(([^()]*)\\)(.*)");
    private static final Pattern COLUMN = Pattern.compile("(\\S+) ([a-z][a-z ]*?)(\\([^)]*\\))?( .*)?");

    private Alike() {}

    static List<String> of(Target target, List<Fact> facts) {
        List<String> lines = new ArrayList<>();
        for (Fact fact : facts) {
            String text = fact.text();
            String line = alike(target, fact.kind(), text);
            String whole = (fact.kind() == Fact.Kind.OBJECT ? "" : fact.table() + ": ") + line;
            // Hibernate writes one on a collection twice, behind the column and behind the table
            if (fact.kind() != Fact.Kind.CHECK || !lines.contains(whole)) {
                lines.add(whole);
            }
        }
        return lines;
    }

    private static String alike(Target target, Fact.Kind kind, String text) {
        Matcher set = SET.matcher(text);
        if (kind == Fact.Kind.UNIQUE && set.matches()) {
            // in which order the columns of a unique key stand is no difference
            String columns = Arrays.stream(set.group(2).replace(" desc", "").split(", "))
                    .sorted()
                    .collect(Collectors.joining(", "));
            return set.group(1) + "(" + columns + ")" + set.group(3);
        }
        if (kind == Fact.Kind.CHECK) {
            // in which order conditions stand is none either
            String conditions = Arrays.stream(text.split(" and "))
                    .map(c -> c.replaceFirst("^check ", "").replaceAll("^\\((.*)\\)$", "$1"))
                    .sorted()
                    .collect(Collectors.joining(" and ", "check ", ""));
            return target == Target.SQLITE ? conditions.replaceAll("[\\s()]", "") : conditions;
        }
        if (target == Target.SQLITE && kind == Fact.Kind.OBJECT
                || kind == Fact.Kind.COLUMN && target == Target.SQLITE) {
            return sqlite(text);
        }
        return text;
    }

    /** A declared type counts by its affinity there, and there are no comments. */
    private static String sqlite(String text) {
        Matcher column = COLUMN.matcher(text.replaceFirst(" comment '.*", ""));
        if (!column.matches()) {
            return text.replaceFirst(" comment '.*", "");
        }
        String rest = column.group(4) == null ? "" : column.group(4).replace(" identity", "");
        return column.group(1) + " " + affinity(column.group(2).toLowerCase(Locale.ROOT)) + rest;
    }

    private static String affinity(String type) {
        if (type.contains("int")) {
            return "integer";
        }
        if (type.contains("char") || type.contains("clob") || type.contains("text")) {
            return "text";
        }
        if (type.contains("blob")) {
            return "blob";
        }
        return type.contains("real") || type.contains("floa") || type.contains("doub") ? "real" : "numeric";
    }
}
