package dev.portolan.dir.format;

import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Splitter;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Steps as text that splits into them again, with a delimiter of its own where {@code ;} would split a statement. */
final class StatementText {
    private static final List<String> DELIMITERS = List.of(
            "-- end", "-- end of statement", "-- portolan:end", "\\n\\n\\n", "\\n\\n\\n\\n\\n", "-- 9f2c4e end");

    private StatementText() {}

    /**
     * @param format its name, for messages
     * @param head lines in front of all, none when empty
     * @param comment from what a step does to what is said of it
     */
    static String of(String format, String head, List<Step> steps, SplitRules rules, UnaryOperator<String> comment) {
        String text = text(head, steps, null, comment);
        for (int i = 0; !splitsInto(text, steps, rules); i++) {
            if (i == DELIMITERS.size()) {
                throw PortolanException.failed(
                        "format-cannot",
                        "the format " + format
                                + " cannot hold a statement of this migration, because no delimiter tells it from the next: "
                                + steps.get(0).sql());
            }
            text = text(head, steps, DELIMITERS.get(i), comment);
        }
        return text;
    }

    private static String text(String head, List<Step> steps, String delimiter, UnaryOperator<String> comment) {
        StringBuilder out = new StringBuilder();
        if (delimiter != null) {
            out.append("-- atlas:delimiter ").append(delimiter).append('\n');
        }
        out.append(head);
        if (out.length() > 0) {
            out.append('\n');
        }
        for (Step step : steps) {
            String said = said(step);
            if (said != null) {
                out.append("-- ").append(comment.apply(said)).append('\n');
            }
            // the rows of a COPY end with a line of their own, behind its semicolon
            out.append(step.sql()).append(step.sql().endsWith("\n\\.") ? "\n" : ";\n");
            out.append(delimiter == null ? "" : delimiter.replace("\\n", "\n") + "\n");
        }
        return out.toString();
    }

    /** What a step does and why, in one line; null for one of which nothing is said. */
    static String said(Step step) {
        if (step.comment() == null) {
            return null;
        }
        String text = step.reason() == null ? step.comment() : step.comment() + ": " + step.reason();
        // a name with a line end in it must not end the comment
        return text.replace("\r", "\\r").replace("\n", "\\n");
    }

    /** As Atlas begins comments in its own files. */
    static String upper(String comment) {
        int first = comment.isEmpty() ? 0 : Character.charCount(comment.codePointAt(0));
        return comment.substring(0, first).toUpperCase(Locale.ROOT) + comment.substring(first);
    }

    private static boolean splitsInto(String text, List<Step> steps, SplitRules rules) {
        try {
            return isThat(Splitter.split(text, rules), steps);
        } catch (PortolanException e) {
            return false;
        }
    }

    /** Whether statements are the steps', but for the delimiter. */
    static boolean isThat(List<Statement> statements, List<Step> steps) {
        if (statements.size() != steps.size()) {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!bare(statements.get(i).text()).equals(bare(steps.get(i).sql()))) {
                return false;
            }
        }
        return true;
    }

    /** Without the semicolon that ends it. */
    static String bare(String sql) {
        String stripped = sql.strip();
        return stripped.endsWith(";")
                ? stripped.substring(0, stripped.length() - 1).strip()
                : stripped;
    }
}
