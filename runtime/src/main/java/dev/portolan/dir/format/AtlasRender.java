package dev.portolan.dir.format;

import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.Versions;
import dev.portolan.schema.PortolanException;
import dev.portolan.sql.Batch;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Splitter;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import dev.portolan.sql.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes steps as a file of Atlas, with a delimiter of its own where {@code ;} would split a statement. */
final class AtlasRender {
    private static final List<String> DELIMITERS = List.of(
            "-- end", "-- end of statement", "-- portolan:end", "\\n\\n\\n", "\\n\\n\\n\\n\\n", "-- 9f2c4e end");

    private AtlasRender() {}

    static List<MigrationFile> files(
            DirFormat format, String version, String name, List<Step> steps, SplitRules rules) {
        List<MigrationFile> files = new ArrayList<>();
        for (Batch batch : Batch.of(steps)) {
            String of = batch.named(name);
            files.add(file(format, Versions.plus(version, files.size()), of, batch.steps(), rules));
        }
        return files;
    }

    private static MigrationFile file(
            DirFormat format, String version, String name, List<Step> steps, SplitRules rules) {
        String text = text(steps, null);
        for (int i = 0; !splitsInto(text, steps, rules); i++) {
            if (i == DELIMITERS.size()) {
                throw PortolanException.failed(
                        "format-cannot",
                        "the format atlas cannot hold a statement of this migration, because no delimiter tells it from the next: "
                                + steps.get(0).sql());
            }
            text = text(steps, DELIMITERS.get(i));
        }
        return MigrationFile.of(format.fileName(version, name), text);
    }

    private static String text(List<Step> steps, String delimiter) {
        StringBuilder out = new StringBuilder();
        if (delimiter != null) {
            out.append("-- atlas:delimiter ").append(delimiter).append('\n');
        }
        if (steps.stream().anyMatch(s -> s.tx() == Tx.NONE)) {
            out.append("-- atlas:txmode none\n");
        }
        if (out.length() > 0) {
            out.append('\n');
        }
        for (Step step : steps) {
            if (step.comment() != null) {
                String why = step.reason() == null ? "" : ": " + step.reason();
                out.append("-- ").append(comment(step.comment() + why)).append('\n');
            }
            out.append(step.sql()).append(delimiter == null ? ";\n" : ";\n" + delimiter.replace("\\n", "\n") + "\n");
        }
        return out.toString();
    }

    // A name with a line end in it must not end the comment.
    private static String comment(String text) {
        String line = text.replace("\r", "\\r").replace("\n", "\\n");
        int first = line.isEmpty() ? 0 : Character.charCount(line.codePointAt(0));
        return line.substring(0, first).toUpperCase(Locale.ROOT) + line.substring(first);
    }

    private static boolean splitsInto(String text, List<Step> steps, SplitRules rules) {
        List<Statement> statements;
        try {
            statements = Splitter.split(text, rules);
        } catch (PortolanException e) {
            return false;
        }
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

    private static String bare(String sql) {
        String stripped = sql.strip();
        return stripped.endsWith(";")
                ? stripped.substring(0, stripped.length() - 1).strip()
                : stripped;
    }
}
