package dev.portolan.dir.format;

import dev.portolan.dir.ByteOrder;
import dev.portolan.dir.Contents;
import dev.portolan.dir.DirFormat;
import dev.portolan.dir.MigrationFile;
import dev.portolan.sql.FileDirectives;
import dev.portolan.sql.Plan;
import dev.portolan.sql.SplitRules;
import dev.portolan.sql.Statement;
import dev.portolan.sql.Step;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Atlas's own format: {@code 20260131235959_add_users.sql}, in the order of the names. */
public final class AtlasFormat implements DirFormat {
    private static final String ENDING = ".sql";
    private static final String CHECKPOINT = "checkpoint";

    private final Set<String> checkpoints;

    /** For any directory: what is a checkpoint is not known. */
    public AtlasFormat() {
        this(Set.of());
    }

    private AtlasFormat(Set<String> checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public String name() {
        return "atlas";
    }

    @Override
    public List<String> summed(Collection<String> names) {
        return ByteOrder.sorted(names, ENDING);
    }

    @Override
    public List<String> executed(Collection<String> names) {
        List<String> all = history(names);
        int first = all.size() - 1;
        while (first > 0 && !checkpoints.contains(all.get(first))) {
            first--;
        }
        return first < 0 ? all : all.subList(first, all.size());
    }

    @Override
    public List<String> history(Collection<String> names) {
        return summed(names);
    }

    /** Told from the head alone, however large the rest is. */
    @Override
    public boolean checkpoint(MigrationFile file) {
        return !FileDirectives.of(file.head()).values(CHECKPOINT).isEmpty();
    }

    @Override
    public DirFormat in(Contents contents) {
        List<String> all = history(contents.names());
        NumberOrder.once(name(), all, this::version);
        return new AtlasFormat(all.stream()
                .filter(contents.files()::containsKey)
                .filter(n -> checkpoint(contents.files().get(n)))
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public String version(String fileName) {
        String stem = fileName.endsWith(ENDING) ? fileName.substring(0, fileName.length() - ENDING.length()) : fileName;
        int end = stem.indexOf('_');
        return end < 0 ? stem : stem.substring(0, end);
    }

    @Override
    public String fileName(String version, String name) {
        return version + "_" + name + ENDING;
    }

    @Override
    public List<MigrationFile> render(String version, String name, Plan plan, SplitRules rules) {
        return AtlasRender.files(this, version, name, plan.steps(), rules);
    }

    @Override
    public List<MigrationFile> checkpoint(String version, String name, String tag, List<Step> steps, SplitRules rules) {
        return List.of(AtlasRender.checkpoint(this, version, name, tag, steps, rules));
    }

    @Override
    public List<Statement> statements(MigrationFile file, SplitRules rules) {
        try (Stream<Statement> all = stream(file, rules)) {
            return all.toList();
        }
    }

    @Override
    public Stream<Statement> stream(MigrationFile file, SplitRules rules) {
        return file.statements(rules);
    }

    @Override
    public boolean withoutTransaction(MigrationFile file) {
        return FileDirectives.of(file.head()).values("txmode").contains("none");
    }
}
