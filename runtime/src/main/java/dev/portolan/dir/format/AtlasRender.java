package dev.portolan.dir.format;

import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.Versions;
import dev.portolan.sql.Batch;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Step;
import java.util.ArrayList;
import java.util.List;

/** Writes steps as files of Atlas. */
final class AtlasRender {
    private AtlasRender() {}

    static List<MigrationFile> files(
            DirFormat format, String version, String name, List<Step> steps, SplitRules rules) {
        List<MigrationFile> files = new ArrayList<>();
        for (Batch batch : Batch.of(steps)) {
            String head = batch.withoutTransaction() ? "-- atlas:txmode none\n" : "";
            files.add(MigrationFile.of(
                    format.fileName(Versions.plus(version, files.size()), batch.named(name)),
                    StatementText.of(format.name(), head, batch.steps(), rules, StatementText::upper)));
        }
        return files;
    }

    /** One file, as Atlas writes it: the directive in front of all other text. */
    static MigrationFile checkpoint(
            DirFormat format, String version, String name, String tag, List<Step> steps, SplitRules rules) {
        String head = "-- atlas:checkpoint" + (tag.isEmpty() ? "" : " " + tag) + "\n"
                + (OneFile.withoutTransaction(format, steps) ? "-- atlas:txmode none\n" : "");
        return MigrationFile.of(
                format.fileName(version, name),
                StatementText.of(format.name(), head, steps, rules, StatementText::upper));
    }
}
