package dev.portolan.dir.format;

import dev.portolan.dir.MigrationFile;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes a file of formatted SQL: a changeset a statement, and one for what needs a connection of its own. */
final class LiquibaseRender {
    static final String HEAD = "--liquibase formatted sql\n";

    private static final String DOLLAR = "portolan.dollar";
    private static final String END = "--end";
    private static final Step NOTHING = Step.of("only the way back has something to do here", "SELECT 1");
    private static final Step SAVE = Step.of("open a transaction: all or nothing", "SAVEPOINT portolan", Tx.NONE);
    private static final Step RELEASE = Step.of("commit the transaction", "RELEASE portolan", Tx.NONE);
    private static final Pattern WORD = Pattern.compile(
            "(?im)^\\s*(?:-+\\s*(?:liquibase|changeset|rollback|comment|property|precondition|validchecksum|ignore)|/\\*\\s*liquibase)"
                    + "|\\r");

    private LiquibaseRender() {}

    static String text(String version, There there, SplitRules rules) {
        List<Step> up = there.up().isEmpty() ? List.of(NOTHING) : prepared(there.up(), rules, false);
        List<Step> back = prepared(there.back(), rules, Frame.isSqlite(there.up()));
        boolean together = there.up().size() > 1 && There.withoutTransaction(there.up());
        List<List<Step>> changesets =
                together ? List.of(up) : up.stream().map(List::of).toList();
        boolean pairs = changesets.size() == back.size() && !There.withoutTransaction(there.back());
        StringBuilder out = new StringBuilder(HEAD);
        if (uses(up) || uses(back)) {
            // Liquibase puts values of the environment into literals, too
            out.append("--property name:" + DOLLAR + " value:$\n");
        }
        for (int i = 0; i < changesets.size(); i++) {
            List<Step> undo = pairs ? List.of(back.get(back.size() - 1 - i)) : i == 0 ? back : List.of();
            append(out, version + "-" + (i + 1), changesets.get(i), undo);
        }
        check(out.toString(), up, back, rules);
        return out.toString();
    }

    private static List<Step> prepared(List<Step> steps, SplitRules rules, boolean frames) {
        boolean words = steps.stream().anyMatch(s -> WORD.matcher(s.sql()).find());
        List<Step> saved = Frame.saved(words ? OneLine.of(steps, rules) : steps);
        for (Step step : saved) {
            if (WORD.matcher(step.sql()).find()) {
                throw cannot(step.sql(), null);
            }
        }
        if (!frames || steps.size() < 2 || Frame.isSqlite(steps)) {
            return saved;
        }
        List<Step> framed = new ArrayList<>(List.of(SAVE));
        framed.addAll(saved);
        framed.add(RELEASE);
        return framed;
    }

    private static boolean uses(List<Step> steps) {
        return steps.stream().anyMatch(s -> s.sql().contains("${"));
    }

    private static void append(StringBuilder out, String id, List<Step> steps, List<Step> undo) {
        boolean alone = There.withoutTransaction(steps) || There.withoutTransaction(undo);
        out.append("\n--changeset portolan:").append(id);
        out.append(alone ? " runInTransaction:false" : "");
        out.append(steps.size() > 1 ? " endDelimiter:" + END : " splitStatements:false")
                .append(" stripComments:false");
        if (!undo.isEmpty()) {
            out.append(undo.size() > 1 ? " rollbackEndDelimiter:" + END : " rollbackSplitStatements:false");
        }
        out.append('\n');
        String said = StatementText.said(steps.get(0));
        if (steps.size() == 1 && said != null) {
            out.append("--comment: ").append(said).append('\n');
        }
        for (Step step : steps) {
            out.append(escaped(step.sql())).append(";\n").append(steps.size() > 1 ? END + "\n" : "");
        }
        for (Step step : undo) {
            escaped(step.sql() + ";")
                    .lines()
                    .forEach(l -> out.append("--rollback ").append(l).append('\n'));
            out.append(undo.size() > 1 ? "--rollback " + END + "\n" : "");
        }
        out.append(undo.isEmpty() ? "--rollback empty\n" : "");
    }

    private static String escaped(String sql) {
        return sql.replace("${", "${" + DOLLAR + "}{");
    }

    private static void check(String text, List<Step> up, List<Step> back, SplitRules rules) {
        LiquibaseFormat format = new LiquibaseFormat();
        MigrationFile file = MigrationFile.of("the file", text);
        List<Statement> there;
        List<Statement> andBack;
        try {
            there = format.statements(file, rules);
            andBack = format.reverse(file, rules);
        } catch (PortolanException e) {
            throw cannot(e.getMessage(), e);
        }
        if (!StatementText.isThat(there, up) || !StatementText.isThat(andBack, back)) {
            throw cannot(up.get(0).sql(), null);
        }
    }

    private static PortolanException cannot(String what, PortolanException cause) {
        return PortolanException.failed(
                "format-cannot",
                "liquibase cannot hold a statement of this migration, a line of which it takes for a line to itself: "
                        + what,
                cause);
    }
}
