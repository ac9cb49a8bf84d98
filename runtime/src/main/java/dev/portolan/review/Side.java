package dev.portolan.review;

import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.dir.SumFile;
import dev.portolan.sql.SplitRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A side of a merge, of which git gives the sum alone.
 *
 * @param sum of this side
 * @param files that it covers
 * @param all files of the directory
 */
record Side(SumFile sum, Map<String, MigrationFile> files, Map<String, MigrationFile> all) {
    /** That of the commit whose directory has that sum. */
    static Side of(Git git, SumMerge.Request request, String text, DirFormat format) throws SumMerge.Unclear {
        SumFile wanted = SumMerge.parsed(text);
        for (String commit : commits(git, request.ref())) {
            Map<String, byte[]> bytes = git.files(commit, request.prefix(), format.deep());
            byte[] sum = bytes.get(request.sum());
            if (sum == null || !new String(sum, StandardCharsets.UTF_8).equals(text)) {
                continue;
            }
            Map<String, MigrationFile> all = new TreeMap<>();
            bytes.forEach((name, held) -> all.put(name, new MigrationFile(name, held)));
            Map<String, MigrationFile> files = new TreeMap<>();
            List<MigrationFile> summed = new ArrayList<>();
            for (String name : request.order(format, all.keySet())) {
                files.put(name, all.get(name));
                summed.add(all.get(name));
            }
            if (SumFile.of(summed).text().equals(text)) {
                return new Side(wanted, files, all);
            }
        }
        throw new SumMerge.Unclear("the files of one side are not found, or are not what their sum says");
    }

    /** Those that may be merged at this moment: git tells a driver of none. */
    private static Set<String> commits(Git git, String ref) {
        Set<String> commits = new LinkedHashSet<>();
        for (String name : List.of("HEAD", "MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "ORIG_HEAD", ref)) {
            String commit = git.maybe("rev-parse", "--verify", "--quiet", name + "^{commit}");
            if (commit != null) {
                commits.add(commit);
            }
        }
        for (String variable : System.getenv().keySet()) {
            if (variable.matches("GITHEAD_[0-9a-f]{40,64}")) {
                commits.add(variable.substring("GITHEAD_".length()));
            }
        }
        return commits;
    }

    /** All files of both. */
    static Map<String, MigrationFile> together(Side one, Side other) {
        Map<String, MigrationFile> together = new HashMap<>(one.all);
        together.putAll(other.all);
        return together;
    }

    /** What those do, by their words; a checkpoint does nothing to a database that has run what it stands for. */
    List<Touch> touches(Set<String> names, DirFormat format) {
        List<MigrationFile> changes =
                names.stream().map(all::get).filter(f -> !format.checkpoint(f)).toList();
        return WrittenTouches.of(changes, format, SplitRules.GENERIC);
    }
}
