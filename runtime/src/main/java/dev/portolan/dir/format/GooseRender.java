package dev.portolan.dir.format;

import dev.portolan.schema.PortolanException;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.util.ArrayList;
import java.util.List;

/** Writes a file that goose reads as it was meant. */
final class GooseRender {
    private static final Step OPEN = Step.of("open a transaction: all or nothing", "BEGIN IMMEDIATE", Tx.NONE);
    private static final Step COMMIT = Step.of("commit the transaction", "COMMIT", Tx.NONE);

    private GooseRender() {}

    static String text(There there, SplitRules rules) {
        boolean alone = There.withoutTransaction(there.up()) || There.withoutTransaction(there.back());
        boolean sqlite = Frame.isSqlite(there.up()) || Frame.isSqlite(there.back());
        PortolanException failed = null;
        // a second try has no line in a literal that goose could take for one of its own
        for (boolean plain : new boolean[] {true, false}) {
            List<Step> up = plain ? there.up() : OneLine.of(there.up(), rules);
            List<Step> back = plain ? there.back() : OneLine.of(there.back(), rules);
            if (sqlite) {
                up = framed(up);
                back = framed(back);
            }
            String text = (alone ? "-- +goose NO TRANSACTION\n" : "") + "-- +goose Up\n" + section(up, sqlite)
                    + "\n-- +goose Down\n" + section(back, sqlite);
            failed = wrong(text, up, back, rules);
            if (failed == null) {
                return text;
            }
        }
        throw failed;
    }

    // what runs without a transaction of the tool's has its own, also on the way that would not need it
    private static List<Step> framed(List<Step> steps) {
        if (steps.size() < 2 || Frame.isSqlite(steps)) {
            return steps;
        }
        List<Step> framed = new ArrayList<>(List.of(OPEN));
        framed.addAll(steps);
        framed.add(COMMIT);
        return framed;
    }

    private static String section(List<Step> steps, boolean together) {
        StringBuilder out = new StringBuilder();
        boolean block = together && steps.size() > 1;
        if (block) {
            // goose takes a connection for each statement; these need the same one, so they are sent as one
            out.append("-- +goose StatementBegin\n");
        }
        for (Step step : steps) {
            String said = StatementText.said(step);
            if (said != null) {
                out.append("-- ").append(said.replace("+goose", "+ goose")).append('\n');
            }
            boolean wrap = !block && !isSimple(step.sql());
            out.append(wrap ? "-- +goose StatementBegin\n" : "").append(step.sql());
            out.append(wrap ? ";\n-- +goose StatementEnd\n" : ";\n");
        }
        return out.append(block ? "-- +goose StatementEnd\n" : "").toString();
    }

    private static boolean isSimple(String sql) {
        try {
            List<GooseText.Chunk> read = GooseText.of("", "-- +goose Up\n" + sql + ";\n", line -> line)
                    .up();
            return read.size() == 1 && read.get(0).text().equals(sql + ";\n");
        } catch (PortolanException e) {
            return false;
        }
    }

    private static PortolanException wrong(String text, List<Step> up, List<Step> back, SplitRules rules) {
        try {
            GooseText read = GooseText.of("the file", text, line -> line);
            if (StatementText.isThat(GooseFormat.statements("the file", read.up(), rules), up)
                    && StatementText.isThat(GooseFormat.statements("the file", read.down(), rules), back)) {
                return null;
            }
            return cannot("it would read other statements than these", null);
        } catch (PortolanException e) {
            return cannot(e.getMessage(), e);
        }
    }

    private static PortolanException cannot(String why, PortolanException cause) {
        return PortolanException.failed(
                "format-cannot",
                "goose cannot hold a statement of this migration, a line of which it takes for a line to itself: "
                        + why,
                cause);
    }
}
