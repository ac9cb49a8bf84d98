package dev.portolan.dir.format;

import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Splitter;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Statements with the comments that stand before them in their file, without the lines that say something to a tool. */
final class ImportComments {
    private static final Pattern SAID = Pattern.compile("(?i)--\\s*comment:?\\s(.*)");
    private static final Pattern WORD = Pattern.compile(
            "(?i)--\\s*(?:atlas:|\\+goose|migrate:|liquibase|changeset|rollback|property\\b|precondition|validCheckSum|ignoreLines|end$|end of statement$|portolan:end$).*");

    private ImportComments() {}

    static List<Step> with(MigrationFile file, List<Statement> statements, SplitRules rules) {
        List<String> lines = file.text().lines().toList();
        List<Step> steps = new ArrayList<>();
        for (Statement statement : statements) {
            Statement only = only(statement.text(), rules);
            List<String> comments = new ArrayList<>(above(lines, statement));
            Stream.concat(statement.comments().stream(), only.comments().stream())
                    .filter(c -> !WORD.matcher(c.strip()).matches())
                    .map(ImportComments::plain)
                    .filter(c -> !c.isEmpty() && !comments.contains(c))
                    .forEach(comments::add);
            String comment = String.join(" ", comments);
            steps.add(Step.of(comment.isEmpty() ? null : comment, StatementText.bare(only.text())));
        }
        return steps;
    }

    /** A text that a tool sends as a whole, without comments around it where it is one statement. */
    private static Statement only(String text, SplitRules rules) {
        try {
            List<Statement> split = Splitter.split(text, rules);
            if (split.size() == 1) {
                return split.get(0);
            }
        } catch (PortolanException e) {
            // a part of a longer statement, to these rules
        }
        return new Statement(0, 1, text, List.of());
    }

    private static List<String> above(List<String> lines, Statement statement) {
        Deque<String> comments = new ArrayDeque<>();
        int at = statement.line() - 1;
        String first = statement.text().lines().findFirst().orElse("").strip();
        if (at >= lines.size() || at < 0 || !lines.get(at).strip().startsWith(first)) {
            return List.of();
        }
        for (int i = at - 1; i >= 0; i--) {
            String line = lines.get(i).replace("\ufeff", "").strip();
            if (!line.isEmpty() && !line.startsWith("--")) {
                break;
            }
            Matcher said = SAID.matcher(line);
            if (said.matches()) {
                comments.addFirst(said.group(1).strip());
            } else if (!line.isEmpty()
                    && !WORD.matcher(line).matches()
                    && !plain(line).isEmpty()) {
                comments.addFirst(plain(line));
            }
        }
        return List.copyOf(comments);
    }

    private static String plain(String comment) {
        String text = comment.strip();
        if (text.startsWith("/*") && text.endsWith("*/") && text.length() > 3) {
            text = text.substring(2, text.length() - 2);
        }
        return text.replaceFirst("^(?:--+|#+)", "")
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}
