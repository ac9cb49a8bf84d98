package dev.portolan.dir.format;

import dev.portolan.dir.ByteOrder;
import dev.portolan.dir.Contents;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.Versions;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** dbmate: {@code 20260131235959_add_users.sql} with what is done and what takes it back, in the order of the names. */
public final class DbmateFormat implements DirFormat {
    private static final String ENDING = ".sql";
    private static final Pattern UP = Pattern.compile("(?m)^--\\s*migrate:up([ \\t]*\\r?$|\\s+\\S+)");
    private static final Pattern DOWN = Pattern.compile("(?m)^--\\s*migrate:down([ \\t]*\\r?$|\\s+\\S+)");
    private static final String NO_TRANSACTION = "transaction:false";

    /** A part of a file. @param offset where it begins @param line on which, from 1 @param options of its first line */
    private record Section(String text, int offset, int line, List<String> options) {}

    @Override
    public String name() {
        return "dbmate";
    }

    @Override
    public boolean ownsText(String head) {
        return UP.matcher(head).find();
    }

    @Override
    public List<String> summed(Collection<String> names) {
        return ByteOrder.sorted(names, ENDING);
    }

    @Override
    public List<String> executed(Collection<String> names) {
        return summed(names).stream().filter(n -> !version(n).isEmpty()).toList();
    }

    @Override
    public DirFormat in(Contents contents) {
        NumberOrder.once(name(), executed(contents.names()), this::version);
        return this;
    }

    @Override
    public String version(String fileName) {
        int end = 0;
        while (end < fileName.length() && fileName.charAt(end) >= '0' && fileName.charAt(end) <= '9') {
            end++;
        }
        return fileName.substring(0, end);
    }

    @Override
    public String fileName(String version, String name) {
        return version + "_" + name + ENDING;
    }

    @Override
    public List<MigrationFile> render(String version, String name, Plan plan, SplitRules rules) {
        List<MigrationFile> files = new ArrayList<>();
        for (There there : There.of(plan)) {
            String fileName = fileName(Versions.plus(version, files.size()), there.named(name));
            MigrationFile file = file(fileName, there.up(), there.back(), rules);
            if (!holds(file, there.up(), there.back(), rules)) {
                List<Step> up = OneLine.of(there.up(), rules);
                List<Step> back = OneLine.of(there.back(), rules);
                file = file(fileName, up, back, rules);
                if (!holds(file, up, back, rules)) {
                    throw PortolanException.failed(
                            "format-cannot",
                            "dbmate cannot hold a statement of this migration: a line of it begins with \"-- migrate:\", "
                                    + "which dbmate takes for a line to itself");
                }
            }
            files.add(file);
        }
        return files;
    }

    private MigrationFile file(String fileName, List<Step> up, List<Step> back, SplitRules rules) {
        return MigrationFile.of(
                fileName, "-- migrate:up" + section(up, rules) + "\n-- migrate:down" + section(back, rules));
    }

    private String section(List<Step> steps, SplitRules rules) {
        String options = There.withoutTransaction(steps) ? " " + NO_TRANSACTION : "";
        return options + "\n"
                + (steps.isEmpty() ? "" : StatementText.of(name(), "", steps, rules, UnaryOperator.identity()));
    }

    private boolean holds(MigrationFile file, List<Step> up, List<Step> back, SplitRules rules) {
        try {
            return StatementText.isThat(statements(file, rules), up)
                    && StatementText.isThat(reverse(file, rules), back);
        } catch (PortolanException e) {
            return false;
        }
    }

    @Override
    public List<MigrationFile> blank(String version, String name) {
        return List.of(MigrationFile.of(fileName(version, name), "-- migrate:up\n\n-- migrate:down\n"));
    }

    @Override
    public List<Statement> statements(MigrationFile file, SplitRules rules) {
        Section up = up(file);
        return SplitFile.section(file.name(), up.text(), up.offset(), up.line(), rules);
    }

    @Override
    public String reverseFile(String fileName, Collection<String> names) {
        return fileName;
    }

    @Override
    public List<Statement> reverse(MigrationFile file, SplitRules rules) {
        Matcher down = DOWN.matcher(file.text());
        if (!down.find()) {
            return List.of();
        }
        Section section = section(file.text(), down.start(), file.text().length());
        return SplitFile.section(file.name(), section.text(), section.offset(), section.line(), rules);
    }

    @Override
    public boolean withoutTransaction(MigrationFile file) {
        return up(file).options().contains(NO_TRANSACTION);
    }

    @Override
    public boolean reverseWithoutTransaction(MigrationFile file) {
        Matcher down = DOWN.matcher(file.text());
        return down.find()
                && section(file.text(), down.start(), file.text().length())
                        .options()
                        .contains(NO_TRANSACTION);
    }

    private static Section up(MigrationFile file) {
        String text = file.text();
        Matcher up = UP.matcher(text);
        if (!up.find()) {
            throw SplitFile.malformed(file.name(), 1, "dbmate wants a line \"-- migrate:up\"");
        }
        Matcher down = DOWN.matcher(text);
        boolean back = down.find();
        if (back && down.start() < up.start()) {
            throw SplitFile.malformed(file.name(), 1, "dbmate wants \"-- migrate:up\" before \"-- migrate:down\"");
        }
        String before = text.substring(text.startsWith("\ufeff") ? 1 : 0, up.start());
        if (before.lines().anyMatch(l -> !l.isBlank() && !l.stripLeading().startsWith("--"))) {
            throw SplitFile.malformed(file.name(), 1, "dbmate takes no statement before \"-- migrate:up\"");
        }
        return section(text, up.start(), back ? down.start() : text.length());
    }

    private static Section section(String text, int from, int to) {
        int end = text.indexOf('\n', from);
        int begin = end < 0 || end >= to ? to : end + 1;
        List<String> words = List.of(text.substring(from, begin).strip().split("\\s+"));
        int line = (int) text.substring(0, begin).chars().filter(c -> c == '\n').count() + 1;
        return new Section(text.substring(begin, to), begin, line, words);
    }
}
